using System.Buffers.Binary;
using System.IO.Compression;
using TrackStore.Artwork.ImageSharp;
using TrackStore.Conformance;
using VipsImage = NetVips.Image;

namespace TrackStore.Tests.Artwork.ImageSharp;

/// <summary>Files that ImageSharp 2.1 alone would accept as complete or never finish decoding.</summary>
public sealed class ImageSharpHostileDataTests
{
    private const int MaxPixels = 10_000_000;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ProcessAsync_JpegWithoutEndMarker_IsAcceptedUnlessAByteOfItsPixelsIsMissing(bool progressive)
    {
        using VipsImage picture = TestPicture.Noisy(300, 200);
        byte[] jpeg = picture.ToJpeg(progressive);

        ProcessedArtwork artwork = await ProcessAsync(jpeg[..^2], ImageFormat.Jpeg);

        Assert.Equal((300, 200), (artwork.Width, artwork.Height));
        Assert.Equal(ImageRejection.Damaged, await RejectAsync(jpeg[..^3], ImageFormat.Jpeg));
    }

    [Fact]
    public async Task ProcessAsync_ProgressiveJpegThatEndsBetweenTwoScans_IsRefused()
    {
        using VipsImage picture = TestPicture.Noisy(300, 200);
        byte[] jpeg = picture.ToJpeg(progressive: true);
        int[] scans = [.. Enumerable.Range(0, jpeg.Length - 1).Where(index => jpeg[index] == 0xFF && jpeg[index + 1] == 0xDA)];

        foreach (int scan in scans)
            Assert.Equal(ImageRejection.Damaged, await RejectAsync(jpeg[..scan], ImageFormat.Jpeg));

        Assert.InRange(scans.Length, 5, 20);
    }

    [Fact]
    public async Task ProcessAsync_JpegOfTooManyScans_IsRefused()
    {
        using VipsImage picture = TestPicture.Flat(64, 64, [1, 2, 3]);
        byte[] jpeg = picture.ToJpeg(progressive: true);
        int last = jpeg.AsSpan().LastIndexOf(new byte[] { 0xFF, 0xDA });
        IEnumerable<byte> scans = Enumerable.Repeat(jpeg[last..^2], 100).SelectMany(scan => scan);

        Assert.Equal(ImageRejection.Damaged, await RejectAsync([.. jpeg[..last], .. scans, 0xFF, 0xD9], ImageFormat.Jpeg));
    }

    [Fact]
    public async Task ProcessAsync_ExifThatPointsToItselfThousandsOfTimes_KeepsThePictureWithinSeconds()
    {
        // TIFF 6.0: entries (tag, type, count, value) that all name the directory itself as one that lies below it.
        const int Entries = 20_000;
        byte[] exif = new byte[10 + (12 * Entries)];
        "II*\0"u8.CopyTo(exif);
        BinaryPrimitives.WriteInt32LittleEndian(exif.AsSpan(4), 8);
        BinaryPrimitives.WriteUInt16LittleEndian(exif.AsSpan(8), Entries);
        for (int index = 0; index < Entries; index++)
        {
            Span<byte> entry = exif.AsSpan(10 + (12 * index));
            BinaryPrimitives.WriteUInt16LittleEndian(entry, (ushort)(index % 2 == 0 ? 0x8769 : 0x8825));
            BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], 4);
            BinaryPrimitives.WriteInt32LittleEndian(entry[4..], 1);
            BinaryPrimitives.WriteInt32LittleEndian(entry[8..], 10 + (12 * (Entries / 2)));
        }

        using VipsImage picture = TestPicture.Quadrants(80, 40);
        byte[] png = WithChunk(picture.ToPng(), "eXIf"u8, exif);

        ProcessedArtwork artwork = await Task.Run(() => ProcessAsync(png, ImageFormat.Png))
            .WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        Assert.Equal((80, 40), (artwork.Width, artwork.Height));
    }

    [Fact]
    public async Task ProcessAsync_PngWithASecondHeader_IsRefused()
    {
        using VipsImage large = TestPicture.Flat(4000, 4000, [1, 2, 3]);
        using VipsImage small = TestPicture.Flat(10, 10, [1, 2, 3]);
        byte[] png = large.ToPng();
        byte[] header = small.ToPng()[8..33];

        Assert.Equal(ImageRejection.Damaged, await RejectAsync([.. png[..^12], .. header, .. png[^12..]], ImageFormat.Png));
    }

    [Fact]
    public void ProcessAsync_PngWithABombInItsText_DoesNotExpandIt()
    {
        using var bomb = new MemoryStream();
        bomb.Write("name\0\0"u8);
        using (var zlib = new ZLibStream(bomb, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            byte[] block = new byte[1_000_000];
            for (int count = 0; count < 100; count++)
                zlib.Write(block);
        }

        using VipsImage picture = TestPicture.Flat(80, 40, [1, 2, 3]);
        byte[] png = WithChunk(picture.ToPng(), "zTXt"u8, bomb.ToArray());
        long before = GC.GetAllocatedBytesForCurrentThread();

        Task<ProcessedArtwork> artwork = ProcessAsync(png, ImageFormat.Png);

        Assert.True(artwork.IsCompletedSuccessfully);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 20_000_000);
    }

    [Fact]
    public async Task ProcessAsync_GifWhoseFrameIsLargerThanTheLimit_IsRefusedByItsPixels()
    {
        using VipsImage picture = TestPicture.Flat(64, 64, [1, 2, 3]);
        byte[] gif = ForgedPicture.WithSize(picture.ToGif(), 20_000, 20_000);
        BinaryPrimitives.WriteUInt16LittleEndian(gif.AsSpan(6), 64);
        BinaryPrimitives.WriteUInt16LittleEndian(gif.AsSpan(8), 64);

        Assert.Equal(ImageRejection.TooManyPixels, await RejectAsync(gif, ImageFormat.Gif));
    }

    private static Task<ProcessedArtwork> ProcessAsync(byte[] data, ImageFormat format)
    {
        var source = new ImageSource { Data = data, Format = format, MaxPixels = MaxPixels };
        return new ImageSharpImageProcessor().ProcessAsync(source, RenditionProfile.Default, TestContext.Current.CancellationToken);
    }

    private static async Task<ImageRejection> RejectAsync(byte[] data, ImageFormat format)
        => (await Assert.ThrowsAsync<ImageRejectedException>(() => ProcessAsync(data, format))).Rejection;

    // Behind the header, which has 8 bytes of signature before it and 25 of its own.
    private static byte[] WithChunk(byte[] png, ReadOnlySpan<byte> type, byte[] content)
    {
        using var stream = new MemoryStream();
        stream.Write(png.AsSpan(0, 33));
        ForgedPicture.WritePngChunk(stream, type, content);
        stream.Write(png.AsSpan(33));
        return stream.ToArray();
    }
}
