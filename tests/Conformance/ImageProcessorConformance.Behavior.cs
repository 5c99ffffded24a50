using System.Collections;
using VipsImage = NetVips.Image;

namespace TrackStore.Conformance;

public abstract partial class ImageProcessorConformance
{
    [Fact]
    public void Identity_Always_FitsItsColumn()
    {
        string identity = CreateProcessor().Identity;

        Assert.InRange(identity.Length, 1, 100);
        Assert.Equal(identity, CreateProcessor().Identity);
    }

    [Theory]
    [InlineData("jpeg")]
    [InlineData("png")]
    [InlineData("webp")]
    [InlineData("gif")]
    public async Task ProcessAsync_SameInputTwice_GivesTheSameBytes(string format)
    {
        using VipsImage picture = TestPicture.Noisy(900, 700);
        byte[] data = picture.Encode(format);

        ProcessedArtwork first = await ProcessAsync(data);
        ProcessedArtwork second = await ProcessAsync([.. data]);

        Assert.All(first.Renditions.Zip(second.Renditions), pair => Assert.True(pair.First.Data.Span.SequenceEqual(pair.Second.Data.Span)));
    }

    [Fact]
    public async Task ProcessAsync_EightAtOnce_GivesEachItsOwn()
    {
        IImageProcessor processor = CreateProcessor();
        byte[][] originals = [.. Enumerable.Range(0, 8).Select(index => TestPicture.Flat(800 + index, 400, [index * 30, 100, 255 - (index * 30)]).ToJpeg())];

        ProcessedArtwork[] artworks = await Task.WhenAll(originals.Select(data => Task.Run(
            () => processor.ProcessAsync(Admit(data), RenditionProfile.Default, TestContext.Current.CancellationToken),
            TestContext.Current.CancellationToken)));

        for (int index = 0; index < artworks.Length; index++)
        {
            Assert.Equal(800 + index, artworks[index].Width);
            Assert.All(artworks[index].Renditions, rendition => AssertColor([index * 30, 100, 255 - (index * 30)], ColorAt(rendition, 0.5, 0.5), tolerance: 5));
        }
    }

    [Fact]
    public async Task ProcessAsync_DataInsideALargerArray_ReadsItsPartOnly()
    {
        using VipsImage picture = TestPicture.Quadrants(800, 400);
        byte[] data = picture.ToPng();
        byte[] padded = [1, 2, 3, .. data, 4, 5, 6];
        ImageSource source = Admit(padded.AsMemory(3, data.Length));

        ProcessedArtwork artwork = await ProcessAsync(source);

        AssertQuadrants(artwork, tolerance: 8);
    }

    [Fact]
    public async Task ProcessAsync_CancelledBefore_IsCancelled()
    {
        using VipsImage picture = TestPicture.Quadrants(800, 400);
        ImageSource source = Admit(picture.ToJpeg());

        Task<ProcessedArtwork> task = CreateProcessor().ProcessAsync(source, RenditionProfile.Default, new CancellationToken(canceled: true));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
    }

    [Fact]
    public async Task ProcessAsync_CancelledOnTheWay_IsCancelledAndNotRefused()
    {
        using VipsImage picture = TestPicture.Noisy(2000, 2000);
        ImageSource source = Admit(picture.ToJpeg());
        using var cancellation = new CancellationTokenSource();
        RenditionProfile profile = RenditionProfile.Default with { Renditions = new CancellingList(RenditionProfile.Default.Renditions, cancellation) };

        Task<ProcessedArtwork> task = CreateProcessor().ProcessAsync(source, profile, cancellation.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
    }

    /// <summary>Cancels as soon as the list of renditions is read: processing has begun then, but nothing is decoded yet.</summary>
    private sealed class CancellingList(IReadOnlyList<RenditionSpec> inner, CancellationTokenSource cancellation) : IReadOnlyList<RenditionSpec>
    {
        public int Count => inner.Count;

        public RenditionSpec this[int index]
        {
            get
            {
                cancellation.Cancel();
                return inner[index];
            }
        }

        public IEnumerator<RenditionSpec> GetEnumerator()
        {
            cancellation.Cancel();
            return inner.GetEnumerator();
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
