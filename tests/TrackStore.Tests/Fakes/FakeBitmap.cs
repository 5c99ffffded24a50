namespace TrackStore.Tests.Fakes;

/// <summary>A bitmap that tells when it was disposed.</summary>
/// <param name="imageId">The rendition that it shows.</param>
internal sealed class FakeBitmap(long imageId) : IDisposable
{
    private int _disposals;

    public long ImageId { get; } = imageId;

    public int Disposals => Volatile.Read(ref _disposals);

    public void Dispose() => Interlocked.Increment(ref _disposals);
}
