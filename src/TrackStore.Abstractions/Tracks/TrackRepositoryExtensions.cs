using System.Runtime.CompilerServices;

namespace TrackStore;

/// <summary>Streams track lists from an <see cref="ITrackRepository"/>, page by page.</summary>
public static class TrackRepositoryExtensions
{
    /// <summary>Streams all tracks that match a query, in its order. Only one page is held in memory at a time.</summary>
    /// <param name="tracks">The repository.</param>
    /// <param name="query">The filters and the order. The page size determines how many tracks are read at once.</param>
    /// <param name="cancellationToken">Cancels the stream.</param>
    /// <returns>The tracks.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IAsyncEnumerable<TrackItem> StreamAsync(
        this ITrackRepository tracks,
        TrackQuery query,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tracks);
        ArgumentNullException.ThrowIfNull(query);
        return PagesAsync(tracks, query, cancellationToken);
    }

    /// <summary>
    /// Streams the tracks whose primary link to a platform is marked for an update, ordered by title. Links that are stale only by their
    /// age, or were never synced, are not included; <see cref="ITrackSynchronizer.RefreshAsync"/> syncs those too.
    /// </summary>
    /// <param name="tracks">The repository.</param>
    /// <param name="platform">The platform's name, in any case.</param>
    /// <param name="cancellationToken">Cancels the stream.</param>
    /// <returns>The tracks, with their ids on the platform.</returns>
    /// <exception cref="ArgumentException">The platform is empty.</exception>
    public static IAsyncEnumerable<TrackItem> GetTracksNeedingUpdateAsync(
        this ITrackRepository tracks,
        string platform,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(platform);
        return tracks.StreamAsync(new TrackQuery { Platform = platform, NeedsUpdate = true, PageSize = 500 }, cancellationToken);
    }

    /// <summary>Streams the tracks that have a tag, ordered by title.</summary>
    /// <param name="tracks">The repository.</param>
    /// <param name="tagName">The tag's name, ignoring case and accents.</param>
    /// <param name="cancellationToken">Cancels the stream.</param>
    /// <returns>The tracks.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static IAsyncEnumerable<TrackItem> GetTracksByTagAsync(
        this ITrackRepository tracks,
        string tagName,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tagName);
        return tracks.StreamAsync(new TrackQuery { Tags = [tagName], PageSize = 500 }, cancellationToken);
    }

    private static async IAsyncEnumerable<TrackItem> PagesAsync(
        ITrackRepository tracks,
        TrackQuery query,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? cursor = query.Cursor;
        do
        {
            TrackPage page = await tracks.QueryAsync(query with { Cursor = cursor }, cancellationToken).ConfigureAwait(false);
            foreach (TrackItem item in page.Items)
                yield return item;
            cursor = page.NextCursor;
            query = query with { Skip = 0 };
        }
        while (cursor is not null);
    }
}
