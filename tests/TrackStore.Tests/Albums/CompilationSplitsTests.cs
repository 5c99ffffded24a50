using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Albums;

/// <summary>Albums by several artists stay one album, however their artist is written.</summary>
public sealed class CompilationSplitsTests : LibraryTest
{
    /// <summary>The case compilation-splits with a release of Discogs and a playlist of Spotify.</summary>
    [Fact]
    public async Task SyncAsync_VariousAndVariousArtists_AreOneAlbum()
    {
        await SyncAsync(
            Item("discogs", "7/1", "One", "Lena Brandt", "Various"),
            Item("discogs", "7/2", "Two", "Kolt Verne", "Various"),
            Item("spotify", "s3", "Three", "Ines Ruiz", "Various Artists"),
            Item("spotify", "s1", "One", "Lena Brandt", "Various Artists"));

        Album? album = await Albums.FindAsync("Summer Hits 12", "VA", Cancel);

        Assert.Equal(("Various", 3), (album!.Artist, album.TrackCount));
        Assert.Equal(3, await Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));
    }

    [Fact]
    public async Task ImportAsync_ManyCompilations_JoinsEachOfThem()
    {
        const int Count = 60;
        IEnumerable<NewTrack> tracks = Enumerable.Range(1, Count).SelectMany(i => new[] { "Lena Brandt", "Kolt Verne", "Ines Ruiz" }
            .Select(artist => new NewTrack { Title = $"Song {artist} {i}", Artist = artist, Album = $"Summer Beach {i}", Year = "2011" }));

        await Tracks.ImportAsync(tracks.ToAsyncEnumerable(), cancellationToken: Cancel);

        LibraryStatistics counts = await Library.Database.GetStatisticsAsync(Cancel);
        Assert.Equal((3L * Count, (long)Count), (counts.Tracks, counts.Albums));
    }

    [Theory]
    [InlineData("V.A.")]
    [InlineData("various artists")]
    [InlineData("Verschiedene Interpreten")]
    [InlineData("Varios Artistas")]
    [InlineData("Разные исполнители")]
    public async Task AddAsync_VariousInAnyLanguage_IsTheSameAlbumArtist(string artist)
    {
        Track first = await AddAsync("One", "Various Artists");
        Track second = await AddAsync("Two", artist);

        Assert.Equal(first.AlbumId, second.AlbumId);
    }

    [Theory]
    [InlineData("Unknown Artist")]
    [InlineData("The Various")]
    [InlineData("Variety Artists")]
    public async Task AddAsync_UnknownAndOtherNames_AreNotVarious(string artist)
    {
        Track first = await AddAsync("One", "Various Artists");
        Track second = await AddAsync("Two", artist);

        Assert.NotEqual(first.AlbumId, second.AlbumId);
    }

    private Task<SyncResult> SyncAsync(params PlatformTrack[] tracks)
        => Get<ITrackSynchronizer>().SyncAsync(tracks.ToAsyncEnumerable(), cancellationToken: Cancel);

    private T Get<T>()
        where T : notnull
        => Library.Services.GetRequiredService<T>();

    private static PlatformTrack Item(string platform, string id, string title, string artist, string albumArtist) => new()
    {
        Platform = platform,
        Id = id,
        Title = title,
        Artist = artist,
        Album = "Summer Hits 12",
        AlbumArtist = albumArtist,
        Year = "2011",
        Duration = TimeSpan.FromSeconds(225),
    };

    private Task<Track> AddAsync(string title, string albumArtist)
        => Tracks.AddAsync(new NewTrack { Title = title, Artist = title, Album = "Summer Hits 12", AlbumArtist = albumArtist }, Cancel);
}
