namespace TrackStore;

/// <summary>
/// Pictures that are read into memory ahead of their need, in the order given and after everything that is to be shown.
/// Disposing of it stops what nobody else waits for.
/// </summary>
/// <remarks>
/// A prefetch raises no event: its pictures are found by <see cref="IImageLoader.TryGetCached"/>. A picture that another caller wants at
/// the same time is read once and raises that caller's events.
/// </remarks>
public interface IImagePrefetch : IDisposable
{
    /// <summary>
    /// Gets a task that ends when every picture was looked at, or the prefetch or its loader was disposed. It never fails.
    /// </summary>
    Task Completion { get; }

    /// <summary>Gets a value indicating whether the prefetch is paused.</summary>
    bool IsPaused { get; }

    /// <summary>Lets no further picture start; those under way are finished. Harmless when it is paused already.</summary>
    void Pause();

    /// <summary>Goes on where it was paused. Harmless when it isn't.</summary>
    void Resume();
}
