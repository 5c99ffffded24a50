namespace TrackStore;

/// <summary>What the user is asked before tags or genres are merged or deleted, with the numbers of the library at this moment.</summary>
public sealed record TaxonomyQuestion
{
    /// <summary>Gets what is asked.</summary>
    public required TaxonomyQuestionKind Kind { get; init; }

    /// <summary>Gets the one that would go.</summary>
    public required TaxonomyItem Item { get; init; }

    /// <summary>Gets the one that would stay, or null when the question is about deleting.</summary>
    public TaxonomyItem? Kept { get; init; }

    /// <summary>
    /// Gets which of the two has the name that was wanted for the other one, or null when no name was wanted
    /// (<see cref="TaxonomyQuestionKind.NameTaken"/>).
    /// </summary>
    public TaxonomyItem? TakenBy { get; init; }

    /// <summary>
    /// Gets the number of tracks that would lose <see cref="Item"/>, those among them whose shown genres another source decides.
    /// </summary>
    public required int TrackCount { get; init; }

    /// <summary>
    /// Gets the number of tracks that would have <see cref="Kept"/> afterwards, each once, or null when the question is about deleting.
    /// </summary>
    public int? KeptTrackCount { get; init; }
}
