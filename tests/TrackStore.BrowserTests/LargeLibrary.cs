using System.Globalization;
using TrackStore.Tests.Fixtures;

namespace TrackStore.BrowserTests;

/// <summary>The sample on a library of 10,000 tracks on 200 albums, of which every album has a cover of its own.</summary>
public sealed class LargeLibrary : IAsyncLifetime
{
    private const int AlbumCount = 200;
    private const int TracksOfAnAlbum = 50;

    private readonly TemporaryFolder _folder = new();

    public Site Site { get; private set; } = null!;

    /// <summary>Gets the tracks in the order of the list, by title.</summary>
    public IReadOnlyList<TrackItem> Tracks { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        if (Browser.IsMissing)
            return;
        string file = _folder.PathOf("large.db");
        Tracks = await FillAsync(file);
        Site = await Site.StartAsync("--library", file);
    }

    public async ValueTask DisposeAsync()
    {
        if (Site is not null)
            await Site.DisposeAsync();
        _folder.Dispose();
    }

    private static async Task<IReadOnlyList<TrackItem>> FillAsync(string file)
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        await using ServiceProvider services = new ServiceCollection()
            .AddTrackStore(store => store.UseSqlite(file).ConfigureArtwork(static artwork => artwork.Renditions.Large = 301))
            .BuildServiceProvider();
        ITrackRepository tracks = services.GetRequiredService<ITrackRepository>();
        IImageRepository images = services.GetRequiredService<IImageRepository>();
        await tracks.ImportAsync(Songs().ToAsyncEnumerable(), cancellationToken: cancel);
        List<TrackItem> all = await tracks.StreamAsync(new TrackQuery(), cancel).ToListAsync(cancel);
        foreach (long album in all.Select(track => track.AlbumId!.Value).Distinct())
            await images.ResizeAndStoreImageAsync(Pictures.Jpeg((int)album, 120, 120), albumId: album, cancellationToken: cancel);
        return await tracks.StreamAsync(new TrackQuery { OrderBy = TrackOrder.Title }, cancel).ToListAsync(cancel);
    }

    private static IEnumerable<NewTrack> Songs() => Enumerable.Range(0, AlbumCount * TracksOfAnAlbum).Select(number => new NewTrack
    {
        Title = string.Create(CultureInfo.InvariantCulture, $"Song {number * 7919 % 10_007:00000}"),
        Artist = string.Create(CultureInfo.InvariantCulture, $"Artist {number % AlbumCount % 40}"),
        Album = string.Create(CultureInfo.InvariantCulture, $"Album {number % AlbumCount}"),
        Duration = TimeSpan.FromSeconds(120 + (number % 300)),
    });
}
