namespace TrackStore.Sample.Finding;

/// <summary>Answers what the screen asks of the library.</summary>
internal interface IFinderSource
{
    /// <summary>Reads a page of the tracks that match.</summary>
    Task<TrackPage> ReadPageAsync(string text, string? cursor, int pageSize, CancellationToken cancellationToken);

    /// <summary>Counts the tracks that match, up to <see cref="MatchCount.Limit"/>.</summary>
    Task<int> CountAsync(string text, CancellationToken cancellationToken);

    /// <summary>Describes a track in lines for a terminal of a width.</summary>
    Task<IReadOnlyList<string>> DescribeAsync(long trackId, int width, CancellationToken cancellationToken);
}
