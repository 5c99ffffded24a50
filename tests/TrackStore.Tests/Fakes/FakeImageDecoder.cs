using System.Collections.Concurrent;

namespace TrackStore.Tests.Fakes;

/// <summary>Creates bitmaps of a given size and delays them until the test releases them.</summary>
internal sealed class FakeImageDecoder : IImageDecoder<FakeBitmap>
{
    private int _decodes;

    public Func<Image, CancellationToken, Task> BeforeDecode { get; set; } = (_, _) => Task.CompletedTask;

    public long ByteCount { get; set; } = 1_000;

    public int Decodes => _decodes;

    public ConcurrentBag<FakeBitmap> Made { get; } = [];

    public async ValueTask<FakeBitmap> DecodeAsync(Image image, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _decodes);
        await BeforeDecode(image, cancellationToken).ConfigureAwait(false);
        var bitmap = new FakeBitmap(image.Id);
        Made.Add(bitmap);
        return bitmap;
    }

    public long GetByteCount(FakeBitmap bitmap) => ByteCount;
}
