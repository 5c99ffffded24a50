using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Artwork.Lookups;

public sealed class ArtworkLookupListsTests : LibraryTest
{
    private IArtworkLookups Lookups => Library.Lookups;

    [Fact]
    public async Task ForgetAsync_SourceKindOrAll_ForgetsJustThose()
    {
        Track track = await AddAsync();
        Track other = await Tracks.AddAsync(new NewTrack { Title = "Other", Artist = "A" }, Cancel);
        await FailAsync(track.Id);
        await FailAsync(track.Id, source: "discogs");
        await Lookups.ReportAbsentAsync(ArtworkOwner.Track(track.Id), "spotify", ArtworkKind.Back, cancellationToken: Cancel);
        await Lookups.ReportAbsentAsync(ArtworkOwner.Track(track.Id), "discogs", ArtworkKind.Artist, cancellationToken: Cancel);
        await FailAsync(other.Id);

        int one = await Lookups.ForgetAsync(ArtworkOwner.Track(track.Id), "Spotify", ArtworkKind.Front, Cancel);
        int kind = await Lookups.ForgetAsync(ArtworkOwner.Track(track.Id), kind: ArtworkKind.Back, cancellationToken: Cancel);
        int rest = await Lookups.ForgetAsync(ArtworkOwner.Track(track.Id), cancellationToken: Cancel);

        Assert.Equal((1, 1, 2), (one, kind, rest));
        Assert.NotNull(await Lookups.GetAsync(ArtworkOwner.Track(other.Id), "spotify", cancellationToken: Cancel));
        Assert.Equal(0, await Lookups.ForgetAsync(ArtworkOwner.Album(404), cancellationToken: Cancel));
    }

    [Fact]
    public async Task ForgetAllAsync_SourceOrAll_ForgetsTracksAndAlbums()
    {
        Track track = await AddAsync();
        await FailAsync(track.Id);
        await FailAsync(track.Id, source: "discogs");
        await Lookups.ReportAbsentAsync(ArtworkOwner.Album(track.AlbumId!.Value), "spotify", cancellationToken: Cancel);
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(), track.Id, source: "bandcamp", cancellationToken: Cancel);

        int spotify = await Lookups.ForgetAllAsync("spotify", Cancel);
        int all = await Lookups.ForgetAllAsync(cancellationToken: Cancel);

        Assert.Equal((2, 1), (spotify, all));
        Assert.NotNull(await Images.GetTrackImageAsync(track.Id, cancellationToken: Cancel));
    }

    [Fact]
    public async Task ListDueAsync_Pages_ListsOnceInTheOrderTheyRanOut()
    {
        var ids = new List<long>();
        for (int i = 0; i < 5; i++)
            ids.Add((await Tracks.AddAsync(new NewTrack { Title = $"T{i}", Artist = "A" }, Cancel)).Id);
        foreach (long id in ids)
            await Lookups.ReportAbsentAsync(ArtworkOwner.Track(id), "spotify", lifetime: TimeSpan.FromHours(1), cancellationToken: Cancel);
        await Lookups.ReportAbsentAsync(ArtworkOwner.Track(ids[2]), "spotify", ArtworkKind.Back, TimeSpan.FromHours(1), Cancel);
        await FailAsync(ids[4]);
        await Lookups.ReportAbsentAsync(ArtworkOwner.Track(ids[0]), "discogs", lifetime: TimeSpan.Zero, cancellationToken: Cancel);
        await Lookups.ReportAbsentAsync(ArtworkOwner.Track(ids[3]), "spotify", lifetime: TimeSpan.FromHours(2), cancellationToken: Cancel);

        IReadOnlyList<ArtworkLookup> early = await Lookups.ListDueAsync(ArtworkOwnerKind.Track, "spotify", cancellationToken: Cancel);
        Library.Time.Advance(TimeSpan.FromHours(1));
        var listed = new List<ArtworkLookup>();
        for (IReadOnlyList<ArtworkLookup> page = await PageAsync(null); page.Count > 0; page = await PageAsync(page[^1]))
            listed.AddRange(page);

        Assert.Empty(early);
        Assert.Equal(
            [(ids[4], ArtworkKind.Front), (ids[0], ArtworkKind.Front), (ids[1], ArtworkKind.Front), (ids[2], ArtworkKind.Back), (ids[2], ArtworkKind.Front)],
            listed.Select(lookup => (lookup.Owner.Id, lookup.Kind)));
        Assert.IsType<ArtworkLookup.Failed>(listed[0]);
        Assert.Empty(await Lookups.ListDueAsync(ArtworkOwnerKind.Album, "spotify", cancellationToken: Cancel));

        Task<IReadOnlyList<ArtworkLookup>> PageAsync(ArtworkLookup? after) => Lookups.ListDueAsync(ArtworkOwnerKind.Track, "Spotify", 2, after, Cancel);
    }

    [Fact]
    public async Task ListDueAsync_StoredItem_ContinuesAfterIt()
    {
        Track first = await AddAsync();
        Track second = await Tracks.AddAsync(new NewTrack { Title = "Second", Artist = "A" }, Cancel);
        await FailAsync(first.Id);
        await FailAsync(second.Id);
        Library.Time.Advance(TimeSpan.FromMinutes(1));

        IReadOnlyList<ArtworkLookup> page = await Lookups.ListDueAsync(ArtworkOwnerKind.Track, "spotify", 1, cancellationToken: Cancel);
        await Tracks.DeleteAsync(page[0].Owner.Id, Cancel);
        IReadOnlyList<ArtworkLookup> next = await Lookups.ListDueAsync(ArtworkOwnerKind.Track, "spotify", 1, page[0], Cancel);

        Assert.Equal(second.Id, Assert.Single(next).Owner.Id);
    }

    [Fact]
    public async Task ListDueAsync_BadArguments_AreRefused()
    {
        Track track = await AddAsync();
        ArtworkLookup failed = await FailAsync(track.Id);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Lookups.ListDueAsync(ArtworkOwnerKind.Track, "spotify", 0, cancellationToken: Cancel));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Lookups.ListDueAsync(ArtworkOwnerKind.Track, "spotify", 1001, cancellationToken: Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Lookups.ListDueAsync(ArtworkOwnerKind.Track, "discogs", after: failed, cancellationToken: Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Lookups.ListDueAsync(ArtworkOwnerKind.Album, "spotify", after: failed, cancellationToken: Cancel));
    }

    [Fact]
    public async Task Rows_OfANewerVersionsKind_AreLeftOut()
    {
        Track track = await AddAsync();
        Library.Sql($"INSERT INTO track_artwork_lookups VALUES ({track.Id}, 'hologram', 'spotify', 'absent', 0, NULL, '2025-01-01 00:00:00', '2025-01-01 00:00:00')");

        Assert.Empty(await Lookups.ListDueAsync(ArtworkOwnerKind.Track, "spotify", cancellationToken: Cancel));
        Assert.Equal(1, await Lookups.ForgetAsync(ArtworkOwner.Track(track.Id), cancellationToken: Cancel));
    }

    private Task<Track> AddAsync() => Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A", Album = "Album" }, Cancel);

    private Task<ArtworkLookup> FailAsync(long trackId, string source = "spotify")
        => Lookups.ReportFailureAsync(ArtworkOwner.Track(trackId), source, "503 Service Unavailable", cancellationToken: Cancel);
}
