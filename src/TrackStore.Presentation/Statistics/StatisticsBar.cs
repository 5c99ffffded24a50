namespace TrackStore;

/// <summary>One bar of a chart.</summary>
public sealed record StatisticsBar
{
    /// <summary>Gets the name to show.</summary>
    public required string Label { get; init; }

    /// <summary>Gets the name of what bars in a row belong to, such as the field of a source; null in a chart without groups.</summary>
    public string? Group { get; init; }

    /// <summary>Gets the number of tracks, or of bytes in a chart of storage.</summary>
    public required long Value { get; init; }

    /// <summary>Gets <see cref="Value"/> as text to show.</summary>
    public required string ValueText { get; init; }

    /// <summary>Gets the part of the chart's largest value, or in a chart with groups of all tracks: from 0 to 1.</summary>
    public double Fraction { get; init; }

    /// <summary>Gets the number of all tracks up to this bar in a chart by month, else null.</summary>
    public long? RunningTotal { get; init; }

    /// <summary>Gets what the bytes of a bar in the chart of the storage are for, else null.</summary>
    public StoragePart? Part { get; init; }

    /// <summary>Gets the source whose pictures a bar of <see cref="StatisticsChartKind.PictureSources"/> counts, else null.</summary>
    public string? PictureSource { get; init; }

    /// <summary>Gets the query that lists the counted tracks, or null for bytes, and for a bar without tracks.</summary>
    public TrackQuery? Query { get; init; }
}
