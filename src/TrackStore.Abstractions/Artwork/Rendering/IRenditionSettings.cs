namespace TrackStore;

/// <summary>
/// How pictures are rendered: the sizes, the shape and the encoding of their renditions, and changing these while the application runs.
/// </summary>
/// <remarks>
/// The options are settings of the host (<c>ArtworkOptions.Renditions</c>). A host that lets its user change them keeps the choice, also
/// after <see cref="Changed"/>, because undoing it in <see cref="IChangeHistory"/> changes them too, and passes it to <c>AddTrackStore</c>
/// at the next start. All members can be used from any thread.
/// </remarks>
public interface IRenditionSettings
{
    /// <summary>Gets the options with which this process renders.</summary>
    RenditionProfile Current { get; }

    /// <summary>Raised after <see cref="Current"/> was replaced, on the thread of the call that did it. A handler must not throw.</summary>
    event EventHandler? Changed;

    /// <summary>
    /// Replaces the options of this process. Pictures that are stored from now on are rendered with them. Those that are stored already are
    /// rerendered in the background after they are read, where their originals are kept;
    /// <see cref="IArtworkMaintenance.RerenderAsync(IProgress{RerenderProgress}, CancellationToken)"/> does it for all at once.
    /// </summary>
    /// <param name="profile">The new options. Options that are in use already change nothing.</param>
    /// <param name="cancellationToken">Cancels the call. The former options stay in use.</param>
    /// <returns>
    /// The change, when the new options are in use: undoing it brings back the former ones, for the pictures that are stored afterwards.
    /// Null when they were in use already, or another process has applied them to this library.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// The profile doesn't have each size once, its sizes don't grow from <see cref="ImageSize.Thumbnail"/> to
    /// <see cref="ImageSize.Large"/>, or another value is out of its range: 1 to 4,096 pixels, a quality of 1 to 100, a color of 0 to
    /// 0xFFFFFF.
    /// </exception>
    /// <exception cref="InvalidOperationException">The call is part of a host's transaction.</exception>
    /// <exception cref="StoreUnavailableException">The library can't be written. The former options stay in use.</exception>
    Task<HistoryEntry?> UseAsync(RenditionProfile profile, CancellationToken cancellationToken = default);
}
