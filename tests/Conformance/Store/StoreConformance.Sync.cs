namespace TrackStore.Conformance;

/// <content>Synchronization.</content>
public abstract partial class StoreConformance
{
    [Fact]
    [Trait(Set, Core)]
    public async Task SyncAsync_FirstAgainAndChanged_CountsWhatItDid()
    {
        PlatformTrack[] tracks = [.. Enumerable.Range(1, 25).Select(PlatformTrackOf)];
        SyncResult first = await SyncAsync(tracks);
        Time.Advance(TimeSpan.FromHours(1));
        Track before = (await Tracks.FindByPlatformAsync("spotify", "id3", Cancel))!;

        SyncResult again = await SyncAsync(tracks);
        Track untouched = await GetAsync(before.Id);
        tracks[2] = tracks[2] with { Year = "2005", Genres = ["Techno"], Label = "Warp" };
        SyncResult changed = await SyncAsync(tracks);

        Assert.Equal((25, 0, 0), (first.Counts.Added, first.Counts.Changed, first.Counts.Failed));
        Assert.Equal((0, 0, 25), (again.Counts.Added, again.Counts.Changed, again.Counts.Unchanged));
        Assert.Equal(before, untouched);
        Assert.Equal((0, 1, 24), (changed.Counts.Added, changed.Counts.Changed, changed.Counts.Unchanged));
        Track after = await GetAsync(before.Id);
        Assert.Equal(("2005", "Warp"), (after.Year, after.Label));
        Assert.Equal("Techno", Assert.Single(await Tracks.GetGenresAsync(after.Id, Cancel)).Name);
        Assert.Equal(Time.GetUtcNow(), (await Tracks.GetPlatformInfoAsync(after.Id, "spotify", Cancel))!.LastSynced);
    }

    [Fact]
    public async Task SyncAsync_SameIdTwiceInAStream_StoresTheLaterValuesOnce()
    {
        await SyncAsync(PlatformTrackOf(1), PlatformTrackOf(2), PlatformTrackOf(1) with { Year = "2010" });

        Assert.Equal(2, (await CountAllAsync()).Tracks);
        Assert.Equal("2010", (await Tracks.FindByPlatformAsync("spotify", "id1", Cancel))!.Year);
    }

    [Fact]
    public async Task SyncAsync_TracksOfTheHost_AreMatchedByIsrcAndNames()
    {
        Track byIsrc = await Tracks.AddAsync(new NewTrack { Title = "Title 1 - Remastered 2011", Artist = "Artist", Isrc = "USRC17607839" }, Cancel);
        Track byNames = await Tracks.AddAsync(new NewTrack { Title = "HARBOUR", Artist = "Léna Brandt", Duration = TimeSpan.FromSeconds(101) }, Cancel);
        var items = new List<SyncItem>();

        await Synchronizer.SyncAsync(
            StreamAsync([PlatformTrackOf(1) with { Isrc = "USRC17607839" }, PlatformTrackOf(2) with { Title = "Harbour", Artist = "Lena Brandt" }, PlatformTrackOf(3)]), new SyncRunOptions { OnItem = items.Add }, cancellationToken: Cancel);
        await SyncAsync(PlatformTrackOf(1) with { Title = "Renamed" });

        Assert.Equal([(byIsrc.Id, MatchRule.Isrc), (byNames.Id, MatchRule.Names)], items.Take(2).Select(item => (item.TrackId!.Value, item.MatchedBy)));
        Assert.Equal((SyncAction.Added, MatchRule.None), (items[2].Action, items[2].MatchedBy));
        Assert.Equal("Renamed", (await GetAsync(byIsrc.Id)).Title);
        Assert.Equal(3, (await CountAllAsync()).Tracks);
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task SyncAsync_ManyTracksOfTheTitle_FindsTheOneOfThisLength()
    {
        // More than are considered for one title, and all of them before the right one.
        await Tracks.ImportAsync(
            StreamAsync(Enumerable.Range(0, 120).Select(i => new NewTrack
            {
                Title = "Harbour", Artist = $"Artist {i}", Duration = TimeSpan.FromSeconds(400 + i),
            })),
            cancellationToken: Cancel);
        Track unknown = await Tracks.AddAsync(new NewTrack { Title = "Harbour", Artist = "Ida Vorn", Album = "Piers" }, Cancel);
        Track known = await Tracks.AddAsync(
            new NewTrack { Title = "Harbour", Artist = "The Vorns", Duration = TimeSpan.FromSeconds(180) }, Cancel);
        var items = new List<SyncItem>();

        await Synchronizer.SyncAsync(
            StreamAsync(
            [
                PlatformTrackOf(1) with { Title = "Harbour", Artist = "Vorns", Album = null, Duration = TimeSpan.FromSeconds(181) },
                PlatformTrackOf(2) with { Title = "Harbour", Artist = "Ida Vorn feat. Bo", Album = "Piers", Duration = TimeSpan.FromSeconds(90) },
                PlatformTrackOf(3) with { Title = "Harbour", Artist = "Vorns", Album = null, Duration = TimeSpan.FromSeconds(240) },
            ]),
            new SyncRunOptions { OnItem = items.Add },
            cancellationToken: Cancel);

        Assert.Equal([known.Id, unknown.Id], items.Take(2).Select(item => item.TrackId ?? 0));
        Assert.Equal([SyncAction.Changed, SyncAction.Changed, SyncAction.Added], items.Select(item => item.Action));
        Assert.Contains(items[2].Changes, change => change is { Field: TrackField.Title, After: "Harbour", IsShown: true });
    }

    [Fact]
    public async Task SyncAsync_UserEditedAndPinned_KeepsBoth()
    {
        await SyncAsync(PlatformTrackOf(1));
        Track track = (await Tracks.FindByPlatformAsync("spotify", "id1", Cancel))!;
        await Tracks.UpdateAsync(track.Id, new TrackUpdate { Title = "Mine", Genres = ["Mine"] }, Cancel);

        await SyncAsync(PlatformTrackOf(1) with { Title = "Theirs", Genres = ["Theirs"], Year = "2020" });

        Track after = await GetAsync(track.Id);
        Assert.Equal(("Mine", "2020"), (after.Title, after.Year));
        Assert.Equal("Mine", (await Tracks.GetGenresAsync(track.Id, Cancel)).Single(genre => genre.IsEffective).Name);
    }

    [Fact]
    public async Task SyncAsync_InvalidItem_FailsAlone()
    {
        SyncResult result = await SyncAsync(PlatformTrackOf(1), PlatformTrackOf(2) with { Title = new string('x', 501) }, PlatformTrackOf(3) with { Artist = "a\0b" }, PlatformTrackOf(4));

        Assert.Equal((2, 2), (result.Counts.Added, result.Counts.Failed));
        Assert.Equal(["id2", "id3"], result.Failures.Select(failure => failure.PlatformId));
        Assert.Equal(2, (await CountAllAsync()).Tracks);
    }

    [Fact]
    public async Task PreviewAsync_NewAndChanged_TellsItAndWritesNothing()
    {
        await SyncAsync(PlatformTrackOf(1), PlatformTrackOf(2));
        Track before = (await Tracks.FindByPlatformAsync("spotify", "id1", Cancel))!;

        List<SyncItem> items = await Synchronizer.PreviewAsync(
            StreamAsync([PlatformTrackOf(1) with { Year = "2005" }, PlatformTrackOf(2), PlatformTrackOf(3) with { Album = "New", Genres = ["New"] }]), Cancel).ToListAsync(Cancel);

        Assert.Equal([SyncAction.Changed, SyncAction.Unchanged, SyncAction.Added], items.Select(item => item.Action));
        Assert.Equal(new SyncChange(TrackField.Year, "1997", "2005", IsShown: true), Assert.Single(items[0].Changes));
        Assert.Equal(before, await GetAsync(before.Id));
        LibraryStatistics counts = await CountAllAsync();
        Assert.Equal((2, 1), (counts.Tracks, counts.Albums));
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task SyncLibraryAsync_PlatformFailsMidway_ResumesAfterTheLastTrackThatWasStored()
    {
        _platform.Library.AddRange(Enumerable.Range(1, 25).Select(PlatformTrackOf));
        _platform.FailsBefore = "id17";

        SyncResult first = await Synchronizer.SyncLibraryAsync("spotify", cancellationToken: Cancel);
        _platform.FailsBefore = null;
        SyncResult second = await Open().GetRequiredService<ITrackSynchronizer>().SyncLibraryAsync("spotify", cancellationToken: Cancel);
        SyncResult third = await Synchronizer.SyncLibraryAsync("spotify", cancellationToken: Cancel);

        Assert.Equal((PlatformFault.Unreachable, 16), (first.Interruption?.Fault, first.Counts.Added));
        Assert.Equal((null, 9, 9), (second.Interruption, second.Counts.Added, second.Counts.Read));
        Assert.Equal((25, 25), (third.Counts.Read, third.Counts.Unchanged));
    }

    [Fact]
    public async Task SyncAsync_NamedRunIsCanceled_KeepsItsTransactionsAndEndsTheSameWhenRunAgain()
    {
        PlatformTrack[] tracks = [.. Enumerable.Range(1, 25).Select(PlatformTrackOf)];
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var options = new SyncRunOptions { RunName = "mine", OnItem = item => cancel.Cancel() };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Synchronizer.SyncAsync(StreamAsync(tracks), options, cancellationToken: cancel.Token));
        int kept = (await CountAllAsync()).Tracks;
        await Synchronizer.SyncAsync(StreamAsync(tracks), new SyncRunOptions { RunName = "mine" }, cancellationToken: Cancel);

        Assert.True(kept is 10 or 20 or 25);
        LibraryStatistics counts = await CountAllAsync();
        Assert.Equal((25, 25), (counts.Tracks, counts.PlatformLinks));
    }

    [Fact]
    public async Task RefreshAsync_SomeLinksAreStale_AsksForThemAlone()
    {
        _platform.Library.AddRange(Enumerable.Range(1, 5).Select(PlatformTrackOf));
        await Synchronizer.SyncLibraryAsync("spotify", cancellationToken: Cancel);
        Track stale = (await Tracks.FindByPlatformAsync("spotify", "id2", Cancel))!;
        await Tracks.MarkForUpdateAsync(stale.Id, cancellationToken: Cancel);
        _platform.Library[1] = _platform.Library[1] with { Year = "2011" };

        SyncResult result = await Synchronizer.RefreshAsync("spotify", cancellationToken: Cancel);

        Assert.Equal(["id2"], _platform.AskedIds);
        Assert.Equal((1, "2011", false), (result.Counts.Changed, (await GetAsync(stale.Id)).Year, await Tracks.NeedsUpdateAsync(stale.Id, cancellationToken: Cancel)));
    }

    [Fact]
    public async Task SyncAsync_IdsAndOneTrack_StoreThem()
    {
        _platform.Library.AddRange(Enumerable.Range(1, 5).Select(PlatformTrackOf));

        SyncResult byId = await Synchronizer.SyncAsync("spotify", ["id4", "gone"], cancellationToken: Cancel);
        SyncItem one = await Synchronizer.SyncAsync(PlatformTrackOf(9) with { MoreFields = new Dictionary<string, string?> { ["popularity"] = "42", ["none"] = null } }, Cancel);

        Assert.Equal(1, byId.Counts.Added);
        PlatformInfo link = (await Tracks.GetPlatformInfoAsync(one.TrackId!.Value, "spotify", Cancel))!;
        Assert.Equal("42", link.MoreFields["popularity"]);
    }

    [Fact]
    public async Task SyncAsync_TwoStoresAtOnce_StoreEveryTrackOnce()
    {
        var other = Open().GetRequiredService<ITrackSynchronizer>();
        var withoutPictures = new SyncRunOptions { IncludeArtwork = false };

        await Task.WhenAll(
            Synchronizer.SyncAsync(StreamAsync(Enumerable.Range(1, 60).Select(PlatformTrackOf)), withoutPictures, cancellationToken: Cancel),
            other.SyncAsync(StreamAsync(Enumerable.Range(31, 60).Select(PlatformTrackOf)), withoutPictures, cancellationToken: Cancel));

        LibraryStatistics counts = await CountAllAsync();
        Assert.Equal((90, 90, 1), (counts.Tracks, counts.PlatformLinks, counts.Albums));
    }

    private static PlatformTrack PlatformTrackOf(int number) => new()
    {
        Platform = ScriptedPlatform.Name,
        Id = $"id{number}",
        Uri = $"spotify:track:{number}",
        Json = $$"""{"number": {{number}}}""",
        Title = $"Title {number}",
        Artist = "Artist",
        Album = "Album",
        Year = "1997",
        Duration = TimeSpan.FromSeconds(100),
        Genres = ["House"],
    };

    private Task<SyncResult> SyncAsync(params PlatformTrack[] tracks) => Synchronizer.SyncAsync(StreamAsync(tracks), cancellationToken: Cancel);
}
