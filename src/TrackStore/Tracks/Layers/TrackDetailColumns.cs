using TrackStore.Fields;
using TrackStore.Text;

namespace TrackStore.Tracks.Layers;

/// <summary>The columns of a track that are computed from its layers, except its names and their keys.</summary>
internal record TrackDetailColumns
{
    protected TrackDetailColumns(TrackLayers layers)
    {
        // The names' values are the projection's, and only their sources are asked for here.
        var sources = new string?[FieldValues.Fields.Count];
        foreach (TrackField name in FieldRules.Names)
            Shown(name);
        DurationMs = FieldConverter.ToMilliseconds(Shown(TrackField.Duration));
        DiscNumber = FieldConverter.ToNumber(Shown(TrackField.DiscNumber));
        TrackNumber = FieldConverter.ToNumber(Shown(TrackField.TrackNumber));
        Year = Shown(TrackField.Year);
        YearNumber = FieldConverter.ToYearNumber(Year);
        Bpm = FieldConverter.ToBpm(Shown(TrackField.Bpm));
        MusicalKey = Shown(TrackField.MusicalKey);
        KeyNumber = Fields.KeyNumber.Of(MusicalKey);
        Isrc = Shown(TrackField.Isrc);
        ArtworkUrl = Shown(TrackField.ArtworkUrl);
        Label = Shown(TrackField.Label);
        LabelKey = Label is null ? null : IndexedKey.Of(NameNormalizer.ToKey(Label));
        FieldSources = FieldSourceText.Of(sources);

        string? Shown(TrackField field)
        {
            if (layers.WinnerOf(field) is not { Value: { } value } winner)
                return null;
            sources[(int)field] = winner.Source;
            return value;
        }
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

    /// <summary>Gets the sources of all shown values, those of the names as well; see <see cref="FieldSourceText"/>.</summary>
    public string FieldSources { get; }

    public static TrackDetailColumns From(TrackLayers layers) => new(layers);
}
