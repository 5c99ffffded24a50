using TrackStore.Artwork.Downloads;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Discogs;

/// <summary>Synchronizing a Discogs collection.</summary>
public sealed class DiscogsSyncTests : IAsyncDisposable
{
    private readonly ApiServer _server = new();
    private readonly TestLibrary _library;

    public DiscogsSyncTests()
        => _library = new TestLibrary(store => store.AddDiscogs(options =>
        {
            options.UserAgent = "TrackStoreTests/1.0 +https://example.com";
            options.UserName = "example";
            options.BaseAddress = _server.Address;
        }));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SyncLibraryAsync_CollectionTwice_WritesNothingTheSecondTime()
    {
        _server.On("/users/example/collection/folders/0/releases", Samples.Page("releases", 1, 1, Samples.CopyOf(500, 1, rating: 5)));
        _server.On("/users/example/wants", Samples.Page("wants", 1, 1));
        // What changes by the hour is no change of the track.
        _server.On(
            "/releases/500",
            ApiReply.Json(Samples.Release),
            ApiReply.Json(Samples.Release.Replace("\"have\": 17", "\"have\": 18", StringComparison.Ordinal)));
        var synchronizer = _library.Services.GetRequiredService<ITrackSynchronizer>();

        SyncResult first = await synchronizer.SyncLibraryAsync("discogs", cancellationToken: Cancel);
        SyncResult again = await synchronizer.SyncLibraryAsync("discogs", cancellationToken: Cancel);

        Assert.Equal((8, 0), (first.Counts.Added, first.Counts.Failed));
        Assert.Equal((8, 0, 0), (again.Counts.Unchanged, again.Counts.Added, again.Counts.Changed));
        Track track = (await _library.Tracks.FindByPlatformAsync("discogs", "500/A1", Cancel))!;
        PlatformInfo link = Assert.Single(await _library.Tracks.GetPlatformInfoAsync(track.Id, Cancel));
        Assert.Equal(("1997", "true", "5"), (track.Year, link.MoreFields["in_collection"], link.MoreFields["collection_rating"]));
    }

    [Fact]
    public async Task PlatformData_OfCollection_CanBeAskedInSql()
    {
        _server.On("/users/example/collection/folders/0/releases", Samples.Page("releases", 1, 1, Samples.CopyOf(500, 1, rating: 5)));
        _server.On("/users/example/wants", Samples.Page("wants", 1, 1));
        _server.On("/releases/500", Samples.Release);
        await _library.Services.GetRequiredService<ITrackSynchronizer>().SyncLibraryAsync("discogs", cancellationToken: Cancel);

        object? vinyl = _library.Sql("""
            SELECT count(*) FROM track_platform_info
            WHERE platform = 'discogs' AND json_extract(platform_data, '$.collection[0].rating') >= 4
              AND EXISTS (SELECT 1 FROM json_each(platform_data, '$.release.formats') WHERE json_extract(value, '$.name') = 'Vinyl')
            """);

        Assert.Equal(8L, vinyl);
    }

    public async ValueTask DisposeAsync()
    {
        await _library.DisposeAsync();
        await _server.DisposeAsync();
    }
}
