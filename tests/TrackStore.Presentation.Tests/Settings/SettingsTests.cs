using TrackStore.Presentation.Tests.Fakes;
using TrackStore.Presentation.Tests.Fixtures;

namespace TrackStore.Presentation.Tests.Settings;

public sealed class SettingsTests : PanelTest
{
    private readonly Interceptor<IFieldRankings> _rankings;
    private readonly Interceptor<IArtworkMaintenance> _maintenance;
    private readonly Interceptor<ITrackStoreDatabase> _database;
    private readonly SwitchableProcessor _processor;

    public SettingsTests()
        : this(new Interceptor<IFieldRankings>(), new Interceptor<IArtworkMaintenance>(), new Interceptor<ITrackStoreDatabase>(), new SwitchableProcessor())
    {
    }

    private SettingsTests(
        Interceptor<IFieldRankings> rankings,
        Interceptor<IArtworkMaintenance> maintenance,
        Interceptor<ITrackStoreDatabase> database,
        SwitchableProcessor processor)
        : base(
            configure: store => store.ConfigureArtwork(options => options.KeepOriginals = true),
            replace: services =>
            {
                rankings.Register(services);
                maintenance.Register(services);
                database.Register(services);
                processor.Register(services);
            })
        => (_rankings, _maintenance, _database, _processor) = (rankings, maintenance, database, processor);

    [Fact]
    public async Task Rankings_AtFirst_AreThoseInUse()
    {
        SettingsViewModel settings = await CreateAsync(factory => factory.CreateSettings());

        Assert.Equal((null, "All other fields"), (settings.Rankings[0].Field, settings.Rankings[0].Label));
        Assert.Equal(["spotify", "discogs", "rekordbox"], settings.Rankings[0].Platforms);
        Assert.Equal(["discogs", "spotify", "rekordbox"], RowOf(settings, TrackField.Year).Platforms);
        Assert.True(RowOf(settings, TrackField.Year).HasOwn);
        Assert.False(RowOf(settings, TrackField.Title).HasOwn);
        Assert.DoesNotContain(settings.Rankings, row => row.Field is TrackField.Artwork or TrackField.TrackNumber);
        Assert.Equal((false, false), (settings.HasRankingChanges, settings.CanApply));
    }

    [Fact]
    public async Task MoveUp_PlatformOfTheOtherFields_MovesInAllThatFollowThem()
    {
        SettingsViewModel settings = await CreateAsync(factory => factory.CreateSettings());

        await Ui.CallAsync(() => settings.Rankings[0].MoveUp("discogs"));

        Assert.Equal(["discogs", "spotify", "rekordbox"], RowOf(settings, TrackField.Title).Platforms);
        Assert.Equal((true, true), (settings.HasRankingChanges, settings.HasUnappliedChanges));
        Assert.True(RowOf(settings, TrackField.Title).IsChanged);
        Assert.False(RowOf(settings, TrackField.Year).IsChanged);
        await Ui.CallAsync(() => settings.Rankings[0].MoveDown("discogs"));
        Assert.False(settings.HasRankingChanges);
    }

    [Fact]
    public async Task MoveUp_FirstPlatform_Stays()
    {
        SettingsViewModel settings = await CreateAsync(factory => factory.CreateSettings());

        await Ui.CallAsync(() =>
        {
            RowOf(settings, TrackField.Year).MoveUp("discogs");
            RowOf(settings, TrackField.Year).MoveDown("rekordbox");
            RowOf(settings, TrackField.Year).MoveDown("nobody");
        });

        Assert.False(settings.HasRankingChanges);
    }

    [Fact]
    public async Task UseDefault_FieldWithItsOwnRanking_FollowsTheOthers()
    {
        SettingsViewModel settings = await CreateAsync(factory => factory.CreateSettings());

        await Ui.CallAsync(RowOf(settings, TrackField.Year).UseDefault);

        Assert.Equal(["spotify", "discogs", "rekordbox"], RowOf(settings, TrackField.Year).Platforms);
        Assert.Equal((false, true), (RowOf(settings, TrackField.Year).HasOwn, RowOf(settings, TrackField.Year).IsChanged));
    }

    [Fact]
    public async Task PreviewRankingsAsync_OtherRanking_ShowsWhatWouldChangeByField()
    {
        long trackId = await AddLinkedAsync();
        SettingsViewModel settings = await CreateAsync(factory => factory.CreateSettings());
        await Ui.CallAsync(() => RowOf(settings, TrackField.Year).MoveUp("spotify"));

        Assert.True(await Ui.CallAsync(() => settings.PreviewRankingsAsync(Cancel)));

        Assert.Equal(1, settings.Preview!.ChangedTracks);
        Assert.Equal("1 of 1 tracks with values of several platforms would change.", settings.PreviewText);
        Assert.Equal("1998", RowOf(settings, TrackField.Year).Effect!.Examples[0].After);
        Assert.Null(RowOf(settings, TrackField.Title).Effect);
        Assert.Equal((true, false, null), (settings.CanApply, settings.IsPreviewing, settings.RankingProgress));
        Assert.Equal("1997", (await Tracks.GetAsync(trackId, Cancel))!.Year);
    }

    [Fact]
    public async Task PreviewRankingsAsync_RankingIsChangedMeanwhile_ShowsNothing()
    {
        await AddLinkedAsync();
        SettingsViewModel settings = await CreateAsync(factory => factory.CreateSettings());
        await Ui.CallAsync(() => RowOf(settings, TrackField.Year).MoveUp("spotify"));
        var gate = new Gate();
        _rankings.Before = (_, _) => gate.PassAsync();
        Task<bool> preview = Ui.CallAsync(() => settings.PreviewRankingsAsync(Cancel));
        await gate.Reached;

        await Ui.CallAsync(() => RowOf(settings, TrackField.Title).MoveUp("discogs"));
        gate.Open();

        Assert.False(await preview);
        Assert.Equal((null, false, false, null), (settings.Preview, settings.IsPreviewing, settings.CanApply, settings.Error));
    }

    [Fact]
    public async Task PreviewRankingsAsync_Fails_ShowsWhyAndCanBeTriedAgain()
    {
        await AddLinkedAsync();
        SettingsViewModel settings = await CreateAsync(factory => factory.CreateSettings());
        await Ui.CallAsync(() => RowOf(settings, TrackField.Year).MoveUp("spotify"));
        _rankings.Before = (_, _) => throw new StoreUnavailableException(StoreFault.Busy, "Busy.");
        Assert.False(await Ui.CallAsync(() => settings.PreviewRankingsAsync(Cancel)));
        PanelError? failed = settings.Error;
        _rankings.Before = null;

        await Ui.CallAsync(() => failed!.Retry!.ExecuteAsync(null));

        Assert.Equal("Busy.", failed!.Message);
        Assert.Equal((null, 1), (settings.Error, settings.Preview!.ChangedTracks));
    }

    [Fact]
    public async Task ApplyRankingsAsync_Previewed_AreKeptAndFollowed()
    {
        long trackId = await AddLinkedAsync();
        PlatformRankings? kept = null;
        SettingsViewModel settings = await CreateAsync(factory => factory.CreateSettings());
        await Ui.CallAsync(() =>
        {
            settings.KeepRankings = (rankings, _) =>
            {
                kept = rankings;
                return Task.CompletedTask;
            };
            RowOf(settings, TrackField.Year).MoveUp("spotify");
        });
        Assert.False(await Ui.CallAsync(settings.ApplyRankingsAsync));
        await Ui.CallAsync(() => settings.PreviewRankingsAsync(Cancel));

        Assert.True(await Ui.CallAsync(settings.ApplyRankingsAsync));

        Assert.Equal("1998", (await Tracks.GetAsync(trackId, Cancel))!.Year);
        Assert.Equal(["spotify", "discogs", "rekordbox"], kept!.For(TrackField.Year));
        Assert.Equal((false, false, null), (settings.HasRankingChanges, settings.IsApplying, settings.Preview));
        Assert.Equal("The rankings are in use. 1 track has changed.", settings.Message);
        await Get<IChangeHistory>().UndoAsync(settings.MessageChange!.Id, Cancel);
        Assert.Equal("1997", (await Tracks.GetAsync(trackId, Cancel))!.Year);
        await UntilAsync(RowOf(settings, TrackField.Year), () => RowOf(settings, TrackField.Year).Platforms[0] == "discogs");
        await Get<IChangeHistory>().RedoAsync(settings.MessageChange!.Id, Cancel);
        await UntilAsync(RowOf(settings, TrackField.Year), () => RowOf(settings, TrackField.Year).Platforms[0] == "spotify");
    }

    [Fact]
    public async Task ApplyRankingsAsync_CantBeKept_AppliesNothing()
    {
        long trackId = await AddLinkedAsync();
        SettingsViewModel settings = await CreateAsync(factory => factory.CreateSettings());
        await Ui.CallAsync(() =>
        {
            settings.KeepRankings = (_, _) => throw new IOException("The disk is full.");
            RowOf(settings, TrackField.Year).MoveUp("spotify");
        });
        await Ui.CallAsync(() => settings.PreviewRankingsAsync(Cancel));

        Assert.False(await Ui.CallAsync(settings.ApplyRankingsAsync));

        Assert.Equal("The disk is full.", settings.Error!.Message);
        Assert.Equal(0, _rankings.Count(nameof(IFieldRankings.ApplyAsync)));
        Assert.Equal("1997", (await Tracks.GetAsync(trackId, Cancel))!.Year);
        Assert.True(settings.CanApply);
    }

    [Fact]
    public async Task ApplyRankingsAsync_Fails_KeepsThoseInUse()
    {
        await AddLinkedAsync();
        SettingsViewModel settings = await CreateAsync(factory => factory.CreateSettings());
        List<PlatformRankings> kept = [];
        await Ui.CallAsync(() =>
        {
            settings.KeepRankings = (rankings, _) => Task.Run(() => kept.Add(rankings), Cancel);
            RowOf(settings, TrackField.Year).MoveUp("spotify");
        });
        await Ui.CallAsync(() => settings.PreviewRankingsAsync(Cancel));
        PlatformRankings inUse = Get<IFieldRankings>().Current;
        _rankings.Before = (_, _) => throw new StoreUnavailableException(StoreFault.Busy, "Busy.");

        Assert.False(await Ui.CallAsync(settings.ApplyRankingsAsync));

        Assert.Equal([false, true], kept.Select(rankings => rankings == inUse));
    }

    [Fact]
    public async Task ResetRankings_AfterAPreview_ShowsThoseInUse()
    {
        await AddLinkedAsync();
        SettingsViewModel settings = await CreateAsync(factory => factory.CreateSettings());
        await Ui.CallAsync(() => RowOf(settings, TrackField.Year).MoveUp("spotify"));
        await Ui.CallAsync(() => settings.PreviewRankingsAsync(Cancel));

        await Ui.CallAsync(settings.ResetRankings);

        Assert.Equal((false, null), (settings.HasRankingChanges, settings.Preview));
        Assert.All(settings.Rankings, row => Assert.Null(row.Effect));
    }

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
        _maintenance.Before = (method, arguments) => method == nameof(IArtworkMaintenance.RerenderAsync)
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
        _database.Before = async (method, arguments) =>
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
        _processor.IsMissing = true;
        SettingsViewModel settings = await CreateAsync(factory => factory.CreateSettings());

        await Ui.CallAsync(() => settings.LoadAsync(Cancel));

        Assert.Equal((1, null, null), (settings.Statistics?.Tracks, settings.Renditions, settings.Error));
        await Tracks.AddAsync(new NewTrack { Title = "New", Artist = "A" }, Cancel);
        await AdvanceUntilAsync(settings, () => settings.Statistics!.Tracks == 2);
    }

    [Fact]
    public async Task DisposeAsync_PreviewIsUnderWay_CancelsIt()
    {
        await AddLinkedAsync();
        SettingsViewModel settings = await CreateAsync(factory => factory.CreateSettings());
        var gate = new Gate();
        _rankings.Before = (_, _) => gate.PassAsync();
        await Ui.CallAsync(() => RowOf(settings, TrackField.Year).MoveUp("spotify"));
        Task<bool> preview = Ui.CallAsync(() => settings.PreviewRankingsAsync(Cancel));
        await gate.Reached;

        await Ui.CallAsync(() => settings.DisposeAsync().AsTask());
        gate.Open();

        Assert.False(await preview);
        Assert.Null(settings.Preview);
    }

    [Fact]
    public async Task ApplyRankingsAsync_AnotherPanelIsOpen_ShowsThem()
    {
        await AddLinkedAsync();
        SettingsViewModel first = await CreateAsync(factory => factory.CreateSettings());
        SettingsViewModel second = await CreateAsync(factory => factory.CreateSettings());
        await Ui.CallAsync(() => RowOf(first, TrackField.Year).MoveUp("spotify"));
        await Ui.CallAsync(() => first.PreviewRankingsAsync(Cancel));

        await Ui.CallAsync(first.ApplyRankingsAsync);

        await UntilAsync(RowOf(second, TrackField.Year), () => RowOf(second, TrackField.Year).Platforms[0] == "spotify");
        Assert.Equal((false, null), (second.HasRankingChanges, second.Message));
    }

    [Fact]
    public async Task Rankings_AppliedElsewhereWhileTheUserChangesThem_KeepsTheUsersAndSaysSo()
    {
        await AddLinkedAsync();
        SettingsViewModel settings = await CreateAsync(factory => factory.CreateSettings());
        await Ui.CallAsync(() => RowOf(settings, TrackField.Title).MoveUp("discogs"));
        await Ui.CallAsync(() => settings.PreviewRankingsAsync(Cancel));
        Assert.True(settings.CanApply);
        IFieldRankings elsewhere = Get<IFieldRankings>();

        await elsewhere.ApplyAsync(elsewhere.Current.With(TrackField.Year, ["spotify", "discogs"]), cancellationToken: Cancel);

        await UntilAsync(settings, () => settings.Message is not null);
        Assert.Equal("The rankings were changed elsewhere meanwhile. Yours are still here: preview them again.", settings.Message);
        Assert.Equal((true, false, null), (settings.HasRankingChanges, settings.CanApply, settings.Preview));
        Assert.Equal("discogs", RowOf(settings, TrackField.Title).Platforms[0]);
    }

    private static FieldRankingViewModel RowOf(SettingsViewModel settings, TrackField field)
        => settings.Rankings.Single(row => row.Field == field);

    private async Task<long> AddLinkedAsync()
    {
        Track track = await Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A" }, Cancel);
        foreach ((string platform, string year) in new[] { ("spotify", "1998"), ("discogs", "1997") })
        {
            await Tracks.AddPlatformInfoAsync(
                track.Id, platform, $"{platform}-1", fields: new TrackFieldValues { Year = year }, cancellationToken: Cancel);
        }

        return track.Id;
    }
}
