namespace TrackStore;

/// <summary>The outcome of an artwork lookup, and what is known afterwards.</summary>
public sealed record ArtworkLookupResult
{
    /// <summary>Gets the outcome.</summary>
    public required ArtworkLookupOutcome Outcome { get; init; }

    /// <summary>Gets what is known about the source now; null only when it was unreachable and nothing had been known before.</summary>
    public ArtworkLookup? Lookup { get; init; }

    /// <summary>Gets the error when the lookup failed or the source was unreachable, otherwise null.</summary>
    public Exception? Error { get; init; }
}
