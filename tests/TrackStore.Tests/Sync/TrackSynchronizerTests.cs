using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Sync;

/// <summary>Batches of platforms' tracks, without their pictures.</summary>
public sealed class TrackSynchronizerTests : SynchronizerTest
{
    [Fact]
    public async Task SyncAsync_NewTracks_AreStoredWithLinkLayerAndGenres()
    {
        PlatformTrack track = Track(1) with
        {
            Uri = "https://example.com/1", Json = """{"popularity":5}""", Isrc = "gb-abc-97-00001", Bpm = 120, MusicalKey = "Am", Label = "Warp",
            Genres = ["IDM", "Techno"], MoreFields = new Dictionary<string, string?> { ["energy"] = "0.8" },
        };

        SyncResult result = await SyncAsync(track, Track(2));

        Track stored = (await Tracks.FindByPlatformAsync("spotify", "id1", Cancel))!;
        PlatformInfo link = Assert.Single(await Tracks.GetPlatformInfoAsync(stored.Id, Cancel));
        Assert.Equal((2, 2, 0, 0), (result.Counts.Read, result.Counts.Added, result.Counts.Matched, result.Counts.Failed));
        Assert.Equal(("Title 1", "Artist", "Album", "1997", 120d, "Am", "Warp", "GBABC9700001"), (stored.Title, stored.Artist, stored.Album, stored.Year, stored.Bpm, stored.MusicalKey, stored.Label, stored.Isrc));
        Assert.Equal(("https://example.com/1", """{"popularity":5}""", "0.8", false), (link.PlatformUri, link.PlatformData, link.MoreFields["energy"], link.NeedsUpdate));
        Assert.Equal(["IDM", "Techno"], (await Tracks.GetGenresAsync(stored.Id, Cancel)).Where(genre => genre.IsEffective).Select(genre => genre.Name));
    }

    [Fact]
    public async Task SyncAsync_SameAgain_ChangesNothingButTheTimeOfTheSync()
    {
        await SyncAsync([.. Tracks25()]);
        string before = Dump();
        Library.Time.Advance(TimeSpan.FromHours(1));

        SyncResult again = await SyncAsync([.. Tracks25()]);

        Assert.Equal((25, 25, 0, 0), (again.Counts.Unchanged, again.Counts.Matched, again.Counts.Added, again.Counts.Changed));
        Assert.Equal(before, Dump());
        Assert.Equal(Library.Time.GetUtcNow(), (await Tracks.GetPlatformInfoAsync(1, Cancel)).Single().LastSynced);
    }

    [Fact]
    public async Task SyncAsync_ChangedValues_AreWrittenAndEditsStay()
    {
        await SyncAsync(Track(1), Track(2));
        await Tracks.UpdateAsync(1, new TrackUpdate { Year = "2001" }, Cancel);

        var items = new List<SyncItem>();
        await SyncAsync(new SyncRunOptions { OnItem = items.Add }, Track(1) with { Year = "1998", Title = "New title" }, Track(2) with { Genres = ["House"] });

        Track first = (await Tracks.GetAsync(1, Cancel))!;
        Assert.Equal(("2001", "New title"), (first.Year, first.Title));
        Assert.Equal([SyncAction.Changed, SyncAction.Changed], items.Select(item => item.Action));
        Assert.Equal(
            [(TrackField.Title, "Title 1", "New title", true), (TrackField.Year, "1997", "1998", false)],
            items[0].Changes.Select(change => (change.Field, change.Before, change.After, change.IsShown)));
        Assert.Equal([TrackField.Genres], items[1].Changes.Select(change => change.Field));
        Assert.Equal("1998", (await Fields.RevertAsync(1, cancellationToken: Cancel)).Year);
    }

    [Fact]
    public async Task SyncAsync_TrackOfTheLibrary_IsRecognisedByCodeThenByNamesAndTime()
    {
        await Tracks.AddAsync(new NewTrack { Title = "Ⅎirst", Artist = "Björk", Isrc = "GBABC9700001" }, Cancel);
        await Tracks.AddAsync(new NewTrack { Title = "Jóga", Artist = "Bjork", Duration = TimeSpan.FromSeconds(200) }, Cancel);
        await Tracks.AddAsync(new NewTrack { Title = "Remix", Artist = "A", Duration = TimeSpan.FromSeconds(200) }, Cancel);
        await Tracks.AddAsync(new NewTrack { Title = "Twice", Artist = "A", Album = "One" }, Cancel);
        await Tracks.AddAsync(new NewTrack { Title = "Twice", Artist = "A", Album = "Two" }, Cancel);

        var items = new List<SyncItem>();
        await SyncAsync(
            new SyncRunOptions { OnItem = items.Add },
            Track(1) with { Title = "Ⅎirst (Remastered 2011)", Artist = "Björk", Isrc = "GB-ABC-97-00001" },
            Track(2) with { Title = "JOGA", Artist = "björk", Duration = TimeSpan.FromSeconds(203) },
            Track(3) with { Title = "Remix", Artist = "A", Duration = TimeSpan.FromSeconds(230) },
            Track(4) with { Title = "Twice", Artist = "A" },
            Track(1) with { Title = "Other name", Isrc = "GB-ABC-97-00001" });

        Assert.Equal(
            [(1L, MatchRule.Isrc), (2L, MatchRule.Names), (6L, MatchRule.None), (7L, MatchRule.None), (1L, MatchRule.PlatformId)],
            items.Select(item => (item.TrackId!.Value, item.MatchedBy)));
        Assert.Equal((null, 4L), (items[2].SimilarTrackId, items[3].SimilarTrackId));
        Assert.True(items[0].Reasons.HasFlag(IdentityReasons.SameIsrc | IdentityReasons.SameTitle));
    }

    [Fact]
    public async Task SyncAsync_SameCodeAndNothingElse_IsAnotherTrack()
    {
        Track stored = await Tracks.AddAsync(new NewTrack { Title = "Harbour", Artist = "Lena Brandt", Isrc = "GBABC9700001" }, Cancel);

        var items = new List<SyncItem>();
        await SyncAsync(new SyncRunOptions { OnItem = items.Add }, Track(1) with { Title = "Night Drive", Artist = "Kolt Verne", Isrc = "GBABC9700001" });

        Assert.NotEqual(stored.Id, items[0].TrackId);
        Assert.Null(items[0].SimilarTrackId);
    }

    [Fact]
    public async Task SyncAsync_TrackLinkedToAnotherItemThere_IsNotTakenOver()
    {
        await SyncAsync(Track(1));

        var items = new List<SyncItem>();
        await SyncAsync(new SyncRunOptions { OnItem = items.Add }, Track(1) with { Id = "other id" });

        Assert.Equal((SyncAction.Added, MatchRule.None), (items[0].Action, items[0].MatchedBy));
    }

    [Fact]
    public async Task SyncAsync_OwnMatchRule_Decides()
    {
        await using var library = new TestLibrary(register: services => services.AddSingleton<ITrackMatcher>(new FirstCandidate()));
        await library.Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A", Duration = TimeSpan.FromSeconds(1) }, Cancel);

        SyncItem item = await library.Services.GetRequiredService<ITrackSynchronizer>().SyncAsync(Track(1) with { Title = "T", Artist = "A" }, Cancel);

        Assert.Equal((1L, MatchRule.Custom, SyncAction.Changed), (item.TrackId, item.MatchedBy, item.Action));
    }

    [Fact]
    public async Task SyncAsync_BadTrack_IsReportedAndFailsNoOther()
    {
        SyncResult result = await SyncAsync(Track(1), Track(2) with { Title = " " }, Track(3) with { Artist = "a\0b" }, Track(4) with { Id = "" }, Track(5));

        Assert.Equal((2, 3, 5), (result.Counts.Added, result.Counts.Failed, result.Counts.Read));
        Assert.Equal(["id2", "id3", ""], result.Failures.Select(item => item.PlatformId));
        Assert.All(result.Failures, item => Assert.False(string.IsNullOrEmpty(item.Error)));
        await Assert.ThrowsAsync<ArgumentException>(() => Synchronizer.SyncAsync(Track(2) with { Title = " " }, Cancel));
    }

    [Fact]
    public async Task PreviewAsync_Stream_TellsWhatTheRunWouldDoAndWritesNothing()
    {
        await SyncAsync(Track(1), Track(2));
        string before = Dump();
        PlatformTrack[] tracks = [Track(1), Track(2) with { Year = "1998" }, Track(3)];

        List<SyncItem> preview = await Synchronizer.PreviewAsync(tracks.ToAsyncEnumerable(), Cancel).ToListAsync(Cancel);
        string after = Dump();
        var items = new List<SyncItem>();
        await SyncAsync(new SyncRunOptions { OnItem = items.Add }, tracks);

        Assert.Equal([SyncAction.Unchanged, SyncAction.Changed, SyncAction.Added], preview.Select(item => item.Action));
        Assert.Equal([1L, 2L, null], preview.Select(item => item.TrackId));
        Assert.Equal(before, after);
        Assert.Equal(items.Select(item => (item.Action, item.MatchedBy, item.Changes.Count)), preview.Select(item => (item.Action, item.MatchedBy, item.Changes.Count)));
    }

    [Fact]
    public async Task RefreshAsync_MarkedAndOldLinks_AreAskedForAgainAndTheOthersAreNot()
    {
        Platform.Library.AddRange(Tracks25());
        await SyncAsync([.. Tracks25().Take(5)]);
        await Tracks.MarkForUpdateAsync(2, cancellationToken: Cancel);
        Platform.Library[1] = Track(2) with { Year = "1999" };

        SyncResult marked = await Synchronizer.RefreshAsync(cancellationToken: Cancel);
        string[] askedFirst = [.. Platform.AskedIds];
        Library.Time.Advance(TimeSpan.FromDays(31));
        SyncResult old = await Synchronizer.RefreshAsync("spotify", cancellationToken: Cancel);
        SyncResult fresh = await Synchronizer.RefreshAsync("spotify", cancellationToken: Cancel);

        Assert.Equal(["id2"], askedFirst);
        Assert.Equal((1L, 1, 5L, 5, 0), (marked.Counts.Total, marked.Counts.Changed, old.Counts.Total, old.Counts.Unchanged, fresh.Counts.Read));
        Assert.False(await Tracks.NeedsUpdateAsync(2, cancellationToken: Cancel));
        Assert.Equal("1999", (await Tracks.GetAsync(2, Cancel))!.Year);
    }

    [Fact]
    public async Task RefreshAsync_UnreachablePlatform_MarksAndDeletesNothing()
    {
        Platform.Library.AddRange(Tracks25());
        await SyncAsync([.. Tracks25()]);
        await Tracks.MarkForUpdateAsync(2, cancellationToken: Cancel);
        string before = Dump();
        Platform.BeforeEach = (_, _) => throw new PlatformException("spotify", PlatformFault.Unreachable, "No network.");

        SyncResult result = await Synchronizer.RefreshAsync(cancellationToken: Cancel);

        Assert.Equal(PlatformFault.Unreachable, result.Interruption?.Fault);
        Assert.Equal(before, Dump());
        Assert.True(await Tracks.NeedsUpdateAsync(2, cancellationToken: Cancel));
    }

    [Fact]
    public async Task SyncAsync_UnknownPlatform_SaysWhichThereAre()
    {
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => Synchronizer.SyncLibraryAsync("tidal", cancellationToken: Cancel));

        Assert.Contains("Registered platforms: spotify", error.Message, StringComparison.Ordinal);
    }

    private sealed class FirstCandidate : ITrackMatcher
    {
        public TrackMatch? Match(TrackFacts track, IReadOnlyList<MatchCandidate> candidates) => candidates is [MatchCandidate first, ..] ? new TrackMatch(first.TrackId, IdentityDecision.Same) : null;
    }
}
