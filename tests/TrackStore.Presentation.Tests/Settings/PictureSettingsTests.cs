using TrackStore.Presentation.Tests.Fakes;
using TrackStore.Presentation.Tests.Fixtures;

namespace TrackStore.Presentation.Tests.Settings;

/// <summary>Other options for the renditions of pictures.</summary>
public sealed class PictureSettingsTests() : PanelTest(configure: store => store.ConfigureArtwork(options => options.KeepOriginals = true))
{
    [Fact]
    public async Task ApplyRenditionsAsync_OtherFormat_IsKeptUsedAndOffersToRenderTheStored()
    {
        long[] ids = await AddTracksAsync(2);
        IImageRepository images = Get<IImageRepository>();
        await images.ResizeAndStoreImageAsync(Cover, ids[0], cancellationToken: Cancel);
        RenditionProfile? kept = null;
        SettingsViewModel settings = await CreateAsync(factory => factory.CreateSettings());
        await Ui.CallAsync(() => settings.LoadAsync(Cancel));
        await Ui.CallAsync(() =>
        {
            settings.KeepRenditions = (profile, _) =>
            {
                kept = profile;
                return Task.CompletedTask;
            };
            settings.RenditionFormat = RenditionFormat.WebP;
            settings.RenditionQuality = 400;
        });
        Assert.Equal((true, 100, RenditionFormat.Jpeg), (settings.HasRenditionChanges, settings.RenditionQuality, settings.RenditionProfile.Format));

        Assert.True(await Ui.CallAsync(settings.ApplyRenditionsAsync));

        Assert.Equal((RenditionFormat.WebP, 100, 640), (kept!.Format, kept.Quality, kept.Renditions.Max(size => size.LongestSide)));
        Assert.Equal("New pictures are rendered with these options. 1 stored picture can be rendered again.", settings.Message);
        Assert.Equal((false, RenditionFormat.WebP, 1), (settings.HasRenditionChanges, settings.RenditionProfile.Format, settings.Renditions!.Outdated));
        await Ui.CallAsync(() => settings.RerenderAsync(Cancel));
        Assert.Equal(("1 picture was rendered again.", 0), (settings.Message, settings.Renditions.Outdated));
        Assert.Equal("image/webp", (await images.GetTrackImageAsync(ids[0], ImageSize.Large, Cancel))!.MimeType);
    }

    [Fact]
    public async Task ApplyRenditionsAsync_CantBeKept_LeavesTheFormerInUse()
    {
        SettingsViewModel settings = await CreateAsync(factory => factory.CreateSettings());
        await Ui.CallAsync(() =>
        {
            settings.KeepRenditions = (_, _) => throw new IOException("The disk is full.");
            settings.RenditionShape = RenditionShape.SquareByCropping;
        });

        Assert.False(await Ui.CallAsync(settings.ApplyRenditionsAsync));

        Assert.Equal("The disk is full.", settings.Error!.Message);
        Assert.Equal(RenditionShape.KeepAspectRatio, Get<IRenditionSettings>().Current.Shape);
        Assert.Equal((true, RenditionShape.SquareByCropping), (settings.HasRenditionChanges, settings.RenditionShape));
        await Ui.CallAsync(settings.ResetRenditions);
        Assert.Equal((false, RenditionShape.KeepAspectRatio), (settings.HasRenditionChanges, settings.RenditionShape));
    }

    [Fact]
    public async Task ApplyRenditionsAsync_WhileRendering_LeavesTheOptionsUntilItIsDone()
    {
        long[] ids = await AddTracksAsync(1);
        await Get<IImageRepository>().ResizeAndStoreImageAsync(Cover, ids[0], cancellationToken: Cancel);
        await Get<IRenditionSettings>().UseAsync(RenditionProfile.Default with { Quality = 50 }, Cancel);
        SettingsViewModel settings = await CreateAsync(factory => factory.CreateSettings());
        await Ui.CallAsync(() => settings.LoadAsync(Cancel));
        Task<bool> rendering = null!;

        bool isApplied = await Ui.CallAsync(() =>
        {
            settings.RenditionFormat = RenditionFormat.WebP;

            // On the context, where the flag is set before anything is awaited.
            rendering = settings.RerenderAsync(Cancel);
            return settings.ApplyRenditionsAsync();
        });

        Assert.True(await rendering);
        Assert.Equal((false, RenditionFormat.Jpeg), (isApplied, Get<IRenditionSettings>().Current.Format));
        Assert.Equal((true, RenditionFormat.WebP), (settings.HasRenditionChanges, settings.RenditionFormat));
        Assert.True(await Ui.CallAsync(settings.ApplyRenditionsAsync));
        Assert.Equal(RenditionFormat.WebP, Get<IRenditionSettings>().Current.Format);
    }

    [Fact]
    public async Task Renditions_ChangedElsewhere_AreShownUnlessTheUserChangesThem()
    {
        SettingsViewModel settings = await CreateAsync(factory => factory.CreateSettings());
        SettingsViewModel changing = await CreateAsync(factory => factory.CreateSettings());
        await Ui.CallAsync(() => changing.RenditionQuality = 60);
        IRenditionSettings elsewhere = Get<IRenditionSettings>();

        await elsewhere.UseAsync(elsewhere.Current with { Format = RenditionFormat.WebP }, Cancel);

        await UntilAsync(settings, () => settings.RenditionFormat == RenditionFormat.WebP);
        await UntilAsync(changing, () => changing.RenditionProfile.Format == RenditionFormat.WebP);
        Assert.Equal((false, true, 60), (settings.HasRenditionChanges, changing.HasRenditionChanges, changing.RenditionQuality));
        Assert.Equal((null, "The options for pictures were changed elsewhere meanwhile. Yours are still here, and the others are shown."), (settings.Message, changing.Message));
        Assert.Equal(RenditionFormat.WebP, changing.RenditionFormat);
        Assert.True(await Ui.CallAsync(changing.ApplyRenditionsAsync));
        Assert.Equal((RenditionFormat.WebP, 60), (elsewhere.Current.Format, elsewhere.Current.Quality));
    }

    [Fact]
    public async Task ApplyRenditionsAsync_Applied_OffersItsUndo()
    {
        SettingsViewModel settings = await CreateAsync(factory => factory.CreateSettings());
        await Ui.CallAsync(() => settings.RenditionQuality = 60);
        bool isUnapplied = settings.HasUnappliedChanges;

        await Ui.CallAsync(settings.ApplyRenditionsAsync);
        HistoryEntry? change = settings.MessageChange;
        await Get<IChangeHistory>().UndoAsync(change!.Id, Cancel);

        await UntilAsync(settings, () => settings.RenditionQuality == 85);
        Assert.Equal((true, false, HistoryKind.RenditionsChanged), (isUnapplied, settings.HasUnappliedChanges, change.Kind));
    }

    [Fact]
    public async Task ApplyRenditionsAsync_UndoneWhileOthersAreUnapplied_DoesNotSayElsewhere()
    {
        SettingsViewModel settings = await CreateAsync(factory => factory.CreateSettings());
        await Ui.CallAsync(() => settings.RenditionQuality = 60);
        await Ui.CallAsync(settings.ApplyRenditionsAsync);
        HistoryEntry change = settings.MessageChange!;
        string applied = settings.Message!;
        await Ui.CallAsync(() => settings.RenditionFormat = RenditionFormat.WebP);

        await Get<IChangeHistory>().UndoAsync(change.Id, Cancel);
        await UntilAsync(settings, () => settings.RenditionQuality == 85);
        await Ui.CallAsync(() => { });

        Assert.Equal((applied, RenditionFormat.WebP, true), (settings.Message, settings.RenditionFormat, settings.HasUnappliedChanges));
        IRenditionSettings elsewhere = Get<IRenditionSettings>();
        await elsewhere.UseAsync(elsewhere.Current with { Quality = 50 }, Cancel);
        await UntilAsync(settings, () => settings.Message == settings.Texts.RenditionsChangedElsewhere);
    }

    [Fact]
    public async Task ApplyRenditionsAsync_OptionsAreChangedMeanwhile_KeepsThese()
    {
        SettingsViewModel settings = await CreateAsync(factory => factory.CreateSettings());
        var gate = new Gate();
        await Ui.CallAsync(() =>
        {
            settings.KeepRenditions = (_, _) => gate.PassAsync();
            settings.RenditionFormat = RenditionFormat.WebP;
        });
        Task<bool> applying = Ui.CallAsync(settings.ApplyRenditionsAsync);
        await gate.Reached;
        (bool isUnapplied, bool isWorking) = (settings.HasUnappliedChanges, settings.IsWorking);
        await Ui.CallAsync(() => settings.RenditionQuality = 60);
        gate.Open();

        Assert.True(await applying);
        Assert.Equal((false, true), (isUnapplied, isWorking));
        Assert.Equal((RenditionFormat.WebP, 85), (settings.RenditionProfile.Format, settings.RenditionProfile.Quality));
        Assert.Equal((60, true, false), (settings.RenditionQuality, settings.HasUnappliedChanges, settings.IsWorking));
        Assert.StartsWith("New pictures", settings.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DisposeAsync_SettingsChangeElsewhere_ShowsNothing()
    {
        SettingsViewModel settings = await CreateAsync(factory => factory.CreateSettings());
        await Ui.CallAsync(() => settings.DisposeAsync().AsTask());

        IRenditionSettings elsewhere = Get<IRenditionSettings>();
        await elsewhere.UseAsync(elsewhere.Current with { Quality = 50 }, Cancel);
        await Ui.CallAsync(() => { });

        Assert.Equal(85, settings.RenditionProfile.Quality);
    }
}
