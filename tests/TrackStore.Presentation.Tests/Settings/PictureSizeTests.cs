using TrackStore.Presentation.Tests.Fixtures;

namespace TrackStore.Presentation.Tests.Settings;

/// <summary>Other sizes for the renditions of pictures, and another color around padded ones.</summary>
public sealed class PictureSizeTests() : PanelTest(configure: store => store.ConfigureArtwork(options => options.KeepOriginals = true))
{
    [Fact]
    public async Task RenditionSizes_AtFirst_AreThoseInUse()
    {
        SettingsViewModel settings = await CreateAsync(factory => factory.CreateSettings());

        Assert.Equal([("Thumbnail", "60"), ("Small", "120"), ("Medium", "300"), ("Large", "640")], settings.RenditionSizes.Select(row => (row.Label, row.Text)));
        Assert.Equal((false, false, true), (settings.HasRenditionChanges, settings.CanApplyRenditions, settings.WantsDefaultRenditions));
    }

    [Fact]
    public async Task ApplyRenditionsAsync_OtherSizes_AreKeptRecordedAndUndone()
    {
        long[] ids = await AddTracksAsync(1);
        IImageRepository images = Get<IImageRepository>();
        await images.ResizeAndStoreImageAsync(Cover, ids[0], cancellationToken: Cancel);
        RenditionProfile? kept = null;
        SettingsViewModel settings = await CreateAsync(factory => factory.CreateSettings());
        await Ui.CallAsync(() => settings.LoadAsync(Cancel));
        await Ui.CallAsync(() =>
        {
            settings.KeepRenditions = (profile, _) => Task.FromResult(kept = profile);
            SizeOf(settings, ImageSize.Small).Text = " 100 ";
            SizeOf(settings, ImageSize.Large).Text = "1,000";
        });
        Assert.Equal((true, false), (settings.CanApplyRenditions, settings.WantsDefaultRenditions));

        Assert.True(await Ui.CallAsync(settings.ApplyRenditionsAsync));

        Assert.Equal([1000, 300, 100, 60], kept!.Renditions.Select(rendition => rendition.LongestSide));
        Assert.Equal([1000, 300, 100, 60], Get<IRenditionSettings>().Current.Renditions.Select(rendition => rendition.LongestSide));
        Assert.Equal((false, 1), (settings.HasRenditionChanges, settings.Renditions!.Outdated));
        HistoryEntry change = settings.MessageChange!;
        Assert.Equal(
            [("Large size, in pixels", "640", "1000"), ("Small size, in pixels", "120", "100")],
            settings.Texts.ValuesOf(change).Select(value => (value.Label, value.Before, value.After)));
        await Ui.CallAsync(() => settings.RerenderAsync(Cancel));
        Assert.Equal(100, (await images.GetTrackImageAsync(ids[0], ImageSize.Small, Cancel))!.Width);

        await Get<IChangeHistory>().UndoAsync(change.Id, Cancel);

        await UntilAsync(settings, () => settings.WantsDefaultRenditions);
        Assert.Equal("120", SizeOf(settings, ImageSize.Small).Text);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("4097")]
    [InlineData("12.5")]
    [InlineData("6,4")]
    [InlineData("")]
    [InlineData("large")]
    [InlineData("99999999999")]
    public async Task RenditionSizes_NoNumberInTheRange_StayWithTheirProblem(string text)
    {
        SettingsViewModel settings = await CreateAsync(factory => factory.CreateSettings());

        await Ui.CallAsync(() => SizeOf(settings, ImageSize.Large).Text = text);

        Assert.Equal((text, "Enter a whole number from 1 to 4,096."), (SizeOf(settings, ImageSize.Large).Text, SizeOf(settings, ImageSize.Large).Problem));
        Assert.Equal((true, false, true), (settings.HasRenditionChanges, settings.CanApplyRenditions, settings.HasUnappliedChanges));
        Assert.False(await Ui.CallAsync(settings.ApplyRenditionsAsync));
        Assert.Equal(640, Get<IRenditionSettings>().Current.Renditions[0].LongestSide);
        await Ui.CallAsync(settings.ResetRenditions);
        Assert.Equal(("640", null), (SizeOf(settings, ImageSize.Large).Text, SizeOf(settings, ImageSize.Large).Problem));
    }

    [Fact]
    public async Task RenditionSizes_NotIncreasing_SaySoWhereTheUserHasChangedSomething()
    {
        SettingsViewModel settings = await CreateAsync(factory => factory.CreateSettings());

        await Ui.CallAsync(() => SizeOf(settings, ImageSize.Small).Text = "300");

        Assert.Equal(("Must be smaller than Medium, 300 pixels.", null), (SizeOf(settings, ImageSize.Small).Problem, SizeOf(settings, ImageSize.Medium).Problem));
        Assert.False(settings.CanApplyRenditions);
        await Ui.CallAsync(() => SizeOf(settings, ImageSize.Medium).Text = "200");
        Assert.Equal((null, "Must be larger than Small, 300 pixels."), (SizeOf(settings, ImageSize.Small).Problem, SizeOf(settings, ImageSize.Medium).Problem));
        await Ui.CallAsync(() => SizeOf(settings, ImageSize.Medium).Text = "301");
        Assert.Null(SizeOf(settings, ImageSize.Medium).Problem);
        Assert.True(settings.CanApplyRenditions);
    }

    [Fact]
    public async Task RenditionPaddingColor_Changed_CountsForPaddedPicturesOnly()
    {
        SettingsViewModel settings = await CreateAsync(factory => factory.CreateSettings());
        await Ui.CallAsync(() => settings.RenditionPaddingColor = 0x112233);
        Assert.False(settings.HasRenditionChanges);

        await Ui.CallAsync(() => settings.RenditionShape = RenditionShape.SquareByPadding);
        Assert.True(await Ui.CallAsync(settings.ApplyRenditionsAsync));

        Assert.Equal((0x112233, false), (Get<IRenditionSettings>().Current.PaddingColor, settings.HasRenditionChanges));
        HistoryValue color = settings.Texts.ValuesOf(settings.MessageChange!).Single(value => value.IsColor);
        Assert.Equal(("#ffffff", "#112233"), (color.Before, color.After));
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0x1000000, 0xFFFFFF)]
    public async Task RenditionPaddingColor_NoColor_BecomesTheNearest(int wanted, int expected)
    {
        SettingsViewModel settings = await CreateAsync(factory => factory.CreateSettings());

        await Ui.CallAsync(() => settings.RenditionPaddingColor = wanted);

        Assert.Equal(expected, settings.RenditionPaddingColor);
    }

    [Fact]
    public async Task UseDefaultRenditions_OthersInUse_ShowsTheDefaultsToApply()
    {
        RenditionProfile others = RenditionProfile.Default with { Shape = RenditionShape.SquareByPadding, PaddingColor = 0, Quality = 50 };
        await Get<IRenditionSettings>().UseAsync(
            others with { Renditions = [.. others.Renditions.Select(size => size with { LongestSide = size.LongestSide / 2 })] }, Cancel);
        SettingsViewModel settings = await CreateAsync(factory => factory.CreateSettings());
        Assert.Equal(("30", false), (settings.RenditionSizes[0].Text, settings.WantsDefaultRenditions));
        await Ui.CallAsync(() => settings.RenditionSizes[1].Text = "nothing");

        await Ui.CallAsync(settings.UseDefaultRenditions);

        Assert.Equal(["60", "120", "300", "640"], settings.RenditionSizes.Select(row => row.Text));
        Assert.Equal((true, true), (settings.WantsDefaultRenditions, settings.CanApplyRenditions));
        Assert.True(await Ui.CallAsync(settings.ApplyRenditionsAsync));
        RenditionProfile used = Get<IRenditionSettings>().Current;
        Assert.Equal((85, RenditionShape.KeepAspectRatio, 640), (used.Quality, used.Shape, used.Renditions[0].LongestSide));
    }

    [Fact]
    public async Task RenditionSizes_ChangedElsewhere_FollowUnlessTheUserHasChangedThem()
    {
        SettingsViewModel settings = await CreateAsync(factory => factory.CreateSettings());
        await Ui.CallAsync(() =>
        {
            SizeOf(settings, ImageSize.Thumbnail).Text = "48";
            SizeOf(settings, ImageSize.Large).Text = "big";
        });
        IRenditionSettings elsewhere = Get<IRenditionSettings>();

        await elsewhere.UseAsync(
            elsewhere.Current with { Renditions = [.. elsewhere.Current.Renditions.Select(size => size with { LongestSide = size.LongestSide * 2 })] }, Cancel);

        await UntilAsync(settings, () => settings.Message == settings.Texts.RenditionsChangedElsewhere);
        Assert.Equal(["48", "240", "600", "big"], settings.RenditionSizes.Select(row => row.Text));
        await Ui.CallAsync(() => SizeOf(settings, ImageSize.Large).Text = "1280");
        Assert.True(await Ui.CallAsync(settings.ApplyRenditionsAsync));
        Assert.Equal([1280, 600, 240, 48], elsewhere.Current.Renditions.Select(size => size.LongestSide));
    }

    private static RenditionSizeViewModel SizeOf(SettingsViewModel settings, ImageSize size)
        => settings.RenditionSizes.Single(row => row.Size == size);
}
