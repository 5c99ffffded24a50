namespace TrackStore.Tracks;

/// <summary>What the tracks table shows of a track's layers beside its names.</summary>
internal record TrackFacts
{
    protected TrackFacts(TrackLayers layers)
    {
        DurationMs = FieldText.ToMilliseconds(layers.Effective(TrackField.Duration));
        Year = layers.Effective(TrackField.Year);
        YearNumber = FieldText.ToYearNumber(Year);
        Bpm = FieldText.ToBpm(layers.Effective(TrackField.Bpm));
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

    public static TrackFacts Of(TrackLayers layers) => new(layers);
}
