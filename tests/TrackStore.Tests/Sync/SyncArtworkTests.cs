using TrackStore.Tests.Artwork.Downloads.Queue;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Sync;

/// <summary>Batches of platforms' tracks with their pictures, from a real server.</summary>
public sealed class SyncArtworkTests : IAsyncDisposable
{
    private readonly DownloadFixture _fixture = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private TestLibrary Library => _fixture.Library;

    private ITrackSynchronizer Synchronizer => Library.Services.GetRequiredService<ITrackSynchronizer>();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task SyncAsync_TwelveTracksOfAnAlbum_DownloadItsCoverOnceAndAllShowIt()
    {
        _fixture.Serve("/640.jpg", seed: 1, size: 640);
        var progress = new Reports();

        SyncResult result = await SyncAsync(null, progress, [.. Enumerable.Range(1, 12).Select(i => Track(i))]);

        Track?[] tracks = await Task.WhenAll(Enumerable.Range(1, 12).Select(i => Library.Tracks.GetAsync(i, Cancel)));
        Assert.Equal((12, 1, 0, 0), (result.Counts.Added, result.Counts.ArtworkDone, result.Counts.ArtworkFailed, result.Counts.ArtworkPending));
        Assert.Equal(1, _fixture.Requests("/640.jpg"));
        Assert.All(tracks, track => Assert.True(track!.HasImage));
        Assert.Equal(1L, Library.Count("artworks"));
        Assert.Equal("spotify", (await Library.Artwork.ExplainArtworkAsync(ArtworkOwner.Album(tracks[0]!.AlbumId!.Value), cancellationToken: Cancel)).Shown?.Source);
        Assert.Contains(progress.All, counts => counts.ArtworkDone == 1);
    }

    [Fact]
    public async Task SyncAsync_SameAgain_AsksTheServerForNothing()
    {
        _fixture.Serve("/640.jpg", size: 640);
        await SyncAsync(null, null, Track(1), Track(2));
        string queue = _fixture.Queue();

        SyncResult again = await SyncAsync(null, null, Track(1), Track(2));

        Assert.Equal((2, 0), (again.Counts.Unchanged, again.Counts.ArtworkDone));
        Assert.Equal(1, _fixture.Requests("/640.jpg"));
        Assert.Equal(queue, _fixture.Queue());
    }

    [Fact]
    public async Task SyncAsync_PictureCanNotBeHad_FailsNoTrackAndIsExplained()
    {
        _fixture.Answer("/640.jpg", "503 Service Unavailable");

        SyncResult result = await SyncAsync(null, null, Track(1));

        Assert.Equal((1, 0, 1), (result.Counts.Added, result.Counts.Failed, result.Counts.ArtworkFailed));
        Assert.IsType<ArtworkLookup.Failed>(Assert.Single((await Library.Artwork.ExplainArtworkAsync(ArtworkOwner.Album(1), cancellationToken: Cancel)).Lookups));
    }

    [Fact]
    public async Task SyncAsync_TrackOnNoAlbumOrOnAnother_ShowsThePictureAlone()
    {
        _fixture.Serve("/640.jpg", size: 640);
        await SyncAsync(new SyncRunOptions { IncludeArtwork = false }, null, Track(1), Track(2) with { Album = null });
        await Library.Tracks.UpdateAsync(1, new TrackUpdate { Album = "My own compilation" }, Cancel);

        await SyncAsync(null, null, Track(1), Track(2) with { Album = null });

        Track edited = (await Library.Tracks.GetAsync(1, Cancel))!;
        Assert.Equal((true, true), (edited.HasImage, (await Library.Tracks.GetAsync(2, Cancel))!.HasImage));
        Assert.False((await Library.Albums.GetAsync(edited.AlbumId!.Value, Cancel))!.HasImage);
        Assert.Equal(1, _fixture.Requests("/640.jpg"));
    }

    [Fact]
    public async Task SyncAsync_UserChoseAnotherPicture_IsNotTouched()
    {
        _fixture.Serve("/640.jpg", size: 640);
        await SyncAsync(null, null, Track(1));
        await Library.Images.ResizeAndStoreImageAsync(Pictures.Jpeg(9, 100, 100), albumId: 1, source: Sources.User, cancellationToken: Cancel);

        await SyncAsync(null, null, Track(1) with { Artwork = [new PlatformArtwork { Url = "http://cdn.example/new.jpg", Width = 1000, Height = 1000 }] });

        Assert.Equal(Sources.User, (await Library.Artwork.ExplainArtworkAsync(ArtworkOwner.Album(1), cancellationToken: Cancel)).Shown?.Source);
    }

    [Fact]
    public async Task SyncAsync_OneTrack_DownloadsItsPictureInTheBackground()
    {
        _fixture.Serve("/640.jpg", size: 640);

        SyncItem item = await Synchronizer.SyncAsync(Track(1), Cancel);
        await _fixture.Downloads.Work.WaitAsync(Cancel);

        Assert.Equal(SyncAction.Added, item.Action);
        Assert.True((await Library.Tracks.GetAsync(item.TrackId!.Value, Cancel))!.HasImage);
    }

    [Fact]
    public async Task DownloadArtworkAsync_WhatARunLeftBehind_IsDownloadedLater()
    {
        _fixture.Answer("/640.jpg", "503 Service Unavailable");
        await SyncAsync(null, null, Track(1));
        _fixture.Serve("/640.jpg", size: 640);
        Library.Time.Advance(TimeSpan.FromDays(1));

        SyncProgress counts = await Synchronizer.DownloadArtworkAsync(cancellationToken: Cancel);

        Assert.Equal((1, 0), (counts.ArtworkDone, counts.ArtworkPending));
        Assert.True((await Library.Tracks.GetAsync(1, Cancel))!.HasImage);
    }

    [Fact]
    public async Task SyncAsync_OthersLeftCoversInTheQueue_CountsOnlyItsOwn()
    {
        Track other = await _fixture.AddTrackAsync(7);
        await _fixture.RequestAsync(other, "http://cdn.example/left.jpg", "p7");
        _fixture.Serve("/left.jpg");
        _fixture.Serve("/640.jpg", seed: 2, size: 640);
        var progress = new Reports();

        SyncResult result = await SyncAsync(null, progress, Track(1));

        Assert.Equal((1, 0, 0), (result.Counts.ArtworkDone, result.Counts.ArtworkFailed, result.Counts.ArtworkPending));
        Assert.Equal(1, _fixture.Requests("/left.jpg"));
        Assert.All(progress.All, counts => Assert.InRange(counts.ArtworkDone + counts.ArtworkFailed + counts.ArtworkPending, 0, 1));
    }

    [Fact]
    public async Task SyncAsync_BackgroundDownloadedItsCoverFirst_CountsItAllTheSame()
    {
        _fixture.Serve("/640.jpg", size: 640);
        await Library.Database.InitializeAsync(Cancel);
        var options = new SyncRunOptions { OnItem = _ => _fixture.Downloads.RunAsync(null, null, Cancel).GetAwaiter().GetResult() };

        SyncResult result = await SyncAsync(options, null, Track(1));

        Assert.Equal((1, 0, 0), (result.Counts.ArtworkDone, result.Counts.ArtworkFailed, result.Counts.ArtworkPending));
    }

    [Fact]
    public async Task SyncAsync_CoverOfAnInterruptedRunIsStillQueued_CountsAsTheRunsOwn()
    {
        // Otherwise opening the library might start the download that this run is to start.
        await Library.Database.InitializeAsync(Cancel);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        _fixture.Server["/640.jpg"] = async exchange =>
        {
            await leaving.CancelAsync();
            await exchange.WithholdAsync();
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Synchronizer.SyncAsync(new[] { Track(1) }.ToAsyncEnumerable(), cancellationToken: leaving.Token));
        _fixture.Serve("/640.jpg", size: 640);

        SyncResult result = await SyncAsync(null, null, Track(1));

        Assert.Equal((1, 1, 0), (result.Counts.Unchanged, result.Counts.ArtworkDone, result.Counts.ArtworkPending));
    }

    private static PlatformTrack Track(int number) => new()
    {
        Platform = DownloadFixture.Source,
        Id = $"id{number}",
        Title = $"Title {number}",
        Artist = "Artist",
        Album = "Album",
        Artwork =
        [
            new PlatformArtwork { Url = "http://cdn.example/64.jpg", Width = 64, Height = 64 },
            new PlatformArtwork { Url = "http://cdn.example/2000.jpg", Width = 2000, Height = 2000 },
            new PlatformArtwork { Url = "http://cdn.example/640.jpg", Width = 640, Height = 640 },
        ],
    };

    private Task<SyncResult> SyncAsync(SyncRunOptions? options, IProgress<SyncProgress>? progress, params PlatformTrack[] tracks)
        => Synchronizer.SyncAsync(tracks.ToAsyncEnumerable(), options, progress, Cancel);

    private sealed class Reports : IProgress<SyncProgress>
    {
        private readonly List<SyncProgress> _all = [];

        public IReadOnlyList<SyncProgress> All
        {
            get
            {
                lock (_all)
                    return [.. _all];
            }
        }

        public void Report(SyncProgress value)
        {
            lock (_all)
                _all.Add(value);
        }
    }
}
