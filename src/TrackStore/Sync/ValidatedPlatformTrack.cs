using TrackStore.Artwork.Downloads.Queue;
using TrackStore.Fields;
using TrackStore.Platforms;
using TrackStore.Text;

namespace TrackStore.Sync;

/// <summary>A platform's track whose values have been validated and have their stored form.</summary>
internal sealed record ValidatedPlatformTrack
{
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

    /// <summary>Returns the track for a match rule, with names and ISRC in their stored form.</summary>
    public PlatformTrack ToMatch() => Track with
    {
        Platform = Link.Platform,
        Title = Values[TrackField.Title]!,
        Artist = Values[TrackField.Artist]!,
        Isrc = Values.Of(TrackField.Isrc),
    };

    /// <exception cref="ArgumentException">A value can't be stored.</exception>
    public static ValidatedPlatformTrack From(PlatformTrack track, int largestRendition)
    {
        ArgumentNullException.ThrowIfNull(track);
        var values = new FieldValues();
        foreach (TrackField field in track.EmptyFields)
        {
            if (field is TrackField.Title or TrackField.Artist)
                throw new ArgumentException($"A platform can't mark a track's {field} as empty.", nameof(track));
            values[field] = null;
        }

        Add(TrackField.Title, track.Title, nameof(track.Title));
        Add(TrackField.Artist, track.Artist, nameof(track.Artist));
        Add(TrackField.Album, track.Album, nameof(track.Album));
        Add(TrackField.AlbumArtist, track.AlbumArtist, nameof(track.AlbumArtist));
        Add(TrackField.Year, track.Year, nameof(track.Year));
        AddStored(TrackField.Bpm, FieldConverter.ToText(track.Bpm, nameof(track.Bpm)));
        AddStored(TrackField.Duration, FieldConverter.ToText(track.Duration, nameof(track.Duration)));
        Add(TrackField.MusicalKey, track.MusicalKey, nameof(track.MusicalKey));
        Add(TrackField.Isrc, track.Isrc, nameof(track.Isrc));
        Add(TrackField.Label, track.Label, nameof(track.Label));
        Add(TrackField.ArtworkUrl, ArtworkSizeSelector.Best(track.Artwork, largestRendition)?.Url, nameof(track.Artwork));
        IReadOnlyList<NormalizedName>? genres = track.Genres is null ? null : NormalizedName.ListFrom(track.Genres, nameof(track.Genres));
        if (genres is not null)
            values[TrackField.Genres] = genres.Count == 0 ? null : string.Join(", ", genres.Select(genre => genre.Name));

        Dictionary<string, string?>? more = track.MoreFields.Count == 0 ? null : track.MoreFields.ToDictionary(
            pair => TextRules.Required(pair.Key, TextRules.ShortName, nameof(track.MoreFields)),
            pair => TextRules.Optional(pair.Value, TextRules.Description, nameof(track.MoreFields)));
        PlatformLink link = PlatformLink.From(track.Platform, track.Id, track.Uri, track.Json, fields: null)
            with { Fields = FieldJson.Write(values, more) };
        return new ValidatedPlatformTrack(track, link, values, genres);

        void Add(TrackField field, string? value, string parameter) => AddStored(field, FieldRules.Normalize(field, value, parameter));

        void AddStored(TrackField field, string? value)
        {
            if (value is not null)
                values[field] = value;
        }
    }
}
