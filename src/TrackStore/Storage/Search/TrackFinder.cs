namespace TrackStore.Storage.Search;

/// <summary>Returns a query for the ids of the tracks that have all pieces. The search key has the last word on longer texts.</summary>
/// <param name="pieces">Pieces of texts in the form of search keys, at least one.</param>
internal delegate IQueryable<long> TrackFinder(IReadOnlyList<string> pieces);
