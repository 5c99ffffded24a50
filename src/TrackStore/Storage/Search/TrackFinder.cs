using TrackStore.Storage.Entities;

namespace TrackStore.Storage.Search;

/// <summary>Finds tracks in the search index. The search key has the last word on texts of more than one piece.</summary>
/// <param name="Find">
/// Returns a query for the ids of the tracks that have all pieces of texts in the form of search keys, at least one.
/// </param>
/// <param name="CollectsAll">
/// Whether the index collects the ids of all tracks before it returns the first. Otherwise it does so only for pieces of fewer characters
/// than <see cref="Text.SearchPieces.Length"/>.
/// </param>
internal sealed record TrackFinder(Func<IReadOnlyList<string>, IQueryable<long>> Find, bool CollectsAll)
{
    /// <summary>
    /// Gets what returns a query for the rows themselves, which ends with the last one that is wanted; null when the ids do so.
    /// </summary>
    public Func<IReadOnlyList<string>, IQueryable<TrackEntity>>? FindRows { get; init; }

    /// <summary>
    /// Gets what returns a query for the ids of those tracks in which no piece goes on: the short ones end a word. They are found at once.
    /// Null when all ids are.
    /// </summary>
    public Func<IReadOnlyList<string>, IQueryable<long>>? FindEnds { get; init; }

    /// <summary>
    /// Gets what returns a query for those rows of a sample, one that is quicker to search; null when all rows are as quick.
    /// </summary>
    public Func<IReadOnlyList<string>, IQueryable<TrackEntity>>? FindSample { get; init; }
}
