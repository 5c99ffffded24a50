using TrackStore.Presentation.Tests.Fakes;

namespace TrackStore.Presentation.Tests.Settings;

/// <summary>The rankings of platforms: changed, previewed and applied.</summary>
public sealed class RankingSettingsTests : SettingsTest
{
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
        RankingCalls.Before = (_, _) => gate.PassAsync();
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
        RankingCalls.Before = (_, _) => throw new StoreUnavailableException(StoreFault.Busy, "Busy.");
        Assert.False(await Ui.CallAsync(() => settings.PreviewRankingsAsync(Cancel)));
        PanelError? failed = settings.Error;
        RankingCalls.Before = null;

        await Ui.CallAsync(() => failed!.Retry!.ExecuteAsync(null));

        Assert.Equal("Busy.", failed!.Message);
        Assert.Equal((null, 1), (settings.Error, settings.Preview!.ChangedTracks));
    }

    [Fact]
    public async Task ApplyRankingsAsync_NoTrackChanges_SaysSo()
    {
        SettingsViewModel settings = await CreateAsync(factory => factory.CreateSettings());
        await Ui.CallAsync(() => RowOf(settings, TrackField.Year).MoveUp("spotify"));
        await Ui.CallAsync(() => settings.PreviewRankingsAsync(Cancel));

        Assert.True(await Ui.CallAsync(settings.ApplyRankingsAsync));

        Assert.Equal("The rankings are in use. All tracks keep their values.", settings.Message);
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
        Assert.Equal(0, RankingCalls.Count(nameof(IFieldRankings.ApplyAsync)));
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
        RankingCalls.Before = (_, _) => throw new StoreUnavailableException(StoreFault.Busy, "Busy.");

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
    public async Task DisposeAsync_PreviewIsUnderWay_CancelsIt()
    {
        await AddLinkedAsync();
        SettingsViewModel settings = await CreateAsync(factory => factory.CreateSettings());
        var gate = new Gate();
        RankingCalls.Before = (_, _) => gate.PassAsync();
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
}
