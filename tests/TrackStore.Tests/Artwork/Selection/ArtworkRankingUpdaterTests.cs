using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Artwork.Selection;

/// <summary>A ranking of artwork sources that changes between two openings of a library.</summary>
public sealed class ArtworkRankingUpdaterTests : LibraryTest
{
    [Fact]
    public async Task InitializeAsync_ChangedRanking_IsAppliedToTracksAndAlbums()
    {
        Track track = await AddAsync();

        await using TestLibrary reopened = await ReopenAsync();

        Assert.Equal("discogs", await ShownAsync(reopened, ArtworkOwner.Track(track.Id)));
        Assert.Equal("discogs", await ShownAsync(reopened, ArtworkOwner.Album(track.AlbumId!.Value)));
    }

    [Fact]
    public async Task InitializeAsync_InterruptedAtTheAlbums_ResumesThere()
    {
        Track track = await AddAsync();
        await (await ReopenAsync()).DisposeAsync();
        Library.Sql("""
            UPDATE store_settings SET value = 'album 0 discogs' WHERE key = 'artwork_ranking_position';
            UPDATE store_settings SET value = 'another' WHERE key = 'artwork_ranking';
            UPDATE track_artworks SET is_shown = (source = 'spotify');
            UPDATE album_artworks SET is_shown = (source = 'spotify');
            """);

        await using TestLibrary reopened = await ReopenAsync();

        Assert.Equal("spotify", await ShownAsync(reopened, ArtworkOwner.Track(track.Id)));
        Assert.Equal("discogs", await ShownAsync(reopened, ArtworkOwner.Album(track.AlbumId!.Value)));
    }

    private static async Task<string> ShownAsync(TestLibrary library, ArtworkOwner owner)
        => (await library.Artwork.ExplainArtworkAsync(owner, cancellationToken: Cancel)).Candidates.Single(candidate => candidate.IsShown).Source;

    private async Task<Track> AddAsync()
    {
        await Library.Database.InitializeAsync(Cancel);
        Track track = await Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A", Album = "B" }, Cancel);
        foreach ((int seed, string source) in new[] { (1, "spotify"), (2, "discogs") })
        {
            await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(seed, 100, 100), trackId: track.Id, source: source, cancellationToken: Cancel);
            await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(seed, 100, 100), albumId: track.AlbumId, source: source, cancellationToken: Cancel);
        }

        Assert.Equal("spotify", await ShownAsync(Library, ArtworkOwner.Track(track.Id)));
        return track;
    }

    private async Task<TestLibrary> ReopenAsync()
    {
        var reopened = new TestLibrary(store => store.ConfigureArtwork(options => options.SourceRanking = ["discogs"]), Library.File);
        await reopened.Database.InitializeAsync(Cancel);
        return reopened;
    }
}
