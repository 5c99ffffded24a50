namespace TrackStore;

/// <summary>
/// Tells that a run brought too little of its source to mark what it did not bring: under half of it, or more than 10,000 of its items
/// could not be stored. The source was probably incomplete, such as an unmounted folder or a truncated file.
/// </summary>
public sealed record SyncShortfall
{
    /// <summary>Gets the platform's name.</summary>
    public required string Platform { get; init; }

    /// <summary>Gets the name of the source (<see cref="SyncRunOptions.Source"/>).</summary>
    public required string Source { get; init; }

    /// <summary>Gets the number of the source's links that the run brought.</summary>
    public required long Brought { get; init; }

    /// <summary>Gets the number of the source's links that are not marked as missing, including those that the run brought.</summary>
    public required long Known { get; init; }
}
