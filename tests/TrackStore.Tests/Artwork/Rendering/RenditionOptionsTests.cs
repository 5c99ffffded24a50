using Microsoft.Extensions.Options;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Artwork.Rendering;

public sealed class RenditionOptionsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Renditions_OtherSizes_AreStoredByName()
    {
        IReadOnlyDictionary<ImageSize, Image> stored = await StoreAsync(
            Pictures.Jpeg(1, 1000, 500),
            options => (options.Thumbnail, options.Small, options.Medium, options.Large) = (80, 200, 400, 900));

        Assert.Equal(
            [(ImageSize.Thumbnail, 80, 40), (ImageSize.Small, 200, 100), (ImageSize.Medium, 400, 200), (ImageSize.Large, 900, 450)],
            stored.Values.OrderBy(image => image.Size).Select(image => (image.Size, image.Width, image.Height)));
    }

    [Fact]
    public async Task Renditions_WebP_StoresWebPThatDecodes()
    {
        IReadOnlyDictionary<ImageSize, Image> stored = await StoreAsync(Pictures.TransparentPng(), options => options.Format = RenditionFormat.WebP);

        Assert.All(stored.Values, image =>
        {
            Assert.Equal("image/webp", image.MimeType);
            using NetVips.Image decoded = NetVips.Image.NewFromBuffer(image.Data.ToArray(), failOn: NetVips.Enums.FailOn.Warning);
            Assert.Equal((image.Width, image.Height, true), (decoded.Width, decoded.Height, decoded.HasAlpha()));
        });
    }

    [Fact]
    public async Task Renditions_Cropped_StoresSquares()
    {
        IReadOnlyDictionary<ImageSize, Image> stored = await StoreAsync(Pictures.Jpeg(1, 1000, 500), options => options.Shape = RenditionShape.SquareByCropping);

        Assert.Equal([60, 120, 300, 500], stored.Values.OrderBy(image => image.Size).Select(image => image.Width));
        Assert.All(stored.Values, image => Assert.Equal(image.Width, image.Height));
    }

    [Fact]
    public async Task Renditions_Padded_StoresSquaresWithTheColor()
    {
        IReadOnlyDictionary<ImageSize, Image> stored = await StoreAsync(
            Pictures.Jpeg(1, 1000, 500),
            options => (options.Shape, options.PaddingColor) = (RenditionShape.SquareByPadding, 0x0000FF));

        Assert.Equal([60, 120, 300, 640], stored.Values.OrderBy(image => image.Size).Select(image => image.Width));
        Assert.All(stored.Values, image =>
        {
            Assert.Equal(image.Width, image.Height);
            using NetVips.Image decoded = NetVips.Image.NewFromBuffer(image.Data.ToArray());
            double[] corner = decoded.Getpoint(1, 1);
            Assert.InRange(corner[0], 0, 6);
            Assert.InRange(corner[2], 248, 255);
        });
    }

    [Theory]
    [InlineData(300, 120, 300, 640, "must increase from Thumbnail to Large, but they are 300, 120, 300 and 640 pixels")]
    [InlineData(60, 120, 120, 640, "they are 60, 120, 120 and 640 pixels")]
    [InlineData(60, 120, 300, 5000, "Large")]
    [InlineData(0, 120, 300, 640, "Thumbnail")]
    public void Renditions_UnfitSizes_AreRefusedWithTheReason(int thumbnail, int small, int medium, int large, string reason)
        => AssertRefused(options => (options.Thumbnail, options.Small, options.Medium, options.Large) = (thumbnail, small, medium, large), reason);

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void Renditions_UnfitQuality_IsRefused(int quality) => AssertRefused(options => options.Quality = quality, "Quality");

    [Fact]
    public void Renditions_UnfitColor_IsRefused() => AssertRefused(options => options.PaddingColor = 0x1000000, "PaddingColor");

    [Fact]
    public void Renditions_UnknownFormatOrShape_IsRefused()
    {
        AssertRefused(options => options.Format = (RenditionFormat)9, "Format");
        AssertRefused(options => options.Shape = (RenditionShape)9, "Shape");
    }

    [Fact]
    public void LongestSideOf_EverySize_IsWhatTheProfileSays()
    {
        var options = new RenditionOptions { Thumbnail = 10, Small = 20, Medium = 30, Large = 40 };

        RenditionProfile profile = options.ToProfile();

        Assert.Equal([40, 30, 20, 10], profile.Renditions.Select(spec => spec.LongestSide));
        Assert.All(profile.Renditions, spec => Assert.Equal(options.LongestSideOf(spec.Size), spec.LongestSide));
    }

    [Fact]
    public void ToProfile_Defaults_AreTheDefaultProfile()
    {
        RenditionProfile profile = new RenditionOptions().ToProfile();

        Assert.Equal(RenditionProfile.Default.Renditions, profile.Renditions);
        Assert.Equal(RenditionProfile.Default with { Renditions = profile.Renditions }, profile);
    }

    private static void AssertRefused(Action<RenditionOptions> configure, string reason)
    {
        using ServiceProvider services = new ServiceCollection()
            .AddTrackStore(store => store.ConfigureArtwork(options => configure(options.Renditions)))
            .BuildServiceProvider();

        var refusal = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<ArtworkOptions>>().Value);

        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyDictionary<ImageSize, Image>> StoreAsync(byte[] original, Action<RenditionOptions> configure)
    {
        await using var library = new TestLibrary(store => store.ConfigureArtwork(options => configure(options.Renditions)));
        Track track = await library.Tracks.AddAsync(new NewTrack { Title = "One", Artist = "A" }, Cancel);
        return await library.Images.ResizeAndStoreImageAsync(original, track.Id, cancellationToken: Cancel);
    }
}
