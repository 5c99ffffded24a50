using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Tracks;

public sealed class TrackRepositoryTests : IAsyncLifetime
{
    private readonly TestLibrary _library = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ITrackRepository Tracks => _library.Tracks;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    [Fact]
    public async Task AddAsync_EveryField_IsReadBackAsGiven()
    {
        var track = new NewTrack
        {
            Title = "Windowlicker",
            Artist = "Aphex Twin",
            Album = "Windowlicker",
            Year = "1999",
            Bpm = 123.5,
            Duration = TimeSpan.FromMilliseconds(367_042),
            MusicalKey = "Gm",
            Isrc = "GBBPW9900125",
            IsAvailableLocally = true,
            LocalPath = "/music/Windowlicker.flac",
            ArtworkUrl = "https://img.example/windowlicker.jpg",
        };

        Track added = await Tracks.AddAsync(track, Cancel);
        Track? read = await Tracks.GetAsync(added.Id, Cancel);

        Assert.Equal(added, read);
        Assert.NotNull(read);
        Assert.Equal("Windowlicker", read.Title);
        Assert.Equal("Aphex Twin", read.Artist);
        Assert.Equal("Windowlicker", read.Album);
        Assert.NotNull(read.AlbumId);
        Assert.Equal("1999", read.Year);
        Assert.Equal(123.5, read.Bpm);
        Assert.Equal(TimeSpan.FromMilliseconds(367_042), read.Duration);
        Assert.Equal("Gm", read.MusicalKey);
        Assert.Equal("GBBPW9900125", read.Isrc);
        Assert.True(read.IsAvailableLocally);
        Assert.Equal("/music/Windowlicker.flac", read.LocalPath);
        Assert.Equal("https://img.example/windowlicker.jpg", read.ArtworkUrl);
        Assert.False(read.HasImage);
        Assert.Equal(_library.Time.GetUtcNow(), read.CreatedAt);
        Assert.Equal(_library.Time.GetUtcNow(), read.UpdatedAt);
    }
}
