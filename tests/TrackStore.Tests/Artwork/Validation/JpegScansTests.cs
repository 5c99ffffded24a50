using TrackStore.Artwork.Validation;
using TrackStore.Conformance;
using VipsImage = NetVips.Image;

namespace TrackStore.Tests.Artwork.Validation;

public sealed class JpegScansTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(1)]
    public void FindMissingEnd_ProgressiveWithoutEndMarker_IsTheMarker(int bands)
    {
        using VipsImage picture = TestPicture.Flat(90, 70, bands == 1 ? [90] : [200, 60, 40]);
        byte[] whole = picture.ToJpeg(progressive: true);

        Assert.Empty(JpegScans.FindMissingEnd(whole).Bytes);
        Assert.Empty(JpegScans.FindMissingEnd([.. whole, 0, 0]).Bytes);
        Assert.True(JpegScans.FindMissingEnd(whole.AsSpan(..^2)).IsEndMarker);
        Assert.True(JpegScans.FindMissingEnd(whole.AsSpan(..^1)).IsEndMarker);
    }

    [Fact]
    public void FindMissingEnd_BaselineWithoutEndMarker_IsPadding()
    {
        using VipsImage picture = TestPicture.Noisy(90, 70);
        byte[] whole = picture.ToJpeg();

        (byte[] end, bool isEndMarker) = JpegScans.FindMissingEnd(whole.AsSpan(..^2));

        Assert.False(isEndMarker);
        Assert.Equal(16, end.Length);
        Assert.Empty(JpegScans.FindMissingEnd(whole).Bytes);
    }

    [Fact]
    public void FindMissingEnd_AScanIsMissing_IsEmpty()
    {
        using VipsImage picture = TestPicture.Noisy(90, 70);
        byte[] whole = picture.ToJpeg(progressive: true);
        int lastScan = whole.AsSpan().LastIndexOf(new byte[] { 0xFF, 0xDA });

        for (int length = 0; length <= lastScan + 2; length++)
            Assert.True(JpegScans.FindMissingEnd(whole.AsSpan(..length)).Bytes.Length == 0, $"{length} bytes");
    }
}
