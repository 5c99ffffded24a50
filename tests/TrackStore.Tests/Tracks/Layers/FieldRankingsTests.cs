using Microsoft.Extensions.DependencyInjection;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Tracks.Layers;

/// <summary>What other rankings would change, and changing them while the library is open.</summary>
public sealed class FieldRankingsTests : LibraryTest
{
    private IFieldRankings Rankings => Library.Services.GetRequiredService<IFieldRankings>();

    // Years prefer discogs by default, genres prefer discogs over spotify.
    private PlatformRankings SpotifyFirst => Rankings.Current
        .With(TrackField.Year, ["spotify", "discogs"]).With(TrackField.Genres, ["spotify"]);

    [Fact]
    public async Task PreviewAsync_OtherRanking_CountsByFieldWithExamples()
    {
        Track[] tracks = await AddLinkedAsync(5);
        await Tracks.UpdateAsync(tracks[0].Id, new TrackUpdate { Year = "2000" }, Cancel);
        await Get<ITrackFields>().UsePlatformAsync(tracks[1].Id, "discogs", [TrackField.Year], Cancel);
        await Tracks.AddAsync(new NewTrack { Title = "Alone", Artist = "A", Year = "1990" }, Cancel);

        RankingPreview preview = await Rankings.PreviewAsync(SpotifyFirst, examples: 2, cancellationToken: Cancel);

        Assert.Equal((5, 5), (preview.ComparedTracks, preview.ChangedTracks));
        Assert.Equal([(TrackField.Year, 3), (TrackField.Genres, 5)], preview.Fields.Select(field => (field.Field, field.Tracks)));
        Assert.Equal(
            [
                new RankingExample { TrackId = tracks[2].Id, Title = "T2", Artist = "A", Before = "1997", SourceBefore = "discogs", After = "1998", SourceAfter = "spotify" },
                new RankingExample { TrackId = tracks[3].Id, Title = "T3", Artist = "A", Before = "1997", SourceBefore = "discogs", After = "1998", SourceAfter = "spotify" },
            ],
            preview.Fields[0].Examples);
        RankingExample genres = preview.Fields[1].Examples[0];
        Assert.Equal(("From discogs", "discogs", "From spotify", "spotify"), (genres.Before, genres.SourceBefore, genres.After, genres.SourceAfter));
        Assert.Equal("1997", (await Tracks.GetAsync(tracks[2].Id, Cancel))!.Year);
    }

    [Fact]
    public async Task PreviewAsync_OnlyThePicturesAddressDiffers_ChangesNothing()
    {
        Track track = await Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A" }, Cancel);
        foreach (string platform in (string[])["spotify", "discogs"])
        {
            await Tracks.AddPlatformInfoAsync(
                track.Id, platform, "1", fields: new TrackFieldValues { ArtworkUrl = $"https://{platform}.example/1.jpg" }, cancellationToken: Cancel);
        }

        RankingPreview preview = await Rankings.PreviewAsync(new PlatformRankings { Default = ["discogs", "spotify"] }, cancellationToken: Cancel);

        Assert.Equal((1, 0, 0), (preview.ComparedTracks, preview.ChangedTracks, preview.Fields.Count));
    }

    [Fact]
    public async Task ApplyAsync_OtherRanking_IsReportedBeforeTheTracksFollow()
    {
        Track[] tracks = await AddLinkedAsync(1);
        PlatformRankings wanted = SpotifyFirst;
        IReadOnlyList<string>? reported = null;
        Rankings.Changed += (_, _) => reported = Rankings.Current.For(TrackField.Year);

        await Rankings.ApplyAsync(wanted, cancellationToken: Cancel);

        Assert.Equal(["spotify", "discogs"], reported!);
        Assert.Equal("1998", (await Tracks.GetAsync(tracks[0].Id, Cancel))!.Year);
    }

    [Fact]
    public async Task ApplyAsync_UndoneAndRedone_ChangesRankingsAndTracksEachTime()
    {
        Track[] tracks = await AddLinkedAsync(1);
        (PlatformRankings former, PlatformRankings wanted) = (Rankings.Current, SpotifyFirst);
        var history = Get<IChangeHistory>();
        int reported = 0;

        HistoryEntry change = (await Rankings.ApplyAsync(wanted, cancellationToken: Cancel))!;
        Rankings.Changed += (_, _) => reported++;
        await history.UndoAsync(change.Id, Cancel);
        (string? year, IReadOnlyList<string> ranking) = ((await Tracks.GetAsync(tracks[0].Id, Cancel))!.Year, Rankings.Current.For(TrackField.Year));
        await history.RedoAsync(change.Id, Cancel);

        Assert.Equal(HistoryKind.RankingsChanged, change.Kind);
        Assert.Equal(
            [new HistorySubject(HistorySubjectKind.Field, null, "year") { Before = "discogs, spotify, rekordbox", After = "spotify, discogs" }],
            change.Subjects.Where(subject => subject.Name == "year"));
        Assert.Equal(("1997", 2), (year, reported));
        Assert.Equal(former.For(TrackField.Year), ranking);
        Assert.Equal("1998", (await Tracks.GetAsync(tracks[0].Id, Cancel))!.Year);
        Assert.Equal(wanted.For(TrackField.Genres), Rankings.Current.For(TrackField.Genres));
    }

    [Fact]
    public async Task UndoAsync_CanceledWhenTheRankingsAreBack_TracksFollowNonetheless()
    {
        Track[] tracks = await AddLinkedAsync(1);
        HistoryEntry change = (await Rankings.ApplyAsync(SpotifyFirst, cancellationToken: Cancel))!;
        using var canceling = new CancellationTokenSource();
        Rankings.Changed += (_, _) => canceling.Cancel();

        await Get<IChangeHistory>().UndoAsync(change.Id, canceling.Token);

        Assert.Equal("1997", (await Tracks.GetAsync(tracks[0].Id, Cancel))!.Year);
    }

    [Fact]
    public async Task ApplyAsync_InUseOrChosenByAnotherProcess_IsNoChangeOfTheHistory()
    {
        await AddLinkedAsync(1);
        PlatformRankings former = Rankings.Current;
        HistoryEntry? first = await Rankings.ApplyAsync(SpotifyFirst, cancellationToken: Cancel);
        HistoryEntry? again = await Rankings.ApplyAsync(SpotifyFirst, cancellationToken: Cancel);
        HistoryEntry? back = await Rankings.ApplyAsync(former, cancellationToken: Cancel);

        UndoConflictException conflict = await Assert.ThrowsAsync<UndoConflictException>(
            () => Get<IChangeHistory>().UndoAsync(first!.Id, Cancel));

        Assert.Null(again);
        Assert.NotNull(back);
        Assert.Equal("The application uses other rankings since. Change them in its settings.", conflict.Reason);
    }

    [Fact]
    public async Task ApplyAsync_AnotherProcessHasAppliedTheSame_IsNoChangeOfTheHistory()
    {
        Track track = (await AddLinkedAsync(1))[0];
        await using var other = new TestLibrary(file: Library.File);
        await other.Database.InitializeAsync(Cancel);
        HistoryEntry first = (await Rankings.ApplyAsync(SpotifyFirst, cancellationToken: Cancel))!;

        Assert.Null(await other.Services.GetRequiredService<IFieldRankings>().ApplyAsync(Rankings.Current, cancellationToken: Cancel));

        Assert.Equal(first.Id, Assert.Single(await Get<IChangeHistory>().ListAsync(new HistoryQuery { Kinds = [HistoryKind.RankingsChanged] }, Cancel)).Id);
        Assert.Equal("1998", (await other.Tracks.GetAsync(track.Id, Cancel))!.Year);
    }

    [Fact]
    public async Task ApplyAsync_HostHasStartedWithOtherRankings_EarlierChoiceIsAChangeAgain()
    {
        Track track = (await AddLinkedAsync(1))[0];
        PlatformRankings wanted = SpotifyFirst;
        await Rankings.ApplyAsync(wanted, cancellationToken: Cancel);
        await using var later = new TestLibrary(file: Library.File);
        var rankings = later.Services.GetRequiredService<IFieldRankings>();

        HistoryEntry? again = await rankings.ApplyAsync(wanted, cancellationToken: Cancel);
        string? applied = (await later.Tracks.GetAsync(track.Id, Cancel))!.Year;
        await later.Services.GetRequiredService<IChangeHistory>().UndoAsync(again!.Id, Cancel);

        Assert.Equal(("1998", "1997"), (applied, (await later.Tracks.GetAsync(track.Id, Cancel))!.Year));
        Assert.Equal("discogs", rankings.Current.For(TrackField.Year)[0]);
    }

    [Fact]
    public async Task InitializeAsync_HostStartsWithTheChosenRankings_EarlierChoiceCanStillBeUndone()
    {
        await AddLinkedAsync(1);
        HistoryEntry first = (await Rankings.ApplyAsync(SpotifyFirst, cancellationToken: Cancel))!;
        await using var later = new TestLibrary(
            store => store.Configure(options =>
            {
                options.FieldRanking[TrackField.Year] = ["Spotify", "discogs"];
                options.FieldRanking[TrackField.Genres] = ["spotify"];
            }),
            Library.File);
        await later.Database.InitializeAsync(Cancel);
        var rankings = later.Services.GetRequiredService<IFieldRankings>();
        HistoryEntry second = (await rankings.ApplyAsync(rankings.Current.With(TrackField.Bpm, ["discogs"]), cancellationToken: Cancel))!;

        await later.Services.GetRequiredService<IChangeHistory>().UndoAsync(second.Id, Cancel);
        await later.Services.GetRequiredService<IChangeHistory>().UndoAsync(first.Id, Cancel);

        Assert.Equal("discogs", rankings.Current.For(TrackField.Year)[0]);
    }

    [Fact]
    public async Task UndoAsync_HostHasStartedWithOtherRankings_SaysThatTheyWereChanged()
    {
        await AddLinkedAsync(1);
        HistoryEntry first = (await Rankings.ApplyAsync(SpotifyFirst, cancellationToken: Cancel))!;
        await using var later = new TestLibrary(file: Library.File);

        await Assert.ThrowsAsync<UndoConflictException>(() => later.Services.GetRequiredService<IChangeHistory>().UndoAsync(first.Id, Cancel));
    }

    [Fact]
    public async Task PreviewAsync_ManyTracks_IsWhatApplyingChangesAndReportsEachStep()
    {
        await AddLinkedAsync(40);
        await Tracks.ImportAsync(AsyncEnumerable.Range(0, 4000).Select(i => new NewTrack { Title = $"I{i}", Artist = "A", Year = "1980" }), cancellationToken: Cancel);
        Track[] later = await AddLinkedAsync(10, "U");
        var steps = new List<RankingProgress>();

        RankingPreview preview = await Rankings.PreviewAsync(SpotifyFirst, progress: new Steps(steps), cancellationToken: Cancel);
        await Rankings.ApplyAsync(SpotifyFirst, cancellationToken: Cancel);

        Assert.Equal(50, preview.Fields.Single(field => field.Field == TrackField.Year).Tracks);
        Assert.Equal(50, await Tracks.CountAsync(new TrackQuery { MinYear = 1998, MaxYear = 1998 }, cancellationToken: Cancel));
        Assert.Equal("1998", (await Tracks.GetAsync(later[^1].Id, Cancel))!.Year);
        Assert.Equal([2000, 4000, 4050], steps.Select(step => step.Done));
        Assert.All(steps, step => Assert.Equal(4050, step.Total));
        Assert.Equal(0, (await Rankings.PreviewAsync(SpotifyFirst, cancellationToken: Cancel)).ComparedTracks);
    }

    [Fact]
    public async Task PreviewAsync_AlbumOfAnotherPlatform_TakesItsNumbersAlong()
    {
        Track track = await Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A" }, Cancel);
        await LinkAsync(track, "spotify", new TrackFieldValues { Album = "Single", TrackNumber = 1 });
        await LinkAsync(track, "discogs", new TrackFieldValues { Album = "Album", TrackNumber = 7 });

        RankingPreview preview = await Rankings.PreviewAsync(Rankings.Current with { Default = ["discogs"] }, cancellationToken: Cancel);

        Assert.Equal([TrackField.Album, TrackField.TrackNumber], preview.Fields.Select(field => field.Field));
        Assert.Equal(("1", "7"), (preview.Fields[1].Examples[0].Before, preview.Fields[1].Examples[0].After));
    }

    [Fact]
    public async Task PreviewAsync_CanceledBetweenSteps_Stops()
    {
        await Tracks.ImportAsync(AsyncEnumerable.Range(0, 4001).Select(i => new NewTrack { Title = $"I{i}", Artist = "A" }), cancellationToken: Cancel);
        using var stop = new CancellationTokenSource();
        var steps = new List<RankingProgress>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Rankings.PreviewAsync(SpotifyFirst, progress: new Steps(steps, _ => stop.Cancel()), cancellationToken: stop.Token));

        Assert.Single(steps);
    }

    [Fact]
    public async Task ApplyAsync_OtherRanking_IsFollowedByStoredAndNewTracksAndTold()
    {
        Track[] tracks = await AddLinkedAsync(3);
        await Tracks.UpdateAsync(tracks[0].Id, new TrackUpdate { Year = "2000", Genres = ["Mine"] }, Cancel);
        await using IAsyncEnumerator<LibraryChange> changes = Get<ILibraryChanges>().WatchAsync(Cancel).GetAsyncEnumerator(Cancel);
        ValueTask<bool> next = changes.MoveNextAsync();
        var steps = new List<RankingProgress>();

        await Rankings.ApplyAsync(SpotifyFirst, new Steps(steps), Cancel);
        Assert.True(await next);
        Track[] added = await AddLinkedAsync(1, "New");

        Assert.Equal(tracks[1..].Select(track => track.Id), changes.Current.ChangedTrackIds.Order());
        Assert.Equal([new RankingProgress(3, 3)], steps);
        Assert.Equal(["2000", "1998", "1998"], await Task.WhenAll(tracks.Select(async track => (await Tracks.GetAsync(track.Id, Cancel))!.Year!)));
        Assert.Equal("1998", (await Tracks.GetAsync(added[0].Id, Cancel))!.Year);
        Assert.Equal(["spotify", "discogs"], (await Get<ITrackFields>().ExplainAsync(added[0].Id, TrackField.Year, Cancel))!.Ranking);
        Assert.Equal(["spotify"], Rankings.Current.For(TrackField.Genres));
    }

    [Fact]
    public async Task ApplyAsync_HostStartsWithTheFormerRankings_BringsTheTracksBack()
    {
        Track track = (await AddLinkedAsync(1))[0];
        await Rankings.ApplyAsync(SpotifyFirst, cancellationToken: Cancel);

        await using var reopened = new TestLibrary(file: Library.File);
        await reopened.Database.InitializeAsync(Cancel);

        Assert.Equal("1997", (await reopened.Tracks.GetAsync(track.Id, Cancel))!.Year);
    }

    [Fact]
    public async Task ApplyAsync_CanceledBetweenTransactions_GoesOnWithTheNextCall()
    {
        Track[] tracks = await AddLinkedAsync(501);
        using var stop = new CancellationTokenSource();
        var steps = new List<RankingProgress>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Rankings.ApplyAsync(SpotifyFirst, new Steps(steps, _ => stop.Cancel()), stop.Token));
        string? untouched = (await Tracks.GetAsync(tracks[^1].Id, Cancel))!.Year;
        steps.Clear();
        await Rankings.ApplyAsync(SpotifyFirst, new Steps(steps), Cancel);

        Assert.Equal("1997", untouched);
        Assert.Equal("1998", (await Tracks.GetAsync(tracks[^1].Id, Cancel))!.Year);
        Assert.Equal(1, steps[0].Done);
    }

    [Fact]
    public async Task ApplyAsync_LibraryIsReadOnly_KeepsTheFormerRankings()
    {
        await AddLinkedAsync(1);
        await using var readOnly = new TestLibrary(store => store.UseSqlite($"Data Source={Library.File};Mode=ReadOnly"), Library.File);
        var rankings = readOnly.Services.GetRequiredService<IFieldRankings>();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => rankings.ApplyAsync(SpotifyFirst, cancellationToken: Cancel));

        Assert.Equal("discogs", rankings.Current.For(TrackField.Year)[0]);
    }

    [Fact]
    public async Task PreviewAsync_BadArguments_AreRefused()
    {
        PlatformRankings current = Rankings.Current;

        await Assert.ThrowsAsync<ArgumentNullException>(() => Rankings.PreviewAsync(null!, cancellationToken: Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Rankings.PreviewAsync(current with { Default = [" spotify"] }, cancellationToken: Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Rankings.ApplyAsync(current.With(TrackField.Year, [""]), cancellationToken: Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Rankings.ApplyAsync(current.With(TrackField.Artwork, ["spotify"]), cancellationToken: Cancel));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Rankings.PreviewAsync(current, examples: 101, cancellationToken: Cancel));
    }

    private T Get<T>()
        where T : notnull => Library.Services.GetRequiredService<T>();

    private async Task<Track[]> AddLinkedAsync(int count, string title = "T")
    {
        var tracks = new Track[count];
        for (int i = 0; i < count; i++)
        {
            tracks[i] = await Tracks.AddAsync(new NewTrack { Title = $"{title}{i}", Artist = "A" }, Cancel);
            foreach ((string platform, string year) in new[] { ("spotify", "1998"), ("discogs", "1997") })
                await LinkAsync(tracks[i], platform, new TrackFieldValues { Year = year });
        }

        return tracks;
    }

    private async Task LinkAsync(Track track, string platform, TrackFieldValues fields)
    {
        await Tracks.AddPlatformInfoAsync(track.Id, platform, $"{track.Title}-{platform}", fields: fields, cancellationToken: Cancel);
        if (fields.Year is not null)
            await Tracks.SetTrackGenresAsync(track.Id, [$"From {platform}"], platform, Cancel);
    }

    private sealed class Steps(List<RankingProgress> steps, Action<RankingProgress>? then = null) : IProgress<RankingProgress>
    {
        public void Report(RankingProgress value)
        {
            steps.Add(value);
            then?.Invoke(value);
        }
    }
}
