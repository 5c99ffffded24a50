using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Artwork.Selection;

/// <summary>The picture that lists show is stored with each track, and must always be the one that the links say.</summary>
public sealed class ShownArtworkTests : IAsyncLifetime
{
    // The old rule: the track's own front picture or the choice of none, else the picture of its album.
    private const string Wrong = """
        SELECT group_concat(t.id || ': ' || coalesce(t.shown_artwork_id, 'none') || ' instead of ' || coalesce(r.artwork_id, 'none'), char(10))
        FROM tracks t JOIN (
            SELECT t.id, CASE WHEN own.source IS NOT NULL THEN own.artwork_id ELSE album.artwork_id END AS artwork_id
            FROM tracks t
            LEFT JOIN track_artworks own ON own.track_id = t.id AND own.kind = 'front' AND own.is_shown
            LEFT JOIN album_artworks album ON album.album_id = t.album_id AND album.kind = 'front' AND album.is_shown) r ON r.id = t.id
        WHERE t.shown_artwork_id IS NOT r.artwork_id
        """;

    private const int Operations = 120;

    private readonly TestLibrary _library = new(store => store.ConfigureArtwork(options =>
    {
        options.SourceRanking = ["discogs", "spotify"];
        options.KeepOriginals = true;
    }));

    private readonly byte[][] _pictures = [.. Enumerable.Range(1, 4).Select(seed => Pictures.Jpeg(seed, 20 * seed, 20 * seed))];
    private readonly List<long> _tracks = [];
    private Random _random = new(1);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _library.Database.InitializeAsync(Cancel);

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    [Theory]
    [InlineData(20261126)]
    [InlineData(7)]
    public async Task ShownArtwork_AfterRandomOperations_IsWhatTheLinksSay(int seed)
    {
        _random = new Random(seed);
        for (int i = 0; i < 6; i++)
            await AddTrackAsync(i);

        for (int i = 0; i < Operations; i++)
        {
            string operation = await RunAsync(_random.Next(11));

            Assert.True(_library.Sql(Wrong) is DBNull, $"After {operation}, number {i}: {_library.Sql(Wrong)}");
        }

        Assert.NotEqual(0L, _library.Sql("SELECT count(DISTINCT shown_artwork_id) FROM tracks"));
    }

    [Fact]
    public async Task ShownArtwork_AlbumWithManyTracks_FollowsItsPicture()
    {
        for (int i = 0; i < 30; i++)
            await _library.Tracks.AddAsync(new NewTrack { Title = $"T{i}", Artist = "A", Album = "Album 0" }, Cancel);
        long albumId = (await _library.Tracks.GetAsync(1, Cancel))!.AlbumId!.Value;
        await _library.Images.ResizeAndStoreImageAsync(_pictures[1], trackId: 2, source: "discogs", cancellationToken: Cancel);

        await _library.Images.ResizeAndStoreImageAsync(_pictures[0], albumId: albumId, source: "discogs", cancellationToken: Cancel);
        long follow = (long)_library.Sql("SELECT count(*) FROM tracks t JOIN albums a ON a.id = t.album_id WHERE t.shown_artwork_id = a.artwork_id")!;
        await _library.Images.DeleteImagesAsync(ArtworkOwner.Album(albumId), Cancel);

        Assert.Equal(29, follow);
        Assert.Equal(1L, _library.Sql("SELECT count(shown_artwork_id) FROM tracks"));
    }

    private async Task<string> RunAsync(int operation)
    {
        long trackId = _tracks[_random.Next(_tracks.Count)];
        long? albumId = (await _library.Tracks.GetAsync(trackId, Cancel))!.AlbumId;
        ArtworkOwner owner = albumId is { } known && _random.Next(2) == 0 ? ArtworkOwner.Album(known) : ArtworkOwner.Track(trackId);
        string source = _random.Next(3) switch { 0 => "discogs", 1 => "spotify", _ => Sources.User };
        switch (operation)
        {
            case 0 or 1 or 2:
                await _library.Images.ResizeAndStoreImageAsync(_pictures[_random.Next(_pictures.Length)], owner.TrackId, owner.AlbumId, source, cancellationToken: Cancel);
                return $"storing {source} for {owner}";
            case 3:
                await _library.Artwork.ChooseNoArtworkAsync(owner, cancellationToken: Cancel);
                return $"choosing none for {owner}";
            case 4:
                await _library.Artwork.RevertArtworkChoiceAsync(owner, cancellationToken: Cancel);
                return $"reverting {owner}";
            case 5:
                await _library.Artwork.RemoveArtworkAsync(owner, source, cancellationToken: Cancel);
                return $"removing {source} of {owner}";
            case 6:
                await _library.Images.DeleteImagesAsync(owner, Cancel);
                return $"deleting the pictures of {owner}";
            case 7 or 8:
                string? album = _random.Next(4) is var number and < 3 ? $"Album {number}" : null;
                await _library.Tracks.UpdateAsync(trackId, new TrackUpdate { Album = album }, Cancel);
                return $"moving track {trackId} to {album}";
            case 9:
                await _library.Tracks.DeleteAsync(trackId, Cancel);
                _tracks.Remove(trackId);
                await AddTrackAsync(_random.Next(100));
                return $"deleting track {trackId}";
            default:
                await using (var other = new TestLibrary(
                    store => store.ConfigureArtwork(options => options.Renditions.Quality = _random.Next(60, 95)), _library.File))
                {
                    await other.Services.GetRequiredService<IArtworkMaintenance>().RerenderAsync(cancellationToken: Cancel);
                }

                return "rerendering";
        }
    }

    private async Task AddTrackAsync(int number)
        => _tracks.Add((await _library.Tracks.AddAsync(new NewTrack { Title = $"T{number}", Artist = "A", Album = $"Album {number % 3}" }, Cancel)).Id);
}
