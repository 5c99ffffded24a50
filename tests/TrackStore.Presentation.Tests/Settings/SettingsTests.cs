using TrackStore.Presentation.Tests.Fakes;

namespace TrackStore.Presentation.Tests.Settings;

/// <summary>Facts about the library, its search index, and rendering pictures again.</summary>
public sealed class SettingsTests : SettingsTest
{
    [Fact]
    public async Task LoadAsync_OfALibrary_ShowsFactsThatFollowIt()
    {
        long[] ids = await AddTracksAsync(3);
        await Get<IImageRepository>().ResizeAndStoreImageAsync(Cover, ids[0], cancellationToken: Cancel);
        SettingsViewModel settings = await CreateAsync(factory => factory.CreateSettings());

        await Ui.CallAsync(() => settings.LoadAsync(Cancel));

        Assert.Equal((3, 1), (settings.Statistics!.Tracks, settings.Statistics.Artworks));
        Assert.True(settings.Storage!.DatabaseBytes > 0);
        Assert.Equal("Ready", settings.SearchIndexText);
        Assert.Equal("1 picture matches the options.", settings.RenditionText);
        await Tracks.AddAsync(new NewTrack { Title = "New", Artist = "A" }, Cancel);
        await AdvanceUntilAsync(settings, () => settings.Statistics!.Tracks == 4);
    }

    [Fact]
    public async Task RerenderAsync_NothingOutdated_SaysSo()
    {
        SettingsViewModel settings = await CreateAsync(factory => factory.CreateSettings());

        Assert.True(await Ui.CallAsync(() => settings.RerenderAsync(Cancel)));

        Assert.Equal("0 pictures were rendered again.", settings.Message);
        Assert.Equal((false, null), (settings.IsRerendering, settings.RerenderProgress));
    }

    [Fact]
    public async Task CancelRerender_WhileItRuns_StopsWithoutAnError()
    {
        SettingsViewModel settings = await CreateAsync(factory => factory.CreateSettings());
        MaintenanceCalls.Before = (method, arguments) => method == nameof(IArtworkMaintenance.RerenderAsync)
            ? Task.Delay(Timeout.Infinite, (CancellationToken)arguments[1]!)
            : Task.CompletedTask;
        Task<bool> rendering = Ui.CallAsync(() => settings.RerenderAsync(Cancel));
        await UntilAsync(settings, () => settings.IsRerendering);
        Assert.False(await Ui.CallAsync(() => settings.RerenderAsync(Cancel)));

        await Ui.CallAsync(settings.CancelRerender);

        Assert.False(await rendering);
        Assert.Equal((false, null, null), (settings.IsRerendering, settings.Error, settings.Message));
    }

    [Fact]
    public async Task RebuildSearchIndexAsync_Done_SaysSo()
    {
        await AddTracksAsync(10);
        SettingsViewModel settings = await CreateAsync(factory => factory.CreateSettings());

        Assert.True(await Ui.CallAsync(() => settings.RebuildSearchIndexAsync(Cancel)));

        Assert.Equal(("The search index was rebuilt.", false, "Ready"), (settings.Message, settings.IsRebuildingSearch, settings.SearchIndexText));
    }

    [Fact]
    public async Task DisposeAsync_SearchIndexIsBeingRebuilt_DoesNotCancelThat()
    {
        SettingsViewModel settings = await CreateAsync(factory => factory.CreateSettings());
        var gate = new Gate();
        bool? isCanceled = null;
        DatabaseCalls.Before = async (method, arguments) =>
        {
            if (method != nameof(ITrackStoreDatabase.RebuildSearchIndexAsync))
                return;
            await gate.PassAsync();
            isCanceled = ((CancellationToken)arguments[0]!).IsCancellationRequested;
        };
        Task<bool> rebuilding = Ui.CallAsync(() => settings.RebuildSearchIndexAsync());
        await gate.Reached;

        await Ui.CallAsync(() => settings.DisposeAsync().AsTask());
        gate.Open();

        Assert.True(await rebuilding);
        Assert.False(isCanceled);
    }

    [Fact]
    public async Task LoadAsync_NoImageProcessor_ShowsTheOtherFactsAndFollows()
    {
        await AddTracksAsync(1);
        Processor.IsMissing = true;
        SettingsViewModel settings = await CreateAsync(factory => factory.CreateSettings());

        await Ui.CallAsync(() => settings.LoadAsync(Cancel));

        Assert.Equal((1, null, null), (settings.Statistics?.Tracks, settings.Renditions, settings.Error));
        await Tracks.AddAsync(new NewTrack { Title = "New", Artist = "A" }, Cancel);
        await AdvanceUntilAsync(settings, () => settings.Statistics!.Tracks == 2);
    }
}
