using TrackStore.Artwork.Downloads.Queue;
using TrackStore.Tests.Artwork.Downloads.Http;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Artwork.Downloads.Queue;

/// <summary>Downloads that are interrupted, and subjects that change meanwhile.</summary>
public sealed class ArtworkDownloadResumeTests : IAsyncDisposable
{
    private readonly DownloadFixture _fixture = new();

    private static CancellationToken Cancel => DownloadFixture.Cancel;

    private TestLibrary Library => _fixture.Library;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task RunAsync_Unreachable_ChangesNothingAndResumesLater()
    {
        Track track = await _fixture.AddTrackAsync();
        await _fixture.RequestAsync(track, "http://unknown.example/a.jpg");
        string queued = _fixture.Queue();

        DownloadCounts counts = await _fixture.RunAsync();
        string left = _fixture.Queue();
        ArtworkExplanation explanation = await Library.Artwork.ExplainArtworkAsync(ArtworkOwner.Track(track.Id), cancellationToken: Cancel);
        _fixture.Network.Name("unknown.example", [FetcherFixture.PublicAddress]);
        _fixture.Serve("/a.jpg");
        Library.Time.Advance(TimeSpan.FromMinutes(1));
        await _fixture.Downloads.Work;

        Assert.Equal(new DownloadCounts(0, 0, 1), counts);
        Assert.Equal(queued, left);
        Assert.Empty(explanation.Lookups);
        Assert.Equal(200, await _fixture.WidthOfAsync(ArtworkOwner.Track(track.Id)));
    }

    [Fact]
    public async Task RunAsync_HostWasUnreachable_ContactsItAgainAtOnce()
    {
        Track track = await _fixture.AddTrackAsync();
        await _fixture.RequestAsync(track, "http://unknown.example/a.jpg");
        DownloadCounts first = await _fixture.RunAsync();
        _fixture.Network.Name("unknown.example", [FetcherFixture.PublicAddress]);
        _fixture.Serve("/a.jpg");

        DownloadCounts second = await _fixture.RunAsync();

        Assert.Equal((new DownloadCounts(0, 0, 1), new DownloadCounts(1, 0, 0)), (first, second));
        Assert.Equal(200, await _fixture.WidthOfAsync(ArtworkOwner.Track(track.Id)));
    }

    [Fact]
    public async Task RunAsync_OneHostUnreachable_TheOthersPicturesCome()
    {
        _fixture.Serve("/b.jpg");
        Track first = await _fixture.AddTrackAsync(1);
        Track second = await _fixture.AddTrackAsync(2);
        await _fixture.RequestAsync(first, "http://unknown.example/a.jpg");
        await _fixture.RequestAsync(second, "http://cdn.example/b.jpg", "p2");

        DownloadCounts counts = await _fixture.RunAsync();

        Assert.Equal(new DownloadCounts(1, 0, 1), counts);
        Assert.Equal(200, await _fixture.WidthOfAsync(ArtworkOwner.Track(second.Id)));
    }

    [Fact]
    public async Task RunAsync_CancelledInTheMiddle_LosesNothing()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _fixture.Server["/a.jpg"] = async exchange =>
        {
            await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n");
            asked.TrySetResult();
            await exchange.WithholdAsync();
        };
        Track track = await _fixture.AddTrackAsync();
        await _fixture.RequestAsync(track);
        string queued = _fixture.Queue();
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        Task<DownloadCounts> run = _fixture.Downloads.RunAsync(null, null, leaving.Token);
        await asked.Task.WaitAsync(Cancel);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        string left = _fixture.Queue();
        _fixture.Serve("/a.jpg");
        DownloadCounts counts = await _fixture.RunAsync();

        Assert.Equal(queued, left);
        Assert.Equal(new DownloadCounts(1, 0, 0), counts);
        Assert.Equal(200, await _fixture.WidthOfAsync(ArtworkOwner.Track(track.Id)));
    }

    [Fact]
    public async Task DisposeAsync_DownloadUnderWay_EndsAndLeavesItQueued()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _fixture.Server["/a.jpg"] = async exchange =>
        {
            asked.TrySetResult();
            await exchange.WithholdAsync();
        };
        await _fixture.RequestAsync(await _fixture.AddTrackAsync());
        string queued = _fixture.Queue();
        ArtworkDownloadWorker downloads = _fixture.Downloads;
        downloads.Wake();
        await asked.Task.WaitAsync(Cancel);

        await Library.DisposeAsync();

        Assert.True(downloads.Work.IsCompletedSuccessfully);
        Assert.Equal(queued, _fixture.Queue());
    }

    [Fact]
    public async Task DisposeAsync_CallersRunHasNotEnded_WaitsForIt()
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var hold = new ManualResetEventSlim();
        _fixture.Serve("/a.jpg");
        await _fixture.RequestAsync(await _fixture.AddTrackAsync());
        Task<DownloadCounts> run = _fixture.RunAsync(_ =>
        {
            reached.SetResult();
            hold.Wait(Cancel);
        });
        await reached.Task.WaitAsync(Cancel);

        Task disposal = Library.DisposeAsync().AsTask();
        bool hasWaited = !disposal.IsCompleted;
        hold.Set();
        await disposal;

        Assert.True(hasWaited);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    [Fact]
    public async Task Wake_FailedDownload_IsTriedAgainByItselfWhenItIsDue()
    {
        _fixture.Answer("/a.jpg", "503 Service Unavailable");
        Track track = await _fixture.AddTrackAsync();
        await _fixture.RequestAsync(track);
        _fixture.Downloads.Wake();
        await _fixture.Downloads.Work;
        _fixture.Serve("/a.jpg");

        Library.Time.Advance(TimeSpan.FromMinutes(1));
        await _fixture.Downloads.Work;

        Assert.Equal(200, await _fixture.WidthOfAsync(ArtworkOwner.Track(track.Id)));
    }

    [Fact]
    public async Task RunAsync_TrackDeletedMeanwhile_IsDroppedWithoutRequest()
    {
        _fixture.Serve("/a.jpg");
        Track track = await _fixture.AddTrackAsync();
        await _fixture.RequestAsync(track);
        await Library.Tracks.DeleteAsync(track.Id, Cancel);

        DownloadCounts counts = await _fixture.RunAsync();

        Assert.Equal(new DownloadCounts(0, 0, 0), counts);
        Assert.Empty(_fixture.Server.Requests);
        Assert.Equal((0L, 0L), (Library.Count("artwork_downloads"), Library.Count("artwork_download_targets")));
    }

    [Fact]
    public async Task RunAsync_AddressThatNobodyHasNamedForLong_IsForgottenByALaterProcess()
    {
        Track track = await _fixture.AddTrackAsync();
        await _fixture.RequestAsync(track);
        await _fixture.RunAsync();
        await Library.Tracks.DeleteAsync(track.Id, Cancel);
        long remembered = Library.Count("artwork_downloads");
        _fixture.Open();
        Library.Time.Advance(TimeSpan.FromDays(31));

        await _fixture.RunAsync();

        Assert.Equal((1L, 0L), (remembered, Library.Count("artwork_downloads")));
    }

    [Fact]
    public async Task RunAsync_AddressThatNobodyHasNamedForLong_IsForgottenByAProcessThatRunsOn()
    {
        Track track = await _fixture.AddTrackAsync();
        await _fixture.RequestAsync(track);
        await _fixture.RunAsync();
        await Library.Tracks.DeleteAsync(track.Id, Cancel);
        long remembered = Library.Count("artwork_downloads");
        Library.Time.Advance(TimeSpan.FromDays(31));

        await _fixture.RunAsync();

        Assert.Equal((1L, 0L), (remembered, Library.Count("artwork_downloads")));
    }

    [Fact]
    public async Task RunAsync_TrackDeletedDuringTheDownload_GivesThePictureToTheOthers()
    {
        Track first = await _fixture.AddTrackAsync(1);
        Track second = await _fixture.AddTrackAsync(2);
        await _fixture.RequestAsync(first);
        await _fixture.RequestAsync(second, namedBy: "p2");
        _fixture.Server["/a.jpg"] = async exchange =>
        {
            await Library.Tracks.DeleteAsync(first.Id, Cancel);
            await exchange.AnswerAsync("200 OK", FetcherFixture.Picture);
        };

        DownloadCounts counts = await _fixture.RunAsync();

        Assert.Equal(1, counts.Done);
        Assert.Equal(200, await _fixture.WidthOfAsync(ArtworkOwner.Track(second.Id)));
        Assert.Equal(1, Library.Count("artwork_download_targets"));
    }

    [Fact]
    public async Task RunAsync_TooManyRequestsForOne_LeavesTheWholeHostAlone()
    {
        Track first = await _fixture.AddTrackAsync(1);
        Track second = await _fixture.AddTrackAsync(2);
        _fixture.Answer("/1.jpg", "429 Too Many Requests", "Retry-After: 120");
        _fixture.Serve("/2.jpg");
        await _fixture.RequestAsync(first, "http://cdn.example/1.jpg");
        await _fixture.RunAsync();
        await _fixture.RequestAsync(second, "http://cdn.example/2.jpg", "p2");
        DownloadCounts early = await _fixture.RunAsync();
        int asked = _fixture.Server.Requests.Count;

        Library.Time.Advance(TimeSpan.FromSeconds(120));
        await _fixture.Downloads.Work;

        Assert.Equal((new DownloadCounts(0, 0, 1), 1), (early, asked));
        Assert.Equal(200, await _fixture.WidthOfAsync(ArtworkOwner.Track(second.Id)));
    }

    [Fact]
    public async Task RunAsync_UserChosePicture_LeavesTheChoice()
    {
        _fixture.Serve("/a.jpg");
        Track track = await _fixture.AddTrackAsync();
        await Library.Images.ResizeAndStoreImageAsync(Pictures.Jpeg(9, 90, 90), track.Id, source: Sources.User, cancellationToken: Cancel);
        await _fixture.RequestAsync(track);

        await _fixture.RunAsync();

        ArtworkExplanation explanation = await Library.Artwork.ExplainArtworkAsync(ArtworkOwner.Track(track.Id), cancellationToken: Cancel);
        Assert.Equal((ArtworkRule.ChosenByUser, Sources.User), (explanation.Rule, explanation.Shown?.Source));
        Assert.Contains(explanation.Candidates, candidate => candidate.Source == DownloadFixture.Source);
    }

    [Fact]
    public async Task RunAsync_AlbumsPictureIsReplaced_ChosenOneStays()
    {
        _fixture.Serve("/old.jpg", seed: 1, size: 200);
        _fixture.Serve("/new.jpg", seed: 2, size: 300);
        Track pinned = await _fixture.AddTrackAsync(1);
        Track other = await _fixture.AddTrackAsync(2);
        await _fixture.RequestAlbumAsync(pinned, "http://cdn.example/old.jpg");
        await _fixture.RunAsync();
        await Library.Fields.UsePlatformAsync(pinned.Id, DownloadFixture.Source, [TrackField.Artwork], Cancel);
        await _fixture.RequestAlbumAsync(pinned, "http://cdn.example/new.jpg");

        await _fixture.RunAsync();

        Assert.Equal(200, await _fixture.WidthOfAsync(ArtworkOwner.Track(pinned.Id)));
        Assert.Equal(ArtworkRule.ChosenByUser, (await Library.Artwork.ExplainArtworkAsync(ArtworkOwner.Track(pinned.Id), cancellationToken: Cancel)).Rule);
        Assert.Empty((await Library.Artwork.ExplainArtworkAsync(ArtworkOwner.Track(other.Id), cancellationToken: Cancel)).Candidates);
        Assert.Equal(300, await _fixture.WidthOfAsync(ArtworkOwner.Album(pinned.AlbumId!.Value)));
        Assert.Equal(2, Library.Count("artworks"));
    }
}
