using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Tracks;

public sealed class GetOrAddTests : LibraryTest
{
    [Fact]
    public async Task GetOrAddAsync_NewTrack_IsAdded()
    {
        GetOrAddResult result = await Tracks.GetOrAddAsync(New("T") with { Year = "1999", Genres = ["IDM"] }, Cancel);

        Assert.True(result.IsAdded);
        Assert.Equal(await Tracks.GetAsync(result.Track.Id, Cancel), result.Track);
        Assert.Equal("1999", result.Track.Year);
        Assert.Equal(["IDM"], (await Tracks.GetGenresAsync(result.Track.Id, Cancel)).Select(genre => genre.Name));
    }

    [Fact]
    public async Task GetOrAddAsync_StoredTrack_StaysAsItIs()
    {
        Track stored = await Tracks.AddAsync(New("Windowlicker") with { Year = "1999", LocalPath = "/a" }, Cancel);
        Library.Time.Advance(TimeSpan.FromDays(1));
        GetOrAddResult result = null!;

        IReadOnlyList<string> changes = await Library.ChangesOfAsync(async () => result = await Tracks.GetOrAddAsync(
            New("WINDOWLÍCKER") with { Year = "2001", Label = "Warp", Genres = ["IDM"], LocalPath = "/b", IsAvailableLocally = true }, Cancel));

        Assert.False(result.IsAdded);
        Assert.Equal(stored, result.Track);
        Assert.Equal(stored, await Tracks.GetAsync(stored.Id, Cancel));
        Assert.Empty(changes);
        Assert.Equal(0L, Library.Count("genres"));
    }

    [Fact]
    public async Task GetOrAddAsync_TrackThatTheUserRenamed_IsFoundByBothNames()
    {
        Track track = await Tracks.AddAsync(New("Windowliker"), Cancel);
        await Tracks.UpdateAsync(track.Id, new TrackUpdate { Title = "Windowlicker" }, Cancel);

        GetOrAddResult byBase = await Tracks.GetOrAddAsync(New("Windowliker"), Cancel);
        GetOrAddResult byEffective = await Tracks.GetOrAddAsync(New("Windowlicker"), Cancel);

        Assert.Equal([track.Id, track.Id], new[] { byBase, byEffective }.Select(result => result.Track.Id));
        Assert.False(byBase.IsAdded || byEffective.IsAdded);
    }

    [Fact]
    public async Task GetOrAddAsync_OtherAlbum_IsAnotherTrack()
    {
        Track track = await Tracks.AddAsync(New("T"), Cancel);

        GetOrAddResult other = await Tracks.GetOrAddAsync(New("T") with { Album = "Live" }, Cancel);

        Assert.True(other.IsAdded);
        Assert.NotEqual(track.Id, other.Track.Id);
    }

    [Fact]
    public async Task GetOrAddAsync_ConcurrentCallersOfTwoStores_AddOneTrack()
    {
        await using var second = new TestLibrary(file: Library.File);
        ITrackRepository[] stores = [Tracks, second.Tracks];

        GetOrAddResult[] results = await Task.WhenAll(
            Enumerable.Range(0, 32).Select(i => Task.Run(() => stores[i % 2].GetOrAddAsync(New("T"), Cancel), Cancel)));

        Assert.Single(results, result => result.IsAdded);
        Assert.Single(results.Select(result => result.Track.Id).Distinct());
        Assert.Equal(1L, Library.Count("tracks"));
    }

    [Fact]
    public async Task AddAsync_SameNames_AddsAnotherTrack()
    {
        Track one = await Tracks.AddAsync(New("T"), Cancel);
        Track two = await Tracks.AddAsync(New("T"), Cancel);

        Assert.NotEqual(one.Id, two.Id);
        Assert.Equal(one.Id, (await Tracks.GetOrAddAsync(New("T"), Cancel)).Track.Id);
        Assert.Equal(2L, Library.Count("tracks"));
    }

    private static NewTrack New(string title) => new() { Title = title, Artist = "Aphex Twin", Album = "Album" };
}
