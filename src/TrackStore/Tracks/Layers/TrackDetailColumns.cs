using TrackStore.Fields;
using TrackStore.Text;

namespace TrackStore.Tracks.Layers;

/// <summary>The columns of a track that are computed from its layers, except its names and their keys.</summary>
internal record TrackDetailColumns
{
    protected TrackDetailColumns(TrackLayers layers)
    {
        DurationMs = FieldConverter.ToMilliseconds(layers.Effective(TrackField.Duration));
        DiscNumber = FieldConverter.ToNumber(layers.Effective(TrackField.DiscNumber));
        TrackNumber = FieldConverter.ToNumber(layers.Effective(TrackField.TrackNumber));
        Year = layers.Effective(TrackField.Year);
        YearNumber = FieldConverter.ToYearNumber(Year);
        Bpm = FieldConverter.ToBpm(layers.Effective(TrackField.Bpm));
        MusicalKey = layers.Effective(TrackField.MusicalKey);
        KeyNumber = Fields.KeyNumber.Of(MusicalKey);
        Isrc = layers.Effective(TrackField.Isrc);
        ArtworkUrl = layers.Effective(TrackField.ArtworkUrl);
        Label = layers.Effective(TrackField.Label);
        LabelKey = Label is null ? null : IndexedKey.Of(NameNormalizer.ToKey(Label));
    }

    public long? DurationMs { get; }

    public int? DiscNumber { get; }

    public int? TrackNumber { get; }

    public string? Year { get; }

    public int? YearNumber { get; }

    public double? Bpm { get; }

    public string? MusicalKey { get; }

    public int? KeyNumber { get; }

    public string? Isrc { get; }

    public string? ArtworkUrl { get; }

    public string? Label { get; }

    public string? LabelKey { get; }

    public static TrackDetailColumns From(TrackLayers layers) => new(layers);
}
