namespace TrackStore.Tracks.Queries;

/// <summary>Where lists change their way of reading; measured with a million tracks.</summary>
internal sealed record TrackListLimits
{
    /// <summary>Gets the most tracks that are read to sort them.</summary>
    public int MostSorted { get; init; } = 5_000;

    /// <summary>Gets the number of tracks that are tested at first.</summary>
    public int TestedFirst { get; init; } = 1_000;

    /// <summary>Gets the most tracks that are tested before the ids of the filters are intersected.</summary>
    public int MostTested { get; init; } = 20_000;

    /// <summary>Gets the most tracks that are expected to be tested when a slow index could find the ids instead.</summary>
    public int MostTestedBeforeSlow { get; init; } = 5_000;

    /// <summary>Gets the most tracks that a count tests before it asks a slow index.</summary>
    public int MostCounted { get; init; } = 20_000;
}
