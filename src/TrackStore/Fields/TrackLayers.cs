using System.Diagnostics;
using TrackStore.Text;

namespace TrackStore.Fields;

/// <summary>
/// The layers of one track's fields, and the rule that selects a field's effective value: the user's, else the pinned platform's, else that
/// of the best-ranked platform whose value isn't empty, else the base layer's, else that of a merged track. A null in a layer is a value:
/// "deliberately empty".
/// </summary>
internal sealed class TrackLayers(FieldRanking ranking)
{
    private readonly Dictionary<(TrackField Field, FieldLayer Layer), (string? Value, DateTime SetAt)> _rows = [];
    private readonly List<PlatformLayer> _platforms = [];

    private TrackLayers(TrackLayers layers, FieldRanking ranking)
        : this(ranking)
        => (_rows, _platforms) = (layers._rows, layers._platforms);

    public IReadOnlyList<PlatformLayer> Platforms => _platforms;

    /// <summary>Returns the same layers, of which another ranking selects.</summary>
    public TrackLayers RankedBy(FieldRanking other) => new(this, other);

    /// <summary>Sets a value of the user layer or the base layer, or the platform of a pin.</summary>
    public void Set(TrackField field, FieldLayer layer, string? value, DateTime setAt = default) => _rows[(field, layer)] = (value, setAt);

    public void Add(PlatformLayer platform) => _platforms.Add(platform);

    public string? Effective(TrackField field) => WinnerOf(field)?.Value;

    public bool Has(TrackField field, FieldLayer layer) => _rows.ContainsKey((field, layer));

    public string? At(TrackField field, FieldLayer layer)
        => _rows.TryGetValue((field, layer), out (string? Value, DateTime SetAt) row) ? row.Value : null;

    /// <summary>Returns the effective value of a field, or null when no layer has one.</summary>
    public LayerValue? WinnerOf(TrackField field) => Row(field, FieldLayer.User) ?? PinOf(field) ?? SourceOf(field);

    /// <summary>Returns the value that a field has in its sources, regardless of the user's edits and pins.</summary>
    public string? SourceValue(TrackField field) => At(field, FieldLayer.Base) ?? BestPlatformOf(field)?.Value;

    /// <summary>Lists the values of a field in all layers, the effective one first if there is one.</summary>
    public IEnumerable<LayerValue> Candidates(TrackField field)
        => FieldRules.IsOfAlbum(field) ? Ranked(field).OrderBy(value => value != WinnerOf(field)) : Ranked(field);

    /// <summary>Names the rule that selected the effective value of a field.</summary>
    public FieldRule RuleOf(TrackField field) => WinnerOf(field) switch
    {
        null => FieldRule.Unknown,
        { Layer: FieldLayer.User } => FieldRule.EditedByUser,
        { Layer: FieldLayer.Pin } => FieldRule.Pinned,
        { Layer: FieldLayer.Base or FieldLayer.Merged } => FieldRule.FirstStored,
        _ => _platforms.Count(platform => platform.Values.ContainsKey(field)) > 1 ? FieldRule.PlatformRanking : FieldRule.OnlyPlatform,
    };

    /// <summary>
    /// Returns the album's artist: its own field, else the artist in the layer that provides the album's title, else the track's artist.
    /// Correcting one track's artist therefore doesn't move the track to another album.
    /// </summary>
    public string AlbumArtist()
    {
        if (Effective(TrackField.AlbumArtist) is { } albumArtist)
            return albumArtist;

        string? artist = WinnerOf(TrackField.Album) switch
        {
            { Platform: { } name } => _platforms.Find(platform => platform.Platform == name)!.Values.Of(TrackField.Artist),
            { Layer: var layer } => At(TrackField.Artist, layer),
            null => null,
        };
        artist ??= Effective(TrackField.Artist);
        Debug.Assert(artist is not null, "Every track has an artist in some layer.");
        return artist;
    }

    private IEnumerable<LayerValue> Ranked(TrackField field)
    {
        if (Row(field, FieldLayer.User) is { } user)
            yield return user;
        LayerValue? pin = PinOf(field);
        if (pin is { } pinned)
            yield return pinned;

        LayerValue[] platforms =
        [
            .. _platforms.Select(platform => Of(platform, field)).OfType<LayerValue>().Where(value => value.Platform != pin?.Platform),
        ];
        Array.Sort(platforms, (a, b) => a.Platform == b.Platform ? 0 : ranking.IsBefore(a.Platform!, b.Platform!, field) ? -1 : 1);
        foreach (LayerValue value in platforms.Where(value => value.Value is not null))
            yield return value;
        if (Row(field, FieldLayer.Base) is { } first)
            yield return first;
        foreach (LayerValue value in platforms.Where(value => value.Value is null))
            yield return value;
        if (Row(field, FieldLayer.Merged) is { } merged)
            yield return merged;
    }

    private LayerValue? SourceOf(TrackField field) => FieldRules.IsOfAlbum(field)
        ? NumberOf(field)
        : BestPlatformOf(field) ?? Row(field, FieldLayer.Base) ?? EmptyPlatformOf(field) ?? Row(field, FieldLayer.Merged);

    // Two layers may name different albums, and then the number of one says nothing about the other. Where they name the same one, a layer
    // without a number takes away nothing.
    private LayerValue? NumberOf(TrackField field)
    {
        if (AlbumSource() is not { Value: { } title } source)
            return null;
        LayerValue? own = NumberIn(source, field);
        if (own is { Value: not null })
            return own;
        string? key = null;
        foreach (LayerValue other in Ranked(TrackField.Album))
        {
            if (other is { Layer: not FieldLayer.User, Value: { } name }
                && NumberIn(other, field) is { Value: not null } number
                && NameNormalizer.ToKey(name) == (key ??= NameNormalizer.ToKey(title)))
            {
                return number;
            }
        }

        return own;
    }

    private LayerValue? NumberIn(LayerValue album, TrackField field) => album.Platform is { } name
        ? Of(_platforms.Find(platform => platform.Platform == name)!, field)
        : Row(field, album.Layer);

    // An edit that only spells the title in another way leaves the track on its album.
    private LayerValue? AlbumSource()
    {
        LayerValue? shown = WinnerOf(TrackField.Album);
        if (shown is not { Layer: FieldLayer.User, Value: { } title })
            return shown;
        string key = NameNormalizer.ToKey(title);
        return Ranked(TrackField.Album)
            .Where(value => value is { Layer: not FieldLayer.User, Value: { } other } && NameNormalizer.ToKey(other) == key)
            .Cast<LayerValue?>()
            .FirstOrDefault();
    }

    private LayerValue? Row(TrackField field, FieldLayer layer)
        => _rows.TryGetValue((field, layer), out (string? Value, DateTime SetAt) row)
            ? new LayerValue(layer, null, row.Value, row.SetAt)
            : null;

    // A pin has no effect when its platform no longer provides the field.
    private LayerValue? PinOf(TrackField field)
    {
        if (At(field, FieldLayer.Pin) is not { } name || _platforms.Find(platform => platform.Platform == name) is not { } pinned)
            return null;
        return Of(pinned, field) is { } value ? value with { Layer = FieldLayer.Pin } : null;
    }

    private LayerValue? BestPlatformOf(TrackField field)
    {
        LayerValue? best = null;
        foreach (PlatformLayer platform in _platforms)
        {
            if (Of(platform, field) is { Value: not null } value
                && (best is not { } other || ranking.IsBefore(platform.Platform, other.Platform!, field)))
            {
                best = value;
            }
        }

        return best;
    }

    private LayerValue? EmptyPlatformOf(TrackField field)
        => _platforms.Select(platform => Of(platform, field)).FirstOrDefault(value => value is not null);

    private static LayerValue? Of(PlatformLayer platform, TrackField field)
        => platform.Values.ContainsKey(field)
            ? new LayerValue(FieldLayer.Platform, platform.Platform, platform.Values.Of(field), platform.SetAt)
            : null;
}
