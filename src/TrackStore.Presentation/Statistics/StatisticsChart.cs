namespace TrackStore;

/// <summary>A chart of the library.</summary>
public sealed record StatisticsChart
{
    /// <summary>Gets what it counts.</summary>
    public required StatisticsChartKind Kind { get; init; }

    /// <summary>Gets the title to show.</summary>
    public required string Title { get; init; }

    /// <summary>Gets the bars, at least one.</summary>
    public required IReadOnlyList<StatisticsBar> Bars { get; init; }

    /// <summary>Gets what the bars leave out; none when they leave out nothing.</summary>
    public IReadOnlyList<StatisticsNote> Notes { get; init; } = [];
}
