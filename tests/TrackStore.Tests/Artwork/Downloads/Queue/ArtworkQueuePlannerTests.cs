using TrackStore.Artwork.Downloads.Queue;
using TrackStore.Tests.Artwork.Downloads.Http;

namespace TrackStore.Tests.Artwork.Downloads.Queue;

/// <summary>What is queued, and what is not.</summary>
public sealed class ArtworkQueuePlannerTests : IAsyncDisposable
{
    private readonly DownloadFixture _fixture = new();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task EnqueueAsync_SameBatchTwice_ChangesNothing()
    {
        Track first = await _fixture.AddTrackAsync(1);
        Track second = await _fixture.AddTrackAsync(2);
        bool[] isNew = await BatchAsync();
        string queued = _fixture.Queue();

        bool[] isNewAgain = await BatchAsync();

        Assert.Equal([true, true, true, false], isNew);
        Assert.Equal([false, false, false, false], isNewAgain);
        Assert.Equal(queued, _fixture.Queue());

        async Task<bool[]> BatchAsync() =>
        [
            await _fixture.RequestAsync(first, "http://cdn.example/1.jpg", "p1"),
            await _fixture.RequestAlbumAsync(first, "http://cdn.example/1.jpg", "p1"),
            await _fixture.RequestAsync(second, "http://cdn.example/2.jpg", "p2"),
            await _fixture.RequestAlbumAsync(second, "http://cdn.example/2.jpg", "p2"),
        ];
    }

    [Fact]
    public async Task EnqueueAsync_SameAddressForSeveral_IsOneDownload()
    {
        Track track = await _fixture.AddTrackAsync();

        await _fixture.RequestAsync(track);
        await _fixture.RequestAlbumAsync(track);

        Assert.Equal((1L, 2L), (_fixture.Library.Count("artwork_downloads"), _fixture.Library.Count("artwork_download_targets")));
    }

    [Fact]
    public async Task EnqueueAsync_SameTrackNamesAnotherAddress_ReplacesIt()
    {
        Track track = await _fixture.AddTrackAsync();
        await _fixture.RequestAsync(track, "http://cdn.example/old.jpg");

        bool isNew = await _fixture.RequestAsync(track, "http://cdn.example/new.jpg");

        Assert.True(isNew);
        Assert.Equal("http://cdn.example/new.jpg", _fixture.Library.Sql("SELECT group_concat(url) FROM artwork_downloads"));
    }

    [Fact]
    public async Task EnqueueAsync_TrackThatNamedTheAlbumsAddressIsUnlinked_LetsAnotherReplaceIt()
    {
        Track first = await _fixture.AddTrackAsync(1);
        Track second = await _fixture.AddTrackAsync(2);
        await _fixture.RequestAlbumAsync(first, "http://cdn.example/1.jpg", "p1");
        await _fixture.Library.Tracks.RemovePlatformInfoAsync(first.Id, DownloadFixture.Source, cancellationToken: DownloadFixture.Cancel);

        bool isNew = await _fixture.RequestAlbumAsync(second, "http://cdn.example/2.jpg", "p2");

        Assert.True(isNew);
        Assert.Equal("http://cdn.example/2.jpg", _fixture.Library.Sql("SELECT group_concat(url) FROM artwork_downloads"));
    }

    [Fact]
    public async Task EnqueueAsync_NothingAtTheAlbumsAddresses_TakesTheNextAndDoesNotGoRound()
    {
        Track first = await _fixture.AddTrackAsync(1);
        Track second = await _fixture.AddTrackAsync(2);
        await _fixture.RequestAlbumAsync(first, "http://cdn.example/1.jpg", "p1");
        await _fixture.RunAsync();
        bool isNew = await _fixture.RequestAlbumAsync(second, "http://cdn.example/2.jpg", "p2");
        await _fixture.RunAsync();

        bool goesRound = await _fixture.RequestAlbumAsync(first, "http://cdn.example/1.jpg", "p1");

        Assert.True(isNew);
        Assert.False(goesRound);
        Assert.Equal((1, 1), (_fixture.Requests("/1.jpg"), _fixture.Requests("/2.jpg")));
    }

    [Fact]
    public async Task EnqueueAsync_PictureOfThatAddressIsShown_NeedsNoDownload()
    {
        Track track = await _fixture.AddTrackAsync();
        await _fixture.Library.Images.ResizeAndStoreImageAsync(
            FetcherFixture.Picture, track.Id, source: DownloadFixture.Source, sourceUrl: "http://cdn.example/a.jpg", cancellationToken: DownloadFixture.Cancel);

        bool isNew = await _fixture.RequestAsync(track);

        Assert.False(isNew);
        Assert.Equal(0, _fixture.Library.Count("artwork_downloads"));
    }

    [Fact]
    public async Task EnqueueAsync_AddressThatWasDownloaded_IsLinkedWithoutDownload()
    {
        _fixture.Serve("/a.jpg");
        Track first = await _fixture.AddTrackAsync(1);
        Track second = await _fixture.AddTrackAsync(2);
        await _fixture.RequestAsync(first);
        await _fixture.RunAsync();

        bool isNew = await _fixture.RequestAsync(second, namedBy: "p2");
        int width = await _fixture.WidthOfAsync(ArtworkOwner.Track(second.Id));
        DownloadCounts counts = await _fixture.RunAsync();

        Assert.True(isNew);
        Assert.Equal(200, width);
        Assert.Equal(new DownloadCounts(0, 0, 0), counts);
        Assert.Equal((1, 1), (_fixture.Requests("/a.jpg"), _fixture.Processor.Calls));
    }

    [Fact]
    public async Task EnqueueAsync_DownloadedPictureIsGone_DownloadsItAgain()
    {
        _fixture.Serve("/a.jpg");
        Track first = await _fixture.AddTrackAsync(1);
        Track second = await _fixture.AddTrackAsync(2);
        await _fixture.RequestAsync(first);
        await _fixture.RunAsync();
        await _fixture.Library.Images.DeleteImagesAsync(ArtworkOwner.Track(first.Id), DownloadFixture.Cancel);

        await _fixture.Library.SweepAsync(DownloadFixture.Cancel);
        bool isNew = await _fixture.RequestAsync(second, namedBy: "p2");
        DownloadCounts counts = await _fixture.RunAsync();

        Assert.True(isNew);
        Assert.Equal(1, counts.Done);
        Assert.Equal(200, await _fixture.WidthOfAsync(ArtworkOwner.Track(second.Id)));
    }

    [Fact]
    public async Task EnqueueAsync_AddressKnownAsAbsent_TellsTheNewTrackSo()
    {
        Track first = await _fixture.AddTrackAsync(1);
        Track second = await _fixture.AddTrackAsync(2);
        await _fixture.RequestAsync(first);
        await _fixture.RunAsync();

        bool isNew = await _fixture.RequestAsync(second, namedBy: "p2");

        Assert.False(isNew);
        Assert.IsType<ArtworkLookup.KnownAbsent>(await _fixture.LookupAsync(second));
    }
}
