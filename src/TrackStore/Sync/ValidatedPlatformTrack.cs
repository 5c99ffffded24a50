using TrackStore.Artwork.Downloads.Queue;
using TrackStore.Fields;
using TrackStore.Platforms;
using TrackStore.Text;
using TrackStore.Tracks.Layers;

namespace TrackStore.Sync;

/// <summary>A platform's track whose values have been validated and have their stored form.</summary>
internal sealed class ValidatedPlatformTrack
{
    private TrackProjection? _projection;

    private ValidatedPlatformTrack(PlatformTrack track, PlatformLink link, FieldValues values, IReadOnlyList<NormalizedName>? genres)
    {
        Track = track;
        Link = link;
        Values = values;
        Genres = genres;
    }

    public PlatformTrack Track { get; }

    public PlatformLink Link { get; }

    /// <summary>Gets the platform's layer. It contains the genres as one text, so that layers can be compared.</summary>
    public FieldValues Values { get; }

    public IReadOnlyList<NormalizedName>? Genres { get; }

    public string? LocalPath { get; private init; }

    /// <summary>Gets the optional values that the client or the validation left out.</summary>
    public IReadOnlyList<OmittedValue> Omitted { get; private init; } = [];

    /// <summary>
    /// Returns what a track shows that has no other layers. It is computed once, although a plan may be made several times.
    /// </summary>
    public TrackProjection Projection(FieldRanking ranking)
    {
        if (_projection is null)
        {
            var layers = new TrackLayers(ranking);
            layers.Add(new PlatformLayer(Link.Platform, Values, SetAt: default));
            _projection = TrackProjection.From(layers);
        }

        return _projection;
    }

    /// <summary>Validates a track, and leaves out its optional values that can't be stored.</summary>
    /// <exception cref="ArgumentException">The platform, the id, the title or the artist can't be stored.</exception>
    public static ValidatedPlatformTrack From(PlatformTrack track, int largestRendition)
    {
        ArgumentNullException.ThrowIfNull(track);
        var optional = new OptionalValues(omits: true);
        optional.AddOmitted(track.Omitted);
        FieldValues values = ValuesOf(track, optional, largestRendition);
        IReadOnlyList<NormalizedName>? genres = track.Genres is null ? null : optional.Names(track.Genres, nameof(track.Genres));
        if (genres is { Count: 0 } && track.Genres is { Count: > 0 })
            genres = null;
        if (genres is not null)
            values[TrackField.Genres] = genres.Count == 0 ? null : string.Join(", ", genres.Select(genre => genre.Name));
        PlatformLink link = PlatformLink.From(
            track.Platform,
            track.Id,
            optional.Read(track.Uri, nameof(track.Uri), static (uri, name) => TextRules.OptionalExact(uri, TextRules.Url, name)),
            optional.Read(track.Json, nameof(track.Json), PlatformJsonValidator.Validate),
            fields: null) with { Fields = FieldJson.Write(values, MoreOf(track, optional), genres?.Select(genre => genre.Name)) };
        return new ValidatedPlatformTrack(track, link, values, genres)
        {
            LocalPath = optional.Read(
                track.LocalPath,
                nameof(track.LocalPath),
                static (path, name) => TextRules.OptionalExact(path, TextRules.Path, name)),
            Omitted = optional.Omitted,
        };
    }

    /// <summary>Returns the track with what is stored of the fields that the platform was not asked about.</summary>
    /// <param name="stored">The layer that is stored for the same id, or null.</param>
    public ValidatedPlatformTrack WithUnasked(string? stored)
    {
        if (Track.UnaskedFields.Count == 0 || stored is null)
            return this;
        FieldValues said = FieldJson.Read(stored);
        var values = new FieldValues();
        foreach (TrackField field in FieldValues.Fields)
        {
            if (Values.ContainsKey(field))
                values[field] = Values[field];
            else if (Track.UnaskedFields.Contains(field) && said.ContainsKey(field))
                values[field] = said[field];
        }

        Dictionary<string, string?> more = FieldJson.ReadMore(stored);
        foreach ((string name, string? value) in FieldJson.ReadMore(Link.Fields))
            more[name] = value;
        IEnumerable<string>? genres = Genres?.Select(genre => genre.Name)
            ?? (Track.UnaskedFields.Contains(TrackField.Genres) ? FieldJson.ReadGenres(stored) : null);
        return new ValidatedPlatformTrack(Track, Link with { Fields = FieldJson.Write(values, more, genres) }, values, Genres)
        {
            LocalPath = LocalPath,
            Omitted = Omitted,
        };
    }

    private static FieldValues ValuesOf(PlatformTrack track, OptionalValues optional, int largestRendition)
    {
        var values = new FieldValues();
        foreach (TrackField field in track.EmptyFields)
            optional.SetEmpty(values, field, nameof(track.EmptyFields));

        values.AddText(TrackField.Title, track.Title, nameof(track.Title));
        values.AddText(TrackField.Artist, track.Artist, nameof(track.Artist));
        AddText(TrackField.Album, track.Album, nameof(track.Album));
        AddText(TrackField.AlbumArtist, track.AlbumArtist, nameof(track.AlbumArtist));
        values.Add(TrackField.DiscNumber, optional.Read(track.DiscNumber, nameof(track.DiscNumber), FieldConverter.ToDiscText));
        values.Add(TrackField.TrackNumber, optional.Read(track.TrackNumber, nameof(track.TrackNumber), FieldConverter.ToTrackText));
        AddText(TrackField.Year, track.Year, nameof(track.Year));
        values.Add(TrackField.Bpm, optional.Read(track.Bpm, nameof(track.Bpm), FieldConverter.ToText));
        values.Add(TrackField.Duration, optional.Read(track.Duration, nameof(track.Duration), FieldConverter.ToText));
        AddText(TrackField.MusicalKey, track.MusicalKey, nameof(track.MusicalKey));
        AddText(TrackField.Isrc, track.Isrc, nameof(track.Isrc));
        AddText(TrackField.Label, track.Label, nameof(track.Label));
        AddText(TrackField.ArtworkUrl, ArtworkSizeSelector.Best(track.Artwork, largestRendition)?.Url, nameof(track.Artwork));
        return values;

        void AddText(TrackField field, string? text, string name) => values.Add(field, optional.Text(field, text, name));
    }

    private static Dictionary<string, string?>? MoreOf(PlatformTrack track, OptionalValues optional)
    {
        if (track.MoreFields.Count == 0)
            return null;
        var more = new Dictionary<string, string?>(track.MoreFields.Count);
        foreach ((string key, string? value) in track.MoreFields)
        {
            string? name = optional.Read(
                key, nameof(track.MoreFields), static (text, parameter) => TextRules.Required(text, TextRules.ShortName, parameter));
            if (name is null)
                continue;
            string? stored = optional.Read(
                value, nameof(track.MoreFields), static (text, parameter) => TextRules.Optional(text, TextRules.Description, parameter));
            more.TryAdd(name, stored);
        }

        return more;
    }
}
