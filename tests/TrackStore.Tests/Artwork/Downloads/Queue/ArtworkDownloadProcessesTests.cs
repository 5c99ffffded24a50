using TrackStore.Artwork.Downloads.Queue;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Artwork.Downloads.Queue;

/// <summary>Several processes that share a queue and have different options.</summary>
public sealed class ArtworkDownloadProcessesTests : IAsyncDisposable
{
    private const string Nas = "http://nas.example/a.jpg";

    private static readonly Dictionary<string, Action<ITrackStoreBuilder>> Narrow = new()
    {
        ["host"] = store => store.ConfigureDownloads(options => options.AllowedHosts = []),
        ["bytes"] = store => store.ConfigureDownloads(Allow).ConfigureArtwork(options => options.MaxBytes = 1_024),
        ["pixels"] = store => store.ConfigureDownloads(Allow).ConfigureArtwork(options => options.MaxPixels = 10_000),
    };

    private readonly DownloadFixture _fixture = new(store => store.ConfigureDownloads(Allow));

    public ArtworkDownloadProcessesTests() => _fixture.Network.Name("nas.example", ["192.168.1.5"]);

    private static CancellationToken Cancel => DownloadFixture.Cancel;

    private TestLibrary Library => _fixture.Library;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Theory]
    [InlineData("host")]
    [InlineData("bytes")]
    [InlineData("pixels")]
    public async Task InitializeAsync_OptionsRefuseAnotherProcessesCover_LeavesItForAProcessThatAcceptsIt(string limit)
    {
        Track track = await QueueAsync(Nas);
        string queued = _fixture.Queue();

        _fixture.Open(Narrow[limit]);
        await InitializeAsync();
        string left = _fixture.Queue();
        ArtworkExplanation explanation = await Library.Artwork.ExplainArtworkAsync(ArtworkOwner.Track(track.Id), cancellationToken: Cancel);
        await Library.DisposeAsync();
        _fixture.Open();
        await InitializeAsync();

        Assert.Equal(queued, left);
        Assert.Empty(explanation.Lookups);
        Assert.Equal(200, await _fixture.WidthOfAsync(ArtworkOwner.Track(track.Id)));
    }

    [Fact]
    public async Task InitializeAsync_ImageProcessorLacksTheFormat_LeavesTheCoverQueued()
    {
        await QueueAsync(Nas);
        string queued = _fixture.Queue();
        _fixture.Open();
        _fixture.Processor.OnCall = () => throw new ImageRejectedException(ImageRejection.UnsupportedFormat, "Not on this machine.");

        await InitializeAsync();

        Assert.Equal(queued, _fixture.Queue());
    }

    [Fact]
    public async Task RunAsync_OptionsRefuseAnotherProcessesCover_AsksOnceAndCountsItAsPending()
    {
        await QueueAsync(Nas);
        _fixture.Open(Narrow["bytes"]);
        await InitializeAsync();

        DownloadCounts counts = await _fixture.RunAsync();

        Assert.Equal((0L, 0L, 1L), (counts.Done, counts.Failed, counts.Pending));
        Assert.Equal(1, _fixture.Requests("/a.jpg"));
    }

    [Fact]
    public async Task RunAsync_OwnSyncRequestsTheSkippedCover_StoresTheRefusal()
    {
        Track track = await QueueAsync(Nas);
        _fixture.Open(Narrow["host"]);
        await InitializeAsync();
        await _fixture.RequestAsync(track, Nas);

        DownloadCounts counts = await _fixture.RunAsync();

        Assert.Equal((0L, 1L, 0L), (counts.Done, counts.Failed, counts.Pending));
        Assert.IsType<ArtworkLookup.Failed>(await _fixture.LookupAsync(track));
        Assert.Equal("refused", Library.Sql("SELECT state FROM artwork_downloads"));
    }

    [Fact]
    public async Task InitializeAsync_UrlItselfIsRefused_StoresTheRefusal()
    {
        Track track = await QueueAsync("http://user:secret@nas.example/a.jpg");
        _fixture.Open(Narrow["host"]);

        await InitializeAsync();

        Assert.IsType<ArtworkLookup.Failed>(await _fixture.LookupAsync(track));
        Assert.Equal("refused", Library.Sql("SELECT state FROM artwork_downloads"));
    }

    [Fact]
    public async Task InitializeAsync_ResumeOnOpenIsFalse_StartsNothing()
    {
        await QueueAsync(Nas);
        _fixture.Open(store => store.ConfigureDownloads(options => options.ResumeOnOpen = false));

        await Library.Database.InitializeAsync(Cancel);

        Assert.Same(Task.CompletedTask, _fixture.Downloads.Work);
        Assert.Empty(_fixture.Network.Lookups);
    }

    [Theory]
    [InlineData("state = 'done'")]
    [InlineData("due_at = '2026-01-01 12:00:30'")]
    public async Task RunAsync_AnotherProcessChangedTheDownloadMeanwhile_DiscardsTheFailure(string change)
    {
        Track track = await _fixture.AddTrackAsync();
        await _fixture.RequestAsync(track);
        string changed = "";
        _fixture.Server["/a.jpg"] = async exchange =>
        {
            Library.Sql($"UPDATE artwork_downloads SET {change}");
            changed = _fixture.Queue();
            await exchange.AnswerAsync("404 Not Found", []);
        };

        DownloadCounts counts = await _fixture.RunAsync();

        Assert.Equal((0L, 0L), (counts.Done, counts.Failed));
        Assert.Equal(changed, _fixture.Queue());
        Assert.Empty((await Library.Artwork.ExplainArtworkAsync(ArtworkOwner.Track(track.Id), cancellationToken: Cancel)).Lookups);
    }

    private static void Allow(ArtworkDownloadOptions options) => options.AllowedHosts = ["nas.example"];

    private async Task InitializeAsync()
    {
        await Library.Database.InitializeAsync(Cancel);
        await _fixture.Downloads.Work.WaitAsync(Cancel);
    }

    /// <summary>Queues a cover in a process that ends before it downloads it.</summary>
    private async Task<Track> QueueAsync(string url)
    {
        _fixture.Serve("/a.jpg");
        Track track = await _fixture.AddTrackAsync();
        await _fixture.RequestAsync(track, url);
        await Library.DisposeAsync();
        return track;
    }
}
