using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Genres;

public sealed class GenreTests : LibraryTest
{
    [Fact]
    public async Task SetTrackGenresAsync_SeveralSources_ShowTheBestRankedAndKeepAll()
    {
        Track track = await AddAsync(["IDM"]);

        await Tracks.SetTrackGenresAsync(track.Id, ["Electronica"], "bandcamp", Cancel);
        IReadOnlyList<TrackGenre> withSpotify = await Tracks.SetTrackGenresAsync(track.Id, ["Braindance", "IDM"], "Spotify", Cancel);
        IReadOnlyList<TrackGenre> withUser = await Tracks.SetTrackGenresAsync(track.Id, ["Drill'n'Bass"], cancellationToken: Cancel);

        Assert.Equal(
            [("Braindance", "spotify", true), ("IDM", "spotify", true), ("Electronica", "bandcamp", false), ("IDM", "base", false)],
            withSpotify.Select(g => (g.Name, g.Source, g.IsEffective)));
        Assert.Equal(["Drill'n'Bass"], withUser.Where(g => g.IsEffective).Select(g => g.Name));
        Assert.Equal(5, withUser.Count);
    }

    [Fact]
    public async Task SetTrackGenresAsync_EmptyList_FallsBackToTheNextSource()
    {
        Track track = await AddAsync(["IDM"]);
        await Tracks.SetTrackGenresAsync(track.Id, ["Techno"], "discogs", Cancel);

        IReadOnlyList<TrackGenre> genres = await Tracks.SetTrackGenresAsync(track.Id, [], "discogs", Cancel);

        TrackGenre genre = Assert.Single(genres);
        Assert.Equal(("IDM", "base", true), (genre.Name, genre.Source, genre.IsEffective));
    }

    [Fact]
    public async Task SetTrackGenresAsync_OtherSpelling_IsTheSameGenre()
    {
        Track one = await AddAsync(["Música Electrónica"]);
        Track two = await AddAsync(["MUSICA  electronica", "Hip\u2010Hop", "hip-hop"]);

        IReadOnlyList<TrackGenre> genres = await Tracks.GetGenresAsync(two.Id, Cancel);

        Assert.Equal(["Música Electrónica", "Hip\u2010Hop"], genres.Select(g => g.Name));
        Assert.Equal(2, Library.Count("genres"));
        Assert.Single(await Tracks.GetGenresAsync(one.Id, Cancel));
    }

    [Fact]
    public async Task SetTrackGenresAsync_RankingOption_Decides()
    {
        await using var library = new TestLibrary(store => store.Configure(options => options.FieldRanking[TrackField.Genres] = ["Spotify", "discogs"]));
        Track track = await library.Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A" }, Cancel);

        await library.Tracks.SetTrackGenresAsync(track.Id, ["From Discogs"], "discogs", Cancel);
        IReadOnlyList<TrackGenre> genres = await library.Tracks.SetTrackGenresAsync(track.Id, ["From Spotify"], "spotify", Cancel);

        Assert.Equal(["From Spotify"], genres.Where(g => g.IsEffective).Select(g => g.Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u0301")]
    public async Task SetTrackGenresAsync_EmptyName_IsRefusedUnlessItIsVisible(string name)
    {
        Track track = await AddAsync([]);

        if (name.Length == 0)
            await Assert.ThrowsAsync<ArgumentException>(() => Tracks.SetTrackGenresAsync(track.Id, ["IDM", name], cancellationToken: Cancel));
        else
            Assert.Equal(2, (await Tracks.SetTrackGenresAsync(track.Id, ["IDM", name], cancellationToken: Cancel)).Count);
    }

    [Fact]
    public async Task SetTrackGenresAsync_OneNameIsBad_ChangesNothing()
    {
        Track track = await AddAsync(["IDM"]);

        await Assert.ThrowsAsync<ArgumentException>(() => Tracks.SetTrackGenresAsync(track.Id, ["Techno", "bad\0name"], "base", Cancel));

        Assert.Equal(["IDM"], (await Tracks.GetGenresAsync(track.Id, Cancel)).Select(g => g.Name));
    }

    private Task<Track> AddAsync(string[] genres) => Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A", Genres = genres }, Cancel);
}
