using TrackStore.Fields;
using TrackStore.Text;
using TrackStore.Tracks.Layers;

namespace TrackStore.Tracks;

/// <summary>A new track whose values have been validated and have their stored form.</summary>
internal sealed class ValidatedTrack
{
    private TrackProjection? _projection;

    private ValidatedTrack(IReadOnlyList<KeyValuePair<TrackField, string>> fields, NewTrack track, OptionalValues values)
    {
        Fields = fields;
        IsAvailableLocally = track.IsAvailableLocally;
        LocalPath = values.Read(
            track.LocalPath,
            nameof(track.LocalPath),
            static (path, parameter) => TextRules.OptionalExact(path, TextRules.Path, parameter));
        Genres = values.Names(track.Genres, nameof(track.Genres));
        Omitted = values.Omitted;
    }

    /// <summary>Gets the known values, for the base layer.</summary>
    public IReadOnlyList<KeyValuePair<TrackField, string>> Fields { get; }

    public bool IsAvailableLocally { get; }

    public string? LocalPath { get; }

    public IReadOnlyList<NormalizedName> Genres { get; }

    /// <summary>Gets the optional values that were left out.</summary>
    public IReadOnlyList<OmittedValue> Omitted { get; }

    /// <summary>Validates a track of a single call.</summary>
    /// <exception cref="ArgumentException">A value can't be stored.</exception>
    public static ValidatedTrack From(NewTrack track) => From(track, new OptionalValues(omits: false));

    /// <summary>Validates a track of a stream, and leaves out its optional values that can't be stored.</summary>
    /// <exception cref="ArgumentException">The title or the artist can't be stored.</exception>
    public static ValidatedTrack FromStream(NewTrack track) => From(track, new OptionalValues(omits: true));

    private static ValidatedTrack From(NewTrack track, OptionalValues values)
    {
        ArgumentNullException.ThrowIfNull(track);
        var fields = new List<KeyValuePair<TrackField, string>>(13);
        Add(TrackField.Title, FieldRules.Normalize(TrackField.Title, track.Title, nameof(track.Title)));
        Add(TrackField.Artist, FieldRules.Normalize(TrackField.Artist, track.Artist, nameof(track.Artist)));
        AddText(TrackField.Album, track.Album, nameof(track.Album));
        AddText(TrackField.AlbumArtist, track.AlbumArtist, nameof(track.AlbumArtist));
        Add(TrackField.DiscNumber, values.Read(track.DiscNumber, nameof(track.DiscNumber), FieldConverter.ToDiscText));
        Add(TrackField.TrackNumber, values.Read(track.TrackNumber, nameof(track.TrackNumber), FieldConverter.ToTrackText));
        AddText(TrackField.Year, track.Year, nameof(track.Year));
        Add(TrackField.Bpm, values.Read(track.Bpm, nameof(track.Bpm), FieldConverter.ToText));
        Add(TrackField.Duration, values.Read(track.Duration, nameof(track.Duration), FieldConverter.ToText));
        AddText(TrackField.MusicalKey, track.MusicalKey, nameof(track.MusicalKey));
        AddText(TrackField.Isrc, track.Isrc, nameof(track.Isrc));
        AddText(TrackField.ArtworkUrl, track.ArtworkUrl, nameof(track.ArtworkUrl));
        AddText(TrackField.Label, track.Label, nameof(track.Label));
        return new ValidatedTrack(fields, track, values);

        void AddText(TrackField field, string? value, string parameter) => Add(field, values.Text(field, value, parameter));

        void Add(TrackField field, string? stored)
        {
            if (stored is not null)
                fields.Add(new(field, stored));
        }
    }

    /// <summary>
    /// Returns what a track shows that has no other layers. It is computed once, although a plan may be made several times.
    /// </summary>
    public TrackProjection Projection(FieldRanking ranking) => _projection ??= TrackProjection.From(ToLayers(ranking));

    private TrackLayers ToLayers(FieldRanking ranking)
    {
        var layers = new TrackLayers(ranking);
        foreach ((TrackField field, string value) in Fields)
            layers.Set(field, FieldLayer.Base, value);
        return layers;
    }
}
