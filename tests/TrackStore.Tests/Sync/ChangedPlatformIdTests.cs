using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Sync;

/// <summary>Items whose id on the platform has changed stay the tracks that they are.</summary>
public sealed class ChangedPlatformIdTests : SourceRunTest
{
    private static readonly string[] Titles = ["", "Night Ferry", "Undertow", "Fog Signal"];

    [Fact]
    public async Task ChangedPlatformId_RekordboxIdsAllRebuilt_MovesEveryLinkAndKeepsEditsAndTags()
    {
        PlatformTrack[] before = [.. Enumerable.Range(1, 30).Select(number => Track(number) with { LocalPath = $"/music/{number}.mp3", MoreFields = new Dictionary<string, string?> { ["play_count"] = "3" } })];
        await RunAsync("collection", before);
        Track edited = await FindAsync("id7");
        await Tracks.UpdateAsync(edited.Id, new TrackUpdate { Title = "My name for it", Year = "1984" }, Cancel);
        await Tags.SetTagsAsync(edited.Id, ["peak time"], Cancel);

        SyncResult result = await RunAsync("collection", [.. before.Select(track => track with { Id = $"new {track.Id}", MoreFields = new Dictionary<string, string?> { ["play_count"] = "4" } })]);

        Assert.Equal((30, 30, 0, 0), (await CountAsync(), result.Counts.Changed, result.Counts.Added, result.Counts.Failed));
        Assert.Equal((0, 0), (result.MissingCount, result.Shortfalls.Count));
        Track after = await FindAsync("new id7");
        Assert.Equal((edited.Id, "My name for it", "1984"), (after.Id, after.Title, after.Year));
        Assert.Equal("peak time", Assert.Single(await Tags.GetTagsAsync(after.Id, Cancel)).Name);
        Assert.Equal(["new id7", "id7"], Ids((await LinksAsync(after.Id)).OrderBy(link => !link.IsPrimary)));
        Assert.Equal(
            [(true, "collection", null), (false, "collection", Library.Time.GetUtcNow())],
            (await LinksAsync(after.Id)).OrderBy(link => !link.IsPrimary).Select(link => (link.IsPrimary, link.Source, link.MissingSince)));
        Assert.Equal(("id7", MatchRule.Names), Items.Where(item => item.PlatformId == "new id7").Select(item => (item.ReplacedPlatformId, item.MatchedBy)).Single());
        Assert.Empty(await MissingAsync());
        Assert.Equal(30, (await RunAsync("collection", [.. before.Select(track => track with { Id = $"new {track.Id}", MoreFields = new Dictionary<string, string?> { ["play_count"] = "4" } })])).Counts.Unchanged);
    }

    /// <summary>The former id says the same as its successor, and what the user has overruled stays so.</summary>
    [Theory]
    [InlineData(false, "Other shown, Album new")]
    [InlineData(true, "Mine shown")]
    public async Task ChangedPlatformId_AlbumsOfTheItems_StayAsTheyWere(bool isEdited, string expected)
    {
        await RunAsync("collection", Track(1));
        Track track = await FindAsync("id1");
        await Tracks.AddPlatformInfoAsync(track.Id, "discogs", "d1", fields: new() { Album = "Other" }, cancellationToken: Cancel);
        await Fields.UsePlatformAsync(track.Id, "discogs", [TrackField.Album], Cancel);
        if (isEdited)
            await Tracks.UpdateAsync(track.Id, new TrackUpdate { Album = "Mine" }, Cancel);

        await RunAsync("collection", Track(1) with { Id = "new" });

        IReadOnlyList<TrackAppearance> found = await Tracks.GetAppearancesAsync(track.Id, Cancel);
        Assert.Equal(track.Id, (await FindAsync("new")).Id);
        Assert.Equal(expected, string.Join(", ", found.Select(album => $"{album.AlbumTitle} {(album.IsShown ? "shown" : album.PlatformId)}")));
    }

    [Fact]
    public async Task ChangedPlatformId_OnAnotherAlbum_LeavesTheFormerOne()
    {
        PlatformTrack item = Track(1) with { Title = Titles[1], Artist = "Lena Brandt", Isrc = "DEX010900001" };
        await RunAsync("collection", item);
        Track before = await FindAsync("id1");

        await RunAsync("collection", item with { Id = "new", Album = "Later" });

        Assert.Equal(before.Id, (await FindAsync("new")).Id);
        Assert.Equal("Later", Assert.Single(await Tracks.GetAppearancesAsync(before.Id, Cancel)).AlbumTitle);
        Assert.Equal(0, await Tracks.CountAsync(new TrackQuery { AlbumId = before.AlbumId }, cancellationToken: Cancel));
    }

    [Fact]
    public async Task ChangedPlatformId_DiscogsPositionsRenamed_MovesTheLinksWithoutLengths()
    {
        PlatformTrack[] before = [.. Enumerable.Range(1, 3).Select(number => Track(number) with { Id = $"77/{number}", Title = Titles[number], Artist = "Lena Brandt", Album = "Harbour Lights", Duration = null, Genres = ["House"] })];
        await RunAsync("release 77", before);

        SyncResult result = await RunAsync("release 77", before[0] with { Id = "77/A1" }, before[1] with { Id = "77/A2" }, before[2] with { Id = "77/B1", Genres = ["Techno"], Year = "1998" });

        Assert.Equal((3, 3), (await CountAsync(), result.Counts.Changed));
        Track last = await FindAsync("77/B1");
        Assert.Equal((await FindAsync("77/3")).Id, last.Id);
        Assert.Equal("1998", last.Year);
        Assert.Equal("Techno", Assert.Single(await Tracks.GetGenresAsync(last.Id, Cancel)).Name);
    }

    [Fact]
    public async Task ChangedPlatformId_SpotifyTracksRelinked_AreFoundByTheirCode()
    {
        PlatformTrack before = Track(1) with { Isrc = "USRC17607839" };
        Platform.Library.AddRange([before, Track(2)]);
        await RunLibraryAsync();
        Track track = await FindAsync("id1");
        Platform.Library[0] = before with { Id = "relinked", Title = "Title 1 - Remastered 2011", Album = "Best of", Uri = "spotify:track:relinked" };

        SyncResult result = await RunLibraryAsync();

        Assert.Equal((2, 1, 1), (await CountAsync(), result.Counts.Changed, result.Counts.Unchanged));
        Track after = await FindAsync("relinked");
        Assert.Equal((track.Id, "Title 1 - Remastered 2011", "Best of"), (after.Id, after.Title, after.Album));
        Assert.Equal(MatchRule.Isrc, Items.Single(item => item.PlatformId == "relinked").MatchedBy);
        Assert.Equal("spotify:track:relinked", (await LinkAsync("relinked")).PlatformUri);
    }

    [Fact]
    public async Task ChangedPlatformId_FolderMovedIntoASubfolder_HasTheNewPath()
    {
        PlatformTrack[] before = [.. Enumerable.Range(1, 3).Select(number => Track(number) with { Id = $"{number}.flac", Title = Titles[number], Artist = "Lena Brandt", Album = null, LocalPath = $"/music/{number}.flac" })];
        await RunAsync("/music", before);
        Track track = await FindAsync("2.flac");
        await Tags.SetTagsAsync(track.Id, ["warm up"], Cancel);

        await RunAsync("/music", [.. before.Select(file => file with { Id = $"sub/{file.Id}", LocalPath = $"/music/sub/{file.Id}" })]);

        Track after = await FindAsync("sub/2.flac");
        Assert.Equal((3, track.Id, "/music/sub/2.flac"), (await CountAsync(), after.Id, after.LocalPath));
        Assert.Equal("warm up", Assert.Single(await Tags.GetTagsAsync(after.Id, Cancel)).Name);
    }

    [Theory]
    [InlineData("Night Ferry", "Lena Brandt", 2)]
    [InlineData("Intro", "Lena Brandt", 3)]
    [InlineData("Night Ferry", "Unknown Artist", 3)]
    public async Task SyncAsync_NothingButTheSameNames_SufficeUnlessManyRecordingsHaveThem(string title, string artist, int tracks)
    {
        PlatformTrack file = Track(1) with { Title = title, Artist = artist, Album = null, Year = null, Duration = null };
        await RunAsync("/music", file, Track(2));

        await RunAsync("/music", file with { Id = "moved" }, Track(2));

        Assert.Equal(tracks, await CountAsync());
    }

    [Fact]
    public async Task SyncAsync_TrackMarkedAsMissing_JoinsAnyNewIdAtOnce()
    {
        await RunAsync("saved", Track(1), Track(2), Track(3));
        Track track = await FindAsync("id1");
        await Tracks.UpdateAsync(track.Id, new TrackUpdate { Artist = "Mine" }, Cancel);
        await RunAsync("saved", Track(2), Track(3));

        SyncItem item = await Synchronizer.SyncAsync(Track(1) with { Id = "picked" }, Cancel);

        Assert.Equal((track.Id, "id1"), (item.TrackId!.Value, item.ReplacedPlatformId));
        Assert.Equal((true, null, null), (await LinkAsync("picked")) is { } link ? (link.IsPrimary, link.Source, link.MissingSince) : default);
        Assert.Equal("Mine", (await FindAsync("picked")).Artist);
        Assert.Empty(await MissingAsync());
        Assert.Equal(3, await CountAsync());
    }

    [Fact]
    public async Task SyncAsync_FormerIdIsListedAgain_TakesItsPlaceBack()
    {
        PlatformTrack[] before = [.. Enumerable.Range(1, 4).Select(Track)];
        await RunAsync("saved", before);
        await RunAsync("saved", before[0] with { Id = "new", Year = "2001" }, before[1], before[2], before[3]);

        SyncResult result = await RunAsync("saved", before);
        Assert.Equal(1, result.MissingCount);
        await RunAsync("saved", before);

        Assert.Equal(4, await CountAsync());
        Assert.True((await LinkAsync("id1")).IsPrimary);
        Assert.Equal(("1997", "new"), ((await FindAsync("id1")).Year, Items.Single(item => item.PlatformId == "id1").ReplacedPlatformId));
        Assert.Equal(4, (await RunAsync("saved", before)).Counts.Unchanged);
    }

    [Fact]
    public async Task SyncAsync_TwoIdsAreSwapped_StayWithTheirIds()
    {
        await RunAsync("saved", Track(1), Track(2));
        (long first, long second) = ((await FindAsync("id1")).Id, (await FindAsync("id2")).Id);

        SyncResult result = await RunAsync("saved", Track(2) with { Id = "id1" }, Track(1) with { Id = "id2" });

        Assert.Equal((2, 2, 0), (await CountAsync(), result.Counts.Changed, result.MissingCount));
        Assert.Equal((first, second), ((await FindAsync("id1")).Id, (await FindAsync("id2")).Id));
        Assert.Equal("Title 2", (await FindAsync("id1")).Title);
    }

    [Fact]
    public async Task SyncAsync_TwoEqualTracksBothMove_EachTakesOneNewId()
    {
        await RunAsync("saved", Track(1), Track(1) with { Id = "twin" }, Track(3));
        (long first, long second) = ((await FindAsync("id1")).Id, (await FindAsync("twin")).Id);
        Assert.NotEqual(first, second);

        SyncResult result = await RunAsync("saved", Track(1) with { Id = "a" }, Track(1) with { Id = "b" }, Track(3));

        Assert.Equal((3, 0), (await CountAsync(), result.Counts.Added));
        Assert.Equal((first, second), ((await FindAsync("a")).Id, (await FindAsync("b")).Id));
    }

    [Fact]
    public async Task SyncAsync_EqualTrackThatIsStillListed_IsNoReasonToJoin()
    {
        await RunAsync("saved", Track(1), Track(2));

        SyncResult result = await RunAsync("saved", Track(1) with { Id = "twin" }, Track(1), Track(2));

        Assert.Equal((3, 1, 2), (await CountAsync(), result.Counts.Added, result.Counts.Unchanged));
        Assert.Equal(["id1", "id2", "twin"], Items.Select(item => item.PlatformId));
    }

    [Fact]
    public async Task SyncAsync_NewIdOfAnotherRecording_IsAddedAndTheOldOneMissing()
    {
        await RunAsync("saved", Track(1), Track(2), Track(3));

        SyncResult result = await RunAsync("saved", Track(1), Track(2), Track(3) with { Id = "live", Title = "Title 3 (Live)" });

        Assert.Equal((4, 1, 1), (await CountAsync(), result.Counts.Added, result.MissingCount));
        Assert.Equal(["Title 3"], await MissingAsync());
    }

    [Fact]
    public async Task SyncAsync_HostsMatcher_GetsMissingTracksAsFreeOnes()
    {
        var matcher = new SameTitle();
        await using var library = new TestLibrary(register: services => services.AddSingleton<ITrackMatcher>(matcher));
        var synchronizer = library.Services.GetRequiredService<ITrackSynchronizer>();
        var options = new SyncRunOptions { Source = "saved", IncludeArtwork = false };
        foreach (PlatformTrack[] run in new PlatformTrack[][] { [Track(1), Track(2), Track(3)], [Track(2), Track(3)], [Track(1) with { Id = "new" }, Track(2), Track(3)] })
        {
            library.Time.Advance(TimeSpan.FromHours(1));
            await synchronizer.SyncAsync(run.ToAsyncEnumerable(), options, cancellationToken: Cancel);
        }

        Track track = (await library.Tracks.FindByPlatformAsync("spotify", "new", Cancel))!;
        Assert.Equal([("id1", false), ("new", true)], (await library.Tracks.GetPlatformInfoAsync(track.Id, Cancel)).OrderBy(link => link.PlatformId).Select(link => (link.PlatformId, link.IsPrimary)));
        Assert.Contains(matcher.Seen, candidate => candidate is { IsMissing: true, IsLinkedElsewhere: false });
    }

    private sealed class SameTitle : ITrackMatcher
    {
        public List<MatchCandidate> Seen { get; } = [];

        public TrackMatch? Match(TrackFacts track, IReadOnlyList<MatchCandidate> candidates)
        {
            Seen.AddRange(candidates);
            return candidates.FirstOrDefault(candidate => candidate.Facts.Title == track.Title && !candidate.IsLinkedElsewhere) is { } found
                ? new TrackMatch(found.TrackId, IdentityDecision.Same)
                : null;
        }
    }
}
