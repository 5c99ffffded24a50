using System.Buffers.Binary;
using TrackStore.Artwork.WebP;
using TrackStore.Conformance;
using VipsImage = NetVips.Image;

namespace TrackStore.Tests.Artwork.WebP;

public sealed class WebPContainerTests
{
    private static readonly byte[] Frame = CreateFrame();

    [Fact]
    public void FindPlainFrame_SimpleFile_FindsItAndItsSize()
    {
        byte[] file = ForgedFrame.ToFile(Frame);

        (ReadOnlyMemory<byte> frame, FrameTag tag) = WebPContainer.FindPlainFrame(file)!.Value;

        Assert.True(frame.Span.SequenceEqual(Frame));
        Assert.Equal((33, 21), (tag.Width, tag.Height));
    }

    [Theory]
    [InlineData(0x00, true)]
    [InlineData(0x02, false)]
    [InlineData(0x08, false)]
    [InlineData(0x10, false)]
    [InlineData(0x20, false)]
    [InlineData(0x40, false)]
    public void FindPlainFrame_ExtendedFile_TakesWhatChangesNothing(byte flags, bool expected)
        => Assert.Equal(expected, Finds(CreateExtended(flags, 33, 21)));

    [Fact]
    public void FindPlainFrame_ExtendedFileWithXmp_TakesIt()
    {
        Assert.True(Finds(CreateExtended(0x04, 33, 21, xmp: "<x/>")));
        Assert.True(Finds(CreateExtended(0x04, 33, 21)));
        Assert.False(Finds(CreateExtended(0x00, 33, 21, xmp: "<x/>")));
    }

    [Fact]
    public void FindPlainFrame_CanvasOfAnotherSize_LeavesIt() => Assert.False(Finds(CreateExtended(0, 34, 21)));

    [Fact]
    public void FindPlainFrame_MoreOrLessThanTheFileSays_LeavesIt()
    {
        byte[] file = ForgedFrame.ToFile(Frame);

        Assert.False(Finds([.. file, 0]));
        Assert.False(Finds(file[..^1]));
        Assert.False(Finds([]));
    }

    [Fact]
    public void FindPlainFrame_OtherKinds_LeavesThem()
    {
        using VipsImage picture = TestPicture.Noisy(33, 21);
        using VipsImage transparent = picture.WithFadingAlpha();
        using VipsImage animated = TestPicture.Animate(picture, picture);
        using VipsImage profiled = picture.WithProfile("p3");
        using VipsImage turned = picture.StoredWithOrientation(6);

        Assert.False(Finds(picture.ToWebP(lossless: true)));
        Assert.False(Finds(picture.ToPng()));
        Assert.False(Finds(transparent.ToWebP()));
        Assert.False(Finds(animated.ToWebP()));
        Assert.False(Finds(profiled.ToWebP()));
        Assert.False(Finds(turned.ToWebP()));
    }

    [Theory]
    [InlineData(0, 0x01)] // an interframe
    [InlineData(0, 0x08)] // a version that is reserved
    [InlineData(0, 0x10)] // not shown
    [InlineData(3, 0x01)] // another start code
    [InlineData(7, 0x40)] // shown larger
    [InlineData(9, 0x80)]
    public void FindPlainFrame_OddTag_LeavesIt(int place, byte bit)
    {
        byte[] frame = [.. Frame];
        frame[place] ^= bit;

        Assert.False(Finds(ForgedFrame.ToFile(frame)));
    }

    private static bool Finds(byte[] file) => WebPContainer.FindPlainFrame(file) is not null;

    private static byte[] CreateFrame()
    {
        using VipsImage picture = TestPicture.Noisy(33, 21);
        byte[] file = picture.ToPlainWebP(90);
        return file[20..(20 + BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(16)))];
    }

    private static byte[] CreateExtended(byte flags, int width, int height, string xmp = "")
    {
        byte[] simple = ForgedFrame.ToFile(Frame);
        byte[] canvas = [flags, 0, 0, 0, (byte)(width - 1), 0, 0, (byte)(height - 1), 0, 0];
        byte[] metadata = xmp.Length == 0 ? [] : [.. "XMP "u8, (byte)xmp.Length, 0, 0, 0, .. System.Text.Encoding.ASCII.GetBytes(xmp)];
        byte[] file = [.. simple[..12], .. "VP8X"u8, 10, 0, 0, 0, .. canvas, .. simple[12..], .. metadata];
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        return file;
    }
}
