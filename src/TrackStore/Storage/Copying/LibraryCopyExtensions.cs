using TrackStore.Storage;
using TrackStore.Storage.Copying;

namespace TrackStore;

/// <summary>Copies a library to another database, such as from SQLite to PostgreSQL, and compares two libraries.</summary>
public static class LibraryCopyExtensions
{
    /// <summary>
    /// Copies all rows of a library, with their ids, to an empty one, and verifies the copy by comparing all rows. The databases may be of
    /// different kinds. A copy that was interrupted goes on where it stopped when it is called again.
    /// </summary>
    /// <param name="source">The library to copy. Nothing may write to it meanwhile; reading is allowed.</param>
    /// <param name="target">An empty library, or one that an interrupted copy of the same source has left. It must not be used
    /// meanwhile.</param>
    /// <param name="progress">Receives the progress after each page of rows, on any thread; or null.</param>
    /// <param name="cancellationToken">Cancels the copy, which can be resumed.</param>
    /// <returns>The compared tables, all of which are equal.</returns>
    /// <remarks>
    /// Open both libraries with <see cref="ArtworkDownloadOptions.ResumeOnOpen"/> false and the same field and source rankings, because
    /// downloads and changed rankings write to a library that is open. Memory holds one page: at most 2,000 rows, 100 renditions or 4
    /// original pictures. Until the copy is verified, opening the target starts no background work.
    /// </remarks>
    /// <exception cref="ArgumentException">One of the databases was not made by this library, or both are the same object.</exception>
    /// <exception cref="LibraryCopyException">The target isn't empty, one of the libraries was changed meanwhile, or the rows
    /// differ.</exception>
    /// <exception cref="StoreUnavailableException">One of the databases can't be used. The copy can be resumed.</exception>
    public static Task<LibraryComparison> CopyToAsync(
        this ITrackStoreDatabase source,
        ITrackStoreDatabase target,
        IProgress<LibraryCopyProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        (StoreDatabase from, StoreDatabase to) = Validated(source, target);
        return new LibraryCopier(from, to, progress).RunAsync(cancellationToken);
    }

    /// <summary>Compares all rows of two libraries, whose databases may be of different kinds.</summary>
    /// <param name="source">A library. Nothing may write to it meanwhile.</param>
    /// <param name="target">The library that is compared with it. Nothing may write to it meanwhile.</param>
    /// <param name="progress">Receives the progress after each page of rows, on any thread; or null.</param>
    /// <param name="cancellationToken">Cancels the comparison.</param>
    /// <returns>The compared tables.</returns>
    /// <exception cref="ArgumentException">One of the databases was not made by this library, or both are the same object.</exception>
    /// <exception cref="StoreUnavailableException">One of the databases can't be used.</exception>
    public static Task<LibraryComparison> CompareToAsync(
        this ITrackStoreDatabase source,
        ITrackStoreDatabase target,
        IProgress<LibraryCopyProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        (StoreDatabase from, StoreDatabase to) = Validated(source, target);
        return new LibraryComparer(from, to, progress).RunAsync(cancellationToken);
    }

    private static (StoreDatabase Source, StoreDatabase Target) Validated(ITrackStoreDatabase source, ITrackStoreDatabase target)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        if (ReferenceEquals(source, target))
            throw new ArgumentException("The target is the source.", nameof(target));
        return (Own(source, nameof(source)), Own(target, nameof(target)));
    }

    private static StoreDatabase Own(ITrackStoreDatabase database, string parameter) => database as StoreDatabase
        ?? throw new ArgumentException("The database is the host's own implementation, whose rows this library can't read.", parameter);
}
