namespace TrackStore;

/// <summary>Which pairs of tracks to list.</summary>
public sealed record DuplicateQuery
{
    /// <summary>The largest <see cref="PageSize"/>.</summary>
    public const int MaxPageSize = 500;

    /// <summary>Gets the decision of the rule, or null for both.</summary>
    public IdentityDecision? Decision { get; init; }

    /// <summary>
    /// Gets a value indicating whether to list the pairs that a person has rejected, instead of those that are open.
    /// </summary>
    public bool Rejected { get; init; }

    /// <summary>Gets the track that both pairs must contain, or null for all.</summary>
    public long? TrackId { get; init; }

    /// <summary>Gets the most pairs of a page, from 1 to <see cref="MaxPageSize"/>.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>Gets the last pair of the previous page, or null for the first page.</summary>
    public DuplicatePair? After { get; init; }
}
