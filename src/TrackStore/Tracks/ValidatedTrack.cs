using TrackStore.Fields;
using TrackStore.Text;
using TrackStore.Tracks.Layers;

namespace TrackStore.Tracks;

/// <summary>A new track whose values have been validated and have their stored form.</summary>
internal sealed class ValidatedTrack
{
    private TrackProjection? _projection;

    private ValidatedTrack(IReadOnlyList<KeyValuePair<TrackField, string>> fields, NewTrack track)
    {
        Fields = fields;
        IsAvailableLocally = track.IsAvailableLocally;
        LocalPath = TextRules.Optional(track.LocalPath, TextRules.Path, nameof(track.LocalPath));
        Genres = NormalizedName.ListFrom(track.Genres, nameof(track.Genres));
    }

    /// <summary>Gets the known values, for the base layer.</summary>
    public IReadOnlyList<KeyValuePair<TrackField, string>> Fields { get; }

    public bool IsAvailableLocally { get; }

    public string? LocalPath { get; }

    public IReadOnlyList<NormalizedName> Genres { get; }

    /// <exception cref="ArgumentException">A value can't be stored.</exception>
    public static ValidatedTrack From(NewTrack track)
    {
        ArgumentNullException.ThrowIfNull(track);
        var fields = new List<KeyValuePair<TrackField, string>>(11);
        AddText(TrackField.Title, track.Title, nameof(track.Title));
        AddText(TrackField.Artist, track.Artist, nameof(track.Artist));
        AddText(TrackField.Album, track.Album, nameof(track.Album));
        AddText(TrackField.AlbumArtist, track.AlbumArtist, nameof(track.AlbumArtist));
        AddText(TrackField.Year, track.Year, nameof(track.Year));
        Add(TrackField.Bpm, FieldConverter.ToText(track.Bpm, nameof(track.Bpm)));
        Add(TrackField.Duration, FieldConverter.ToText(track.Duration, nameof(track.Duration)));
        AddText(TrackField.MusicalKey, track.MusicalKey, nameof(track.MusicalKey));
        AddText(TrackField.Isrc, track.Isrc, nameof(track.Isrc));
        AddText(TrackField.ArtworkUrl, track.ArtworkUrl, nameof(track.ArtworkUrl));
        AddText(TrackField.Label, track.Label, nameof(track.Label));
        return new ValidatedTrack(fields, track);

        void AddText(TrackField field, string? value, string parameter) => Add(field, FieldRules.Normalize(field, value, parameter));

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
