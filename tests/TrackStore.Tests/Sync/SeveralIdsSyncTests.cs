using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Sync;

/// <summary>Syncs recognize a track by all of its ids, and the primary one's values are the platform's layer.</summary>
public sealed class SeveralIdsSyncTests : IAsyncDisposable
{
    private readonly FakePlatformClient _platform = new("discogs");
    private readonly TestLibrary _library;

    public SeveralIdsSyncTests()
        => _library = new TestLibrary(register: services => services.AddSingleton<IPlatformClient>(_platform).AddSingleton<ITrackMatcher, FirstCandidate>());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ITrackSynchronizer Synchronizer => _library.Services.GetRequiredService<ITrackSynchronizer>();

    [Fact]
    public async Task SyncAsync_FurtherId_FindsTheTrackAndLeavesItsLayer()
    {
        Track track = await AddTwoIdsAsync();

        SyncItem item = await Synchronizer.SyncAsync(Item("b", "2018", ["Electronic", "Folk, World, & Country"]), Cancel);
        SyncItem again = await Synchronizer.SyncAsync(Item("b", "2018", ["Electronic", "Folk, World, & Country"]), Cancel);

        Assert.Equal((SyncAction.Changed, track.Id, MatchRule.PlatformId), (item.Action, item.TrackId!.Value, item.MatchedBy));
        Assert.Contains(item.Changes, change => change is { Field: TrackField.Year, After: "2018", IsShown: false });
        Assert.Equal(SyncAction.Unchanged, again.Action);
        Assert.Equal("1997", (await _library.Tracks.GetAsync(track.Id, Cancel))!.Year);
        Assert.Empty(await _library.Tracks.GetGenresAsync(track.Id, Cancel));
        Assert.Equal([("a", true), ("b", false)], await LinksAsync(track));
        Assert.Equal(1, await _library.Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));
    }

    [Fact]
    public async Task SetPrimaryPlatformInfoAsync_SyncedFurtherId_BringsItsGenresByName()
    {
        Track track = await AddTwoIdsAsync();
        await Synchronizer.SyncAsync(Item("a", "1997", ["Rock"]), Cancel);
        await Synchronizer.SyncAsync(Item("b", "2018", ["Electronic", "Folk, World, & Country"]), Cancel);
        Assert.Equal(["Rock"], await GenresAsync(track));

        await _library.Tracks.SetPrimaryPlatformInfoAsync(track.Id, "discogs", "b", Cancel);
        Assert.Equal(["Electronic", "Folk, World, & Country"], await GenresAsync(track));
        Assert.Equal("2018", (await _library.Tracks.GetAsync(track.Id, Cancel))!.Year);

        await _library.Tracks.RemovePlatformInfoAsync(track.Id, "discogs", "b", Cancel);
        Assert.Equal(["Rock"], await GenresAsync(track));
        Assert.Equal(SyncAction.Unchanged, (await Synchronizer.SyncAsync(Item("a", "1997", ["Rock"]), Cancel)).Action);
    }

    [Fact]
    public async Task SyncAsync_MatcherChoosesALinkedTrack_AddsAFurtherId()
    {
        Track track = await _library.Tracks.AddAsync(new NewTrack { Title = "Roygbiv", Artist = "Boards of Canada" }, Cancel);
        await _library.Tracks.AddPlatformInfoAsync(track.Id, "discogs", "a", fields: new() { Year = "1998" }, cancellationToken: Cancel);

        SyncItem item = await Synchronizer.SyncAsync(Item("new", "2013", []), Cancel);
        SyncResult result = await Synchronizer.SyncAsync(new[] { Item("new", "2013", []), Item("newer", "2020", []) }.ToAsyncEnumerable(), cancellationToken: Cancel);

        Assert.Equal((SyncAction.Changed, track.Id), (item.Action, item.TrackId!.Value));
        Assert.Equal((1L, 1L), (result.Counts.Unchanged, result.Counts.Changed));
        Assert.Equal([("a", true), ("new", false), ("newer", false)], await LinksAsync(track));
        Assert.Equal("1998", (await _library.Tracks.GetAsync(track.Id, Cancel))!.Year);
    }

    [Fact]
    public async Task RefreshAsync_FurtherOrNeverSyncedId_IsAskedFor()
    {
        Track track = await AddTwoIdsAsync();
        await _library.Tracks.AddPlatformInfoAsync(
            track.Id, "discogs", "c", options: new() { Role = PlatformIdRole.Secondary, LastSynced = null }, cancellationToken: Cancel);
        await _library.Tracks.MarkForUpdateAsync(track.Id, "discogs", "b", Cancel);
        _platform.Library.AddRange([Item("a", "1997", []), Item("b", "2018", []), Item("c", "2019", [])]);

        SyncResult result = await Synchronizer.RefreshAsync("discogs", cancellationToken: Cancel);

        Assert.Equal(["b", "c"], _platform.AskedIds);
        Assert.Equal(2, result.Counts.Total);
        Assert.All(await _library.Tracks.GetPlatformInfoAsync(track.Id, Cancel), link => Assert.Equal((false, true), (link.NeedsUpdate, link.LastSynced.HasValue)));
        _platform.AskedIds.Clear();
        await Synchronizer.RefreshAsync("discogs", cancellationToken: Cancel);
        Assert.Empty(_platform.AskedIds);
    }

    [Fact]
    public async Task RefreshAsync_ManyIdsOfOneTrack_AsksForEachOnce()
    {
        Track track = await _library.Tracks.AddAsync(new NewTrack { Title = "Roygbiv", Artist = "Boards of Canada" }, Cancel);
        for (int i = 0; i < 502; i++)
            await _library.Tracks.AddPlatformInfoAsync(track.Id, "discogs", $"{i}", options: new() { Role = PlatformIdRole.Secondary, LastSynced = null }, cancellationToken: Cancel);

        await Synchronizer.RefreshAsync("discogs", cancellationToken: Cancel);

        Assert.Equal(502, _platform.AskedIds.Count);
        Assert.Equal(502, _platform.AskedIds.Distinct().Count());
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private static PlatformTrack Item(string id, string year, IReadOnlyList<string> genres) => new()
    {
        Platform = "discogs", Id = id, Title = "Roygbiv", Artist = "Boards of Canada", Year = year, Genres = genres,
    };

    private async Task<Track> AddTwoIdsAsync()
    {
        Track track = await _library.Tracks.AddAsync(new NewTrack { Title = "Roygbiv", Artist = "Boards of Canada" }, Cancel);
        await _library.Tracks.AddPlatformInfoAsync(track.Id, "discogs", "a", fields: new() { Year = "1997" }, cancellationToken: Cancel);
        await _library.Tracks.AddPlatformInfoAsync(
            track.Id, "discogs", "b", fields: new() { Year = "2017" }, options: new() { Role = PlatformIdRole.Secondary }, cancellationToken: Cancel);
        return track;
    }

    private async Task<string[]> GenresAsync(Track track) => [.. (await _library.Tracks.GetGenresAsync(track.Id, Cancel)).Where(genre => genre.IsEffective).Select(genre => genre.Name)];

    private async Task<(string, bool)[]> LinksAsync(Track track)
        => [.. (await _library.Tracks.GetPlatformInfoAsync(track.Id, Cancel)).Select(link => (link.PlatformId, link.IsPrimary))];

    private sealed class FirstCandidate : ITrackMatcher
    {
        public TrackMatch? Match(TrackFacts track, IReadOnlyList<MatchCandidate> candidates)
            => candidates is [var first, ..] ? new TrackMatch(first.TrackId, IdentityDecision.Same) : null;
    }
}
