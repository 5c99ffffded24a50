using TrackStore.Loading.Cache;

namespace TrackStore.Loading.Scheduling;

/// <summary>The decoding of one rendition.</summary>
/// <typeparam name="TBitmap">The user interface's bitmap.</typeparam>
/// <param name="entry">The cache entry that receives the bitmap.</param>
/// <param name="image">The encoded image.</param>
/// <param name="priority">The priority of the first caller.</param>
/// <param name="run">Decodes the image.</param>
internal sealed class BitmapDecode<TBitmap>(
    BitmapCacheEntry<TBitmap> entry,
    Image image,
    ImagePriority priority,
    Func<BitmapDecode<TBitmap>, Task> run) : LoadJob(priority)
    where TBitmap : class
{
    private readonly TaskCompletionSource<Exception?> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gets the cache entry that receives the bitmap.</summary>
    public BitmapCacheEntry<TBitmap> Entry => entry;

    /// <summary>Gets the encoded image.</summary>
    public Image Image => image;

    /// <summary>Gets the outcome: null when the entry has its bitmap, else the cause of the failure. The task itself never fails.</summary>
    public Task<Exception?> Result => _result.Task;

    /// <summary>Ends the decoding for all callers.</summary>
    /// <param name="error">The cause of the failure, or null.</param>
    public void Complete(Exception? error) => _result.TrySetResult(error);

    /// <inheritdoc/>
    protected override Task RunAsync() => run(this);
}
