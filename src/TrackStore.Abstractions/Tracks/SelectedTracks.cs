namespace TrackStore;

/// <summary>The tracks that a call is about: a list of ids, or everything that a query finds.</summary>
public sealed record SelectedTracks
{
    private SelectedTracks(IReadOnlyCollection<long>? trackIds, TrackQuery? query)
    {
        TrackIds = trackIds;
        Query = query;
    }

    /// <summary>Gets the ids, or null when a query selects the tracks.</summary>
    public IReadOnlyCollection<long>? TrackIds { get; }

    /// <summary>Gets the query, or null when ids select the tracks.</summary>
    public TrackQuery? Query { get; }

    /// <summary>Selects tracks by their ids.</summary>
    /// <param name="trackIds">The ids, any number of them. Each counts once.</param>
    /// <returns>The selection.</returns>
    public static SelectedTracks Of(IReadOnlyCollection<long> trackIds)
    {
        ArgumentNullException.ThrowIfNull(trackIds);
        return new SelectedTracks(trackIds, null);
    }

    /// <summary>Selects all tracks that a query finds when the call runs, on all of its pages.</summary>
    /// <param name="query">The filters. Its order, page and cursor don't matter.</param>
    /// <returns>The selection.</returns>
    public static SelectedTracks Of(TrackQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new SelectedTracks(null, query);
    }
}
