using System.Buffers.Binary;
using NetVips;
using VipsImage = NetVips.Image;

namespace TrackStore.Conformance;

public abstract partial class ImageProcessorConformance
{
    [Fact]
    public async Task ProcessAsync_AvifWithoutTheCapability_IsRefusedByName()
    {
        Assert.SkipWhen(Capabilities.HasFlag(ImageProcessorCapabilities.Avif), "The processor decodes AVIF.");
        using VipsImage picture = TestPicture.Quadrants(80, 40);

        ImageRejectedException exception = await RejectAsync(picture.ToAvif());

        Assert.Equal(ImageRejection.UnsupportedFormat, exception.Rejection);
        Assert.Contains("AVIF", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(10)]
    [InlineData(12)]
    public async Task ProcessAsync_Avif_MakesFourTrueRenditions(int bitDepth)
    {
        SkipWithout(ImageProcessorCapabilities.Avif);
        using VipsImage picture = TestPicture.Quadrants(800, 400);

        ProcessedArtwork artwork = await ProcessAsync(picture.ToAvif(bitDepth));

        Assert.Equal((800, 400), (artwork.Width, artwork.Height));
        AssertLadder(artwork, "image/jpeg", EightHundredByFourHundred);
        AssertQuadrants(artwork, tolerance: 10);
        AssertPreviewQuadrants(artwork.Preview, tolerance: 10);
    }

    [Fact]
    public async Task ProcessAsync_TransparentAvif_KeepsItsTransparency()
    {
        SkipWithout(ImageProcessorCapabilities.Avif);
        using VipsImage picture = TestPicture.Flat(800, 400, [220, 140, 60]).WithFadingAlpha();

        ProcessedArtwork artwork = await ProcessAsync(picture.ToAvif());

        AssertLadder(artwork, "image/png", EightHundredByFourHundred);
        Assert.All(artwork.Renditions, rendition => AssertColor([220, 140, 60, 191], ColorAt(rendition, 0.25, 0.5), tolerance: 8));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task ProcessAsync_TurnedAvif_StandsUpright(int orientation)
    {
        SkipWithout(ImageProcessorCapabilities.Avif);
        using VipsImage picture = TestPicture.Quadrants(800, 400).StoredWithOrientation(orientation);

        ProcessedArtwork artwork = await ProcessAsync(picture.ToAvif());

        Assert.Equal((800, 400), (artwork.Width, artwork.Height));
        AssertLadder(artwork, "image/jpeg", EightHundredByFourHundred);
        AssertQuadrants(artwork, tolerance: 10);
    }

    [Fact]
    public async Task ProcessAsync_WideGamutAvif_ConvertsToSrgb()
    {
        SkipWithout(ImageProcessorCapabilities.Avif | ImageProcessorCapabilities.ColorProfiles);
        using VipsImage picture = TestPicture.Flat(800, 400, [200, 60, 40]).WithProfile("p3");

        ProcessedArtwork artwork = await ProcessAsync(picture.ToAvif());

        Assert.All(artwork.Renditions, rendition => AssertColor(WideRedInSrgb, ColorAt(rendition, 0.5, 0.5), tolerance: 6));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.95)]
    public async Task ProcessAsync_TruncatedAvif_IsRefusedAsDamaged(double part)
    {
        SkipWithout(ImageProcessorCapabilities.Avif);
        using VipsImage picture = TestPicture.Noisy(900, 700);
        byte[] whole = picture.ToAvif();

        ImageRejectedException exception = await RejectAsync(whole[..(int)(whole.Length * part)]);

        Assert.Equal(ImageRejection.Damaged, exception.Rejection);
        Assert.Contains("AVIF", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(16, 16)]
    [InlineData(899, 700)]
    [InlineData(3000, 3000)]
    public async Task ProcessAsync_AvifWhosePixelsContradictItsSize_IsRefusedAsDamaged(int width, int height)
    {
        SkipWithout(ImageProcessorCapabilities.Avif);
        using VipsImage picture = TestPicture.Noisy(900, 700);
        byte[] data = picture.ToAvif();
        int size = data.AsSpan().IndexOf("ispe"u8) + 8;
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(size), width);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(size + 4), height);

        ImageRejectedException exception = await RejectAsync(data);

        Assert.Equal(ImageRejection.Damaged, exception.Rejection);
    }

    [Fact]
    public async Task ProcessAsync_AvifWithMorePixelsThanTheSourceAllows_IsRefused()
    {
        SkipWithout(ImageProcessorCapabilities.Avif);
        using VipsImage picture = TestPicture.Flat(101, 100, [1, 2, 3]);
        ImageSource source = Admit(picture.ToAvif()) with { MaxPixels = 10_000 };

        var exception = await Assert.ThrowsAsync<ImageRejectedException>(() => ProcessAsync(source));

        Assert.Equal(ImageRejection.TooManyPixels, exception.Rejection);
    }

    [Fact]
    public async Task ProcessAsync_AvifWithFlippedBitsAndCuts_AnswersOrRefuses()
    {
        SkipWithout(ImageProcessorCapabilities.Avif);
        using VipsImage picture = TestPicture.Noisy(96, 64);
        byte[] whole = picture.ToAvif();
        var random = new Random(21);
        for (int round = 0; round < 200; round++)
        {
            byte[] mutated = round % 4 == 0 ? whole[..random.Next(whole.Length)] : [.. whole];
            for (int flip = 0; flip < 1 + random.Next(4) && mutated.Length > 0; flip++)
                mutated[random.Next(mutated.Length)] ^= (byte)(1 << random.Next(8));

            await AnswerOrRefuseAsync(new ImageSource { Data = mutated, Format = ImageFormat.Avif, MaxPixels = 1_000_000 }, $"round {round}");
        }
    }
}
