using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Sync;

/// <summary>A library with one scripted platform, whose tracks come in transactions of ten.</summary>
public abstract class SynchronizerTest : LibraryTest
{
    private protected SynchronizerTest()
        : this(new FakePlatformClient("spotify"))
    {
    }

    private SynchronizerTest(FakePlatformClient platform)
        : base(new TestLibrary(
            register: services => services.AddSingleton<IPlatformClient>(platform).Configure<SyncOptions>(options => options.ChunkSize = 10)))
        => Platform = platform;

    private protected FakePlatformClient Platform { get; }

    private protected ITrackSynchronizer Synchronizer => Library.Services.GetRequiredService<ITrackSynchronizer>();

    private protected static IEnumerable<PlatformTrack> Tracks25() => Enumerable.Range(1, 25).Select(Track);

    private protected static PlatformTrack Track(int number) => new()
    {
        Platform = "spotify",
        Id = $"id{number}",
        Title = $"Title {number}",
        Artist = "Artist",
        Album = "Album",
        Year = "1997",
        Duration = TimeSpan.FromSeconds(100 + number),
    };

    private protected Task<SyncResult> SyncAsync(params PlatformTrack[] tracks) => SyncAsync(new SyncRunOptions(), tracks);

    private protected Task<SyncResult> SyncAsync(SyncRunOptions options, params PlatformTrack[] tracks)
        => Synchronizer.SyncAsync(tracks.ToAsyncEnumerable(), options, cancellationToken: Cancel);

    private protected string Dump(TestLibrary? library = null) => string.Join('\n', new[]
    {
        "SELECT group_concat(id || title || artist || coalesce(album_id, '') || coalesce(year, '') || edit_version || updated_at, '|') FROM tracks",
        "SELECT group_concat(track_id || platform || platform_id || coalesce(fields, '') || needs_update, '|') FROM track_platform_info",
        "SELECT group_concat(id || title || artist, '|') FROM albums",
        "SELECT group_concat(track_id || genre_id || source || is_effective, '|') FROM track_genres",
        "SELECT count(*) FROM track_fields",
    }.Select(sql => (library ?? Library).Sql(sql)?.ToString()));
}
