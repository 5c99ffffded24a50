namespace TrackStore;

/// <summary>
/// Reads images into memory before they are needed, in the given order and at low priority. Disposing it cancels the reads that no other
/// caller shares.
/// </summary>
/// <remarks>
/// A prefetch raises no events; <see cref="IImageLoader.TryGetCached"/> finds its images. An image that another caller requests at the same
/// time is read once and raises that caller's events.
/// </remarks>
public interface IImagePrefetch : IDisposable
{
    /// <summary>Gets a task that completes when all images were read, or the prefetch or its loader was disposed. It never fails.</summary>
    Task Completion { get; }

    /// <summary>Gets a value indicating whether the prefetch is paused.</summary>
    bool IsPaused { get; }

    /// <summary>
    /// Starts no further reads until <see cref="Resume"/> is called; reads in progress are finished. Has no effect when already paused.
    /// </summary>
    void Pause();

    /// <summary>Continues a paused prefetch. Has no effect when it is not paused.</summary>
    void Resume();
}
