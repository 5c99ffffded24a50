using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Sync;

public sealed class RequestedIdsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SyncAsync_IdsThatStandForOthers_CountAsKnown()
    {
        var discogs = new FakePlatformClient("discogs");
        discogs.Library.AddRange(
        [
            new PlatformTrack { Platform = "discogs", Id = "7/A1", RequestedIds = ["7"], Title = "One", Artist = "Artist" },
            new PlatformTrack { Platform = "discogs", Id = "7/A2", RequestedIds = ["7", "https://discogs.example/7/A2"], Title = "Two", Artist = "Artist" },
        ]);
        await using var library = new TestLibrary(register: services => services.AddSingleton<IPlatformClient>(discogs));
        var synchronizer = library.Services.GetRequiredService<ITrackSynchronizer>();

        SyncResult result = await synchronizer.SyncAsync("discogs", ["7", "https://discogs.example/7/A2", "8"], cancellationToken: Cancel);

        Assert.Equal((2L, 1L), (result.Counts.Added, result.Counts.Failed));
        Assert.Equal("8", Assert.Single(result.Failures).PlatformId);
    }

    [Fact]
    public async Task ConfigureSync_StaleAfter_IsTheAgeThatCounts()
    {
        var spotify = new FakePlatformClient("spotify");
        spotify.Library.Add(new PlatformTrack { Platform = "spotify", Id = "1", Title = "One", Artist = "Artist" });
        await using var library = new TestLibrary(
            store => store.ConfigureSync(options => options.StaleAfter = TimeSpan.FromHours(1)),
            register: services => services.AddSingleton<IPlatformClient>(spotify));
        var synchronizer = library.Services.GetRequiredService<ITrackSynchronizer>();
        await synchronizer.SyncLibraryAsync("spotify", cancellationToken: Cancel);

        library.Time.Advance(TimeSpan.FromMinutes(59));
        SyncResult young = await synchronizer.RefreshAsync(cancellationToken: Cancel);
        library.Time.Advance(TimeSpan.FromMinutes(2));
        SyncResult old = await synchronizer.RefreshAsync(cancellationToken: Cancel);

        Assert.Equal((0L, 1L), (young.Counts.Read, old.Counts.Read));
    }
}
