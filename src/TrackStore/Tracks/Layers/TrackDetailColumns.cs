using TrackStore.Fields;

namespace TrackStore.Tracks.Layers;

/// <summary>What the tracks table shows of a track's layers beside its names.</summary>
internal record TrackDetailColumns
{
    protected TrackDetailColumns(TrackLayers layers)
    {
        DurationMs = FieldConverter.ToMilliseconds(layers.Effective(TrackField.Duration));
        Year = layers.Effective(TrackField.Year);
        YearNumber = FieldConverter.ToYearNumber(Year);
        Bpm = FieldConverter.ToBpm(layers.Effective(TrackField.Bpm));
        MusicalKey = layers.Effective(TrackField.MusicalKey);
        Isrc = layers.Effective(TrackField.Isrc);
        ArtworkUrl = layers.Effective(TrackField.ArtworkUrl);
        Label = layers.Effective(TrackField.Label);
    }

    public long? DurationMs { get; }

    public string? Year { get; }

    public int? YearNumber { get; }

    public double? Bpm { get; }

    public string? MusicalKey { get; }

    public string? Isrc { get; }

    public string? ArtworkUrl { get; }

    public string? Label { get; }

    public static TrackDetailColumns Of(TrackLayers layers) => new(layers);
}
