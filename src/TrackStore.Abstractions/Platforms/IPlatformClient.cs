namespace TrackStore;

/// <summary>
/// One platform, or any other source of tracks: a streaming service, an export file, a folder scanner. Registered as an
/// <see cref="IPlatformClient"/> service, as many as the host likes, and found by name.
/// </summary>
/// <remarks>
/// Every stream is read once and may be left at any item. What the environment does is thrown as <see cref="PlatformException"/>; a single item that
/// can't be read is left out, not thrown. Implementations are safe to call from any thread.
/// </remarks>
public interface IPlatformClient
{
    /// <summary>Gets the platform's name, lower-case, 1 to 50 characters: it is the source of all that comes from here.</summary>
    string Platform { get; }

    /// <summary>Searches for tracks, the best fitting first.</summary>
    /// <param name="query">What is searched for.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The tracks; empty when nothing fits.</returns>
    /// <exception cref="PlatformException">The platform can't be asked, or offers no search.</exception>
    IAsyncEnumerable<PlatformTrack> SearchAsync(PlatformQuery query, CancellationToken cancellationToken = default);

    /// <summary>Gets tracks by their ids, in any order. An id that the platform doesn't know is left out.</summary>
    /// <param name="platformIds">The ids; one that the client also takes in another spelling is named in <see cref="PlatformTrack.RequestedIds"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The tracks that are there.</returns>
    /// <exception cref="PlatformException">The platform can't be asked.</exception>
    IAsyncEnumerable<PlatformTrack> GetTracksAsync(IReadOnlyCollection<string> platformIds, CancellationToken cancellationToken = default);

    /// <summary>Streams what the user keeps there: saved tracks, a collection, a whole export.</summary>
    /// <param name="resumeToken">The <see cref="PlatformTrack.ResumeToken"/> behind which to go on, or null to begin.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The tracks.</returns>
    /// <exception cref="PlatformException">The platform can't be asked, or keeps nothing for users.</exception>
    IAsyncEnumerable<PlatformTrack> GetLibraryAsync(string? resumeToken = null, CancellationToken cancellationToken = default);
}
