namespace TrackStore;

/// <summary>The tracks that a call is about: a list of ids, or everything that a query finds.</summary>
public sealed record SelectedTracks
{
    private SelectedTracks(IReadOnlyCollection<long>? trackIds, TrackQuery? query, IReadOnlyCollection<long> exceptIds)
    {
        TrackIds = trackIds;
        Query = query;
        ExceptIds = exceptIds;
    }

    /// <summary>Gets the ids, or null when a query selects the tracks.</summary>
    public IReadOnlyCollection<long>? TrackIds { get; }

    /// <summary>Gets the query, or null when ids select the tracks.</summary>
    public TrackQuery? Query { get; }

    /// <summary>Gets the ids of the tracks that are not selected although the query finds them; empty when ids select the tracks.</summary>
    public IReadOnlyCollection<long> ExceptIds { get; }

    /// <summary>Selects tracks by their ids.</summary>
    /// <param name="trackIds">The ids, any number of them. Each counts once.</param>
    /// <returns>The selection.</returns>
    public static SelectedTracks Of(IReadOnlyCollection<long> trackIds)
    {
        ArgumentNullException.ThrowIfNull(trackIds);
        return new SelectedTracks(trackIds, null, []);
    }

    /// <summary>Selects all tracks that a query finds when the call runs, on all of its pages.</summary>
    /// <param name="query">The filters. Its order, page and cursor don't matter.</param>
    /// <returns>The selection.</returns>
    public static SelectedTracks Of(TrackQuery query) => Of(query, []);

    /// <summary>Selects all tracks that a query finds when the call runs, on all of its pages, but some.</summary>
    /// <param name="query">The filters. Its order, page and cursor don't matter.</param>
    /// <param name="exceptIds">The ids of the tracks to leave out. Ids that the query doesn't find have no effect.</param>
    /// <returns>The selection.</returns>
    public static SelectedTracks Of(TrackQuery query, IReadOnlyCollection<long> exceptIds)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(exceptIds);
        return new SelectedTracks(null, query, exceptIds);
    }
}
