namespace TrackStore;

/// <summary>How a look for a picture ended, and what is known after it.</summary>
public sealed record ArtworkLookupResult
{
    /// <summary>Gets how the look ended.</summary>
    public required ArtworkLookupOutcome Outcome { get; init; }

    /// <summary>Gets what is known about the source now; null only when it could not be reached and nothing was known before.</summary>
    public ArtworkLookup? Lookup { get; init; }

    /// <summary>Gets what went wrong when the look failed or the source could not be reached, otherwise null.</summary>
    public Exception? Error { get; init; }
}
