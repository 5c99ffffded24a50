using TrackStore.Presentation.Tests.Fakes;

namespace TrackStore.Presentation.Tests.Settings;

/// <summary>Rankings that are being applied or have failed halfway, and work that outlives its panel.</summary>
public sealed class SettingsUnderWayTests : SettingsTest
{
    [Fact]
    public async Task HasUnappliedChanges_WhileRankingsAreApplied_IsFalse()
    {
        SettingsViewModel settings = await ShowPreviewAsync([]);
        var gate = new Gate();
        RankingCalls.After = (method, _) => method == nameof(IFieldRankings.ApplyAsync) ? gate.PassAsync() : Task.CompletedTask;
        Task<bool> applying = Ui.CallAsync(settings.ApplyRankingsAsync);
        await gate.Reached;

        (bool isUnapplied, bool isWorking) = (settings.HasUnappliedChanges, settings.IsWorking);
        gate.Open();

        Assert.True(await applying);
        Assert.Equal((false, true, false), (isUnapplied, isWorking, settings.IsWorking));
    }

    [Fact]
    public async Task IsWorking_RankingsWereApplied_EndsAfterTheMessage()
    {
        SettingsViewModel settings = await ShowPreviewAsync([]);
        List<string?> messages = [];
        await Ui.CallAsync(() => settings.PropertyChanged += (_, args) =>
        {
            if (args.PropertyName == nameof(settings.IsWorking) && !settings.IsWorking)
                messages.Add(settings.Message);
        });

        await Ui.CallAsync(settings.ApplyRankingsAsync);
        await Ui.CallAsync(() => settings.RerenderAsync(Cancel));
        await Ui.CallAsync(() => settings.RebuildSearchIndexAsync(Cancel));

        Assert.Equal(
            ["The rankings are in use. 1 track has changed.", "0 pictures were rendered again.", "The search index was rebuilt."], messages);
    }

    [Fact]
    public async Task ApplyRankingsAsync_TracksFailToFollow_KeepsThoseInUseAndGoesOnWhenRetried()
    {
        List<PlatformRankings> kept = [];
        SettingsViewModel settings = await ShowPreviewAsync(kept);
        RankingCalls.After = (method, _) => method == nameof(IFieldRankings.ApplyAsync)
            ? throw new StoreUnavailableException(StoreFault.Busy, "Busy.")
            : Task.CompletedTask;

        Assert.False(await Ui.CallAsync(settings.ApplyRankingsAsync));

        RankingCalls.After = null;
        (PlatformRankings last, PanelError error) = (kept[^1], settings.Error!);
        Assert.Equal(Get<IFieldRankings>().Current.For(TrackField.Year), last.For(TrackField.Year));
        Assert.Equal((true, false, true, true), (settings.HasTracksBehind, settings.HasRankingChanges, settings.CanApply, settings.HasUnappliedChanges));
        await Ui.CallAsync(() => error.Retry!.ExecuteAsync(null));
        Assert.Equal((2, null), (RankingCalls.Count(nameof(IFieldRankings.ApplyAsync)), settings.Error));
        Assert.Equal((false, false, "The rankings are in use. 1 track has changed."), (settings.HasTracksBehind, settings.CanApply, settings.Message));
    }

    [Fact]
    public async Task ApplyRankingsAsync_UndoneWhileOthersAreUnapplied_DoesNotSayElsewhere()
    {
        SettingsViewModel settings = await ShowPreviewAsync([]);
        await Ui.CallAsync(settings.ApplyRankingsAsync);
        (HistoryEntry change, string applied) = (settings.MessageChange!, settings.Message!);
        FieldRankingViewModel year = RowOf(settings, TrackField.Year);
        await Ui.CallAsync(() => settings.Rankings.Single(row => row.Field == TrackField.Title).MoveUp("discogs"));

        await Get<IChangeHistory>().UndoAsync(change.Id, Cancel);
        await UntilAsync(year, () => year.IsChanged);
        await Ui.CallAsync(() => { });

        Assert.Equal((applied, true), (settings.Message, settings.HasRankingChanges));
    }

    [Fact]
    public async Task DisposeAsync_PicturesAreBeingRendered_DoesNotCancelThat()
    {
        SettingsViewModel settings = await CreateAsync(factory => factory.CreateSettings());
        var gate = new Gate();
        bool? isCanceled = null;
        MaintenanceCalls.Before = async (method, arguments) =>
        {
            if (method != nameof(IArtworkMaintenance.RerenderAsync))
                return;
            await gate.PassAsync();
            isCanceled = ((CancellationToken)arguments[1]!).IsCancellationRequested;
        };
        Task<bool> rendering = Ui.CallAsync(() => settings.RerenderAsync());
        await gate.Reached;

        await Ui.CallAsync(() => settings.DisposeAsync().AsTask());
        gate.Open();

        Assert.True(await rendering);
        Assert.Equal((false, null), (isCanceled, settings.Message));
    }

    private async Task<SettingsViewModel> ShowPreviewAsync(List<PlatformRankings> kept)
    {
        await AddLinkedAsync();
        SettingsViewModel settings = await CreateAsync(factory => factory.CreateSettings());
        await Ui.CallAsync(() =>
        {
            settings.KeepRankings = (rankings, _) => Task.Run(() => kept.Add(rankings), Cancel);
            RowOf(settings, TrackField.Year).MoveUp("spotify");
        });
        await Ui.CallAsync(() => settings.PreviewRankingsAsync(Cancel));
        return settings;
    }
}
