namespace TrackStore;

/// <summary>
/// A source of tracks: a streaming service, an export file, a folder scanner. A host registers any number of them as
/// <see cref="IPlatformClient"/> services; they are found by name.
/// </summary>
/// <remarks>
/// Each stream is read once, and reading may stop at any item. Errors of the platform or the network are thrown as
/// <see cref="PlatformException"/>; a single item that can't be read is omitted instead. All members can be called from any thread.
/// </remarks>
public interface IPlatformClient
{
    /// <summary>
    /// Gets the platform's name, in lower case, 1 to 50 characters. It is the source of all values that the client provides.
    /// </summary>
    string Platform { get; }

    /// <summary>Searches for tracks, the best match first.</summary>
    /// <param name="query">The search terms.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The tracks; empty when nothing matches.</returns>
    /// <exception cref="PlatformException">The request failed, or the platform doesn't support searching.</exception>
    IAsyncEnumerable<PlatformTrack> SearchAsync(PlatformQuery query, CancellationToken cancellationToken = default);

    /// <summary>Gets tracks by their ids, in any order. Ids that the platform doesn't know are omitted.</summary>
    /// <param name="platformIds">The ids. If the track for an id has another <see cref="PlatformTrack.Id"/>, its
    /// <see cref="PlatformTrack.RequestedIds"/> contain the requested id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The tracks that exist.</returns>
    /// <exception cref="PlatformException">The request failed.</exception>
    IAsyncEnumerable<PlatformTrack> GetTracksAsync(IReadOnlyCollection<string> platformIds, CancellationToken cancellationToken = default);

    /// <summary>Streams the user's library: saved tracks, a collection, or a complete export.</summary>
    /// <param name="resumeToken">The <see cref="PlatformTrack.ResumeToken"/> after which to resume, or null to start at the
    /// beginning.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The tracks.</returns>
    /// <exception cref="PlatformException">The request failed, or the platform has no user libraries.</exception>
    IAsyncEnumerable<PlatformTrack> GetLibraryAsync(string? resumeToken = null, CancellationToken cancellationToken = default);
}
