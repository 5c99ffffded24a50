using TrackStore.Tests.Artwork.Downloads.Http;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Artwork.Downloads.Queue;

/// <summary>What happens to the queue when the next process opens the library.</summary>
public sealed class ArtworkDownloadRestartTests : IAsyncDisposable
{
    private readonly DownloadFixture _fixture = new();

    private static CancellationToken Cancel => DownloadFixture.Cancel;

    private TestLibrary Library => _fixture.Library;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task InitializeAsync_CoversQueuedBeforeTheProcessEnded_DownloadsThem()
    {
        _fixture.Serve("/a.jpg");
        _fixture.Serve("/b.jpg", seed: 2, size: 300);
        Track first = await _fixture.AddTrackAsync(1);
        Track second = await _fixture.AddTrackAsync(2);
        await _fixture.RequestAsync(first, "http://cdn.example/a.jpg");
        await _fixture.RequestAsync(second, "http://cdn.example/b.jpg", "p2");
        await Library.DisposeAsync();
        _fixture.Open();

        await InitializeAsync();

        Assert.Equal(200, await _fixture.WidthOfAsync(ArtworkOwner.Track(first.Id)));
        Assert.Equal(300, await _fixture.WidthOfAsync(ArtworkOwner.Track(second.Id)));
    }

    [Fact]
    public async Task InitializeAsync_DownloadWasUnderWayWhenTheProcessWasKilled_DownloadsItAgainWhenTheLeaseExpires()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _fixture.Server["/a.jpg"] = async exchange =>
        {
            asked.TrySetResult();
            await exchange.WithholdAsync();
        };
        Track track = await _fixture.AddTrackAsync();
        await _fixture.RequestAsync(track);
        _fixture.Downloads.Wake();
        await asked.Task.WaitAsync(Cancel);
        _fixture.Serve("/a.jpg");
        _fixture.Open();

        await InitializeAsync();
        int before = _fixture.Requests("/a.jpg");
        Library.Time.Advance(TimeSpan.FromMinutes(1));
        await _fixture.Downloads.Work;

        Assert.Equal(1, before);
        Assert.Equal(200, await _fixture.WidthOfAsync(ArtworkOwner.Track(track.Id)));
    }

    [Fact]
    public async Task InitializeAsync_RetryBecameDueWhileNothingRan_DownloadsIt()
    {
        Track track = await FailOnceAsync();
        Library.Time.Advance(TimeSpan.FromMinutes(1));

        await InitializeAsync();

        Assert.Equal(200, await _fixture.WidthOfAsync(ArtworkOwner.Track(track.Id)));
    }

    [Fact]
    public async Task InitializeAsync_RetryIsDueLater_DownloadsItThenAndNotBefore()
    {
        Track track = await FailOnceAsync();

        await InitializeAsync();
        int early = _fixture.Requests("/a.jpg");
        Library.Time.Advance(TimeSpan.FromMinutes(1));
        await _fixture.Downloads.Work.WaitAsync(Cancel);

        Assert.Equal((1, 2), (early, _fixture.Requests("/a.jpg")));
        Assert.Equal(200, await _fixture.WidthOfAsync(ArtworkOwner.Track(track.Id)));
    }

    [Fact]
    public async Task GetAsync_WithoutInitializing_ResumesTheQueueToo()
    {
        _fixture.Serve("/a.jpg");
        Track track = await _fixture.AddTrackAsync();
        await _fixture.RequestAsync(track);
        await Library.DisposeAsync();
        _fixture.Open();

        await Library.Tracks.GetAsync(track.Id, Cancel);
        await InitializeAsync();

        Assert.Equal(1, _fixture.Requests("/a.jpg"));
        Assert.Equal("done", Library.Sql("SELECT state FROM artwork_downloads"));
    }

    [Fact]
    public async Task InitializeAsync_NothingQueued_StartsNothing()
    {
        await Library.Database.InitializeAsync(Cancel);

        Assert.Same(Task.CompletedTask, _fixture.Downloads.Work);
    }

    private async Task InitializeAsync()
    {
        await Library.Database.InitializeAsync(Cancel);
        await _fixture.Downloads.Work.WaitAsync(Cancel);
    }

    /// <summary>Creates a download that failed and is due again in a minute, and reopens the library.</summary>
    private async Task<Track> FailOnceAsync()
    {
        _fixture.Answer("/a.jpg", "503 Service Unavailable");
        Track track = await _fixture.AddTrackAsync();
        await _fixture.RequestAsync(track);
        await _fixture.RunAsync();
        await Library.DisposeAsync();
        _fixture.Serve("/a.jpg");
        _fixture.Open();
        return track;
    }
}
