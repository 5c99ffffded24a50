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
        LocalPath = TextRules.Optional(track.LocalPath, TextRules.Path, nameof(track.LocalPath));
    }

    public PlatformTrack Track { get; }

    public PlatformLink Link { get; }

    /// <summary>Gets the platform's layer. It contains the genres as one text, so that layers can be compared.</summary>
    public FieldValues Values { get; }

    public IReadOnlyList<NormalizedName>? Genres { get; }

    public string? LocalPath { get; }

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

    /// <exception cref="ArgumentException">A value can't be stored.</exception>
    public static ValidatedPlatformTrack From(PlatformTrack track, int largestRendition)
    {
        ArgumentNullException.ThrowIfNull(track);
        var values = new FieldValues();
        foreach (TrackField field in track.EmptyFields)
            values.SetEmpty(field, nameof(track));

        values.AddText(TrackField.Title, track.Title, nameof(track.Title));
        values.AddText(TrackField.Artist, track.Artist, nameof(track.Artist));
        values.AddText(TrackField.Album, track.Album, nameof(track.Album));
        values.AddText(TrackField.AlbumArtist, track.AlbumArtist, nameof(track.AlbumArtist));
        values.AddText(TrackField.Year, track.Year, nameof(track.Year));
        values.Add(TrackField.Bpm, FieldConverter.ToText(track.Bpm, nameof(track.Bpm)));
        values.Add(TrackField.Duration, FieldConverter.ToText(track.Duration, nameof(track.Duration)));
        values.AddText(TrackField.MusicalKey, track.MusicalKey, nameof(track.MusicalKey));
        values.AddText(TrackField.Isrc, track.Isrc, nameof(track.Isrc));
        values.AddText(TrackField.Label, track.Label, nameof(track.Label));
        values.AddText(TrackField.ArtworkUrl, ArtworkSizeSelector.Best(track.Artwork, largestRendition)?.Url, nameof(track.Artwork));
        IReadOnlyList<NormalizedName>? genres = track.Genres is null ? null : NormalizedName.ListFrom(track.Genres, nameof(track.Genres));
        if (genres is not null)
            values[TrackField.Genres] = genres.Count == 0 ? null : string.Join(", ", genres.Select(genre => genre.Name));

        Dictionary<string, string?>? more = track.MoreFields.Count == 0 ? null : track.MoreFields.ToDictionary(
            pair => TextRules.Required(pair.Key, TextRules.ShortName, nameof(track.MoreFields)),
            pair => TextRules.Optional(pair.Value, TextRules.Description, nameof(track.MoreFields)));
        PlatformLink link = PlatformLink.From(track.Platform, track.Id, track.Uri, track.Json, fields: null)
            with { Fields = FieldJson.Write(values, more, genres?.Select(genre => genre.Name)) };
        return new ValidatedPlatformTrack(track, link, values, genres);
    }
}
