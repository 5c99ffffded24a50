using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using TrackStore.Loading;
using TrackStore.Storage;
using TrackStore.Storage.Changes;
using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Loading.Cache;

public sealed class ImageLoaderInvalidationTests : IAsyncDisposable
{
    private readonly LoaderFixture _fixture = new();

    private FakeImageRepository Images => _fixture.Images;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Committed_TrackGotAnotherPicture_TheNextLoadShowsIt()
    {
        Images.GiveTrack(1, imageId: 10);
        await _fixture.LoadTrackAsync(1);
        await _fixture.LoadTrackAsync(1, ImageSize.Large);
        Images.GiveTrack(1, imageId: 20);

        _fixture.TrackChanged(1);

        Assert.Null(_fixture.Loader.TryGetCached(ImageRequest.ForTrack(1)));
        Assert.Null(_fixture.Loader.TryGetCached(ImageRequest.ForTrack(1, ImageSize.Large)));
        Assert.Equal(20, (await _fixture.LoadedTrackAsync(1)).Image.Id);
    }

    [Fact]
    public async Task Committed_OtherTrackChanged_NothingIsForgotten()
    {
        Images.GiveTrack(1, imageId: 10);
        await _fixture.LoadTrackAsync(1);

        _fixture.TrackChanged(2);

        Assert.NotNull(_fixture.Loader.TryGetCached(ImageRequest.ForTrack(1)));
    }

    [Fact]
    public async Task Committed_AlbumChanged_ForgetsTheAlbumItsTracksAndAllAbsentTracks()
    {
        Images.GiveAlbum(5, imageId: 10);
        Images.PutInAlbum(1, 5);
        Images.GiveAlbum(6, imageId: 20);
        Images.PutInAlbum(2, 6);
        Images.GiveTrack(3, imageId: 30);
        Images.PutInAlbum(3, 5);
        await Task.WhenAll(_fixture.LoadAlbumAsync(5), _fixture.LoadAlbumAsync(6), _fixture.LoadAlbumAsync(7));
        await Task.WhenAll(_fixture.LoadTrackAsync(1), _fixture.LoadTrackAsync(2), _fixture.LoadTrackAsync(3), _fixture.LoadTrackAsync(4));

        _fixture.AlbumChanged(5);

        Assert.Equal([false, true, true], IsCached(ImageRequest.ForAlbum(5), ImageRequest.ForAlbum(6), ImageRequest.ForAlbum(7)));
        Assert.Equal(
            [false, true, true, false],
            IsCached(ImageRequest.ForTrack(1), ImageRequest.ForTrack(2), ImageRequest.ForTrack(3), ImageRequest.ForTrack(4)));
    }

    [Fact]
    public async Task Committed_TrackLostItsPicture_FallsBackToTheAlbums()
    {
        Images.GiveTrack(1, imageId: 10);
        Images.GiveAlbum(5, imageId: 20);
        Images.PutInAlbum(1, 5);
        await _fixture.LoadTrackAsync(1);
        Images.TakeFromTrack(1);

        _fixture.TrackChanged(1);

        Assert.Equal(ArtworkOwner.Album(5), (await _fixture.LoadedTrackAsync(1)).FoundAt);
    }

    [Fact]
    public async Task Committed_AlbumThatTheTrackNoLongerShows_LeavesTheTrackAlone()
    {
        Images.PutInAlbum(1, 5);
        Images.GiveAlbum(5, imageId: 10);
        Images.PutInAlbum(2, 6);
        await _fixture.LoadTrackAsync(1);
        await _fixture.LoadTrackAsync(2);
        Images.GiveTrack(1, imageId: 20);
        Images.GiveTrack(2, imageId: 30);
        _fixture.Changes.Publish(new ArtworkChange([1, 2], []));
        await _fixture.LoadTrackAsync(1);
        await _fixture.LoadTrackAsync(2);

        _fixture.Changes.Publish(new ArtworkChange([], [5, 6]));

        Assert.Equal([true, true], IsCached(ImageRequest.ForTrack(1), ImageRequest.ForTrack(2)));
    }

    [Fact]
    public async Task Invalidate_TrackOrAlbum_ForgetsAsACommitDoes()
    {
        Images.GiveAlbum(5, imageId: 10);
        Images.PutInAlbum(1, 5);
        await _fixture.LoadTrackAsync(1);
        _fixture.Loader.Invalidate(ArtworkOwner.Track(1));
        bool[] afterTrack = IsCached(ImageRequest.ForTrack(1));
        await _fixture.LoadTrackAsync(1);

        _fixture.Loader.Invalidate(ArtworkOwner.Album(5));

        Assert.Equal([false], afterTrack);
        Assert.Equal([false], IsCached(ImageRequest.ForTrack(1)));
    }

    [Fact]
    public async Task LoadAsync_GivenWhileAbsenceIsFound_AbsenceIsNeverDelivered()
    {
        Images.PutInAlbum(1, 5);
        Gate gate = _fixture.HoldResolves();
        Task<ImageLoadResult> call = _fixture.LoadTrackAsync(1);
        await gate.Reached;

        Images.GiveAlbum(5, imageId: 20);
        _fixture.AlbumChanged(5);
        gate.Open();

        Assert.Equal(20, Assert.IsType<ImageLoadResult.Loaded>(await call).Image.Id);
    }

    [Fact]
    public async Task LoadAsync_AlbumReplacedWhileATrackReadsIt_ReadsAgain()
    {
        Images.PutInAlbum(1, 5);
        Images.GiveAlbum(5, imageId: 10);
        Gate gate = _fixture.HoldReads();
        Task<ImageLoadResult> call = _fixture.LoadTrackAsync(1);
        await gate.Reached;

        Images.GiveAlbum(5, imageId: 20);
        _fixture.AlbumChanged(5);
        gate.Open();

        Assert.Equal(20, Assert.IsType<ImageLoadResult.Loaded>(await call).Image.Id);
        Assert.Equal(2, Images.Resolves);
        Assert.Equal([true], IsCached(ImageRequest.ForTrack(1)));
    }

    [Fact]
    public async Task LoadAsync_AlbumChangesWhileATrackWithoutFallbackIsRead_DoesNotReadAgain()
    {
        Images.PutInAlbum(1, 5);
        Gate gate = _fixture.HoldResolves();
        Task<ImageLoadResult> call = _fixture.LoadAsync(ImageRequest.ForTrack(1) with { Fallback = ImageFallback.None });
        await gate.Reached;

        _fixture.AlbumChanged(5);
        gate.Open();

        Assert.IsType<ImageLoadResult.Absent>(await call);
        Assert.Equal(1, Images.Resolves);
    }

    [Fact]
    public async Task LoadAsync_OtherAlbumReplacedMeanwhile_DoesNotReadAgain()
    {
        Images.PutInAlbum(1, 5);
        Images.GiveAlbum(5, imageId: 10);
        Gate gate = _fixture.HoldReads();
        Task<ImageLoadResult> call = _fixture.LoadTrackAsync(1);
        await gate.Reached;

        _fixture.AlbumChanged(6);
        _fixture.TrackChanged(2);
        gate.Open();
        await call;

        Assert.Equal(1, Images.Resolves);
        Assert.NotNull(_fixture.Loader.TryGetCached(ImageRequest.ForTrack(1)));
    }

    [Fact]
    public async Task LoadAsync_ClearedMeanwhile_ReadsAgain()
    {
        Images.GiveTrack(1, imageId: 10);
        Gate gate = _fixture.HoldResolves();
        Task<ImageLoadResult> call = _fixture.LoadTrackAsync(1);
        await gate.Reached;

        _fixture.Loader.Clear();
        gate.Open();
        await call;

        Assert.Equal(2, Images.Resolves);
    }

    [Fact]
    public async Task LoadAsync_BytesGoneInBetween_ResolvesAgain()
    {
        Images.GiveTrack(1, imageId: 10);
        Images.DeleteContent(10);
        Images.AfterRead = (imageId, _) =>
        {
            Images.GiveTrack(1, imageId: 20);
            return Task.CompletedTask;
        };

        ImageLoadResult.Loaded loaded = await _fixture.LoadedTrackAsync(1);

        Assert.Equal(20, loaded.Image.Id);
        Assert.Equal((2, 2), (Images.Resolves, Images.Reads));
    }

    [Fact]
    public async Task LoadAsync_ChangesAtEveryAttempt_IsDeliveredAfterFiveButNotRemembered()
    {
        Images.GiveTrack(1, imageId: 10);
        Images.AfterResolve = (_, _) =>
        {
            _fixture.TrackChanged(1);
            return Task.CompletedTask;
        };

        ImageLoadResult.Loaded loaded = await _fixture.LoadedTrackAsync(1);

        Assert.Equal(10, loaded.Image.Id);
        Assert.Equal((5, 1), (Images.Resolves, Images.Reads));
        Assert.Equal([false], IsCached(ImageRequest.ForTrack(1)));
    }

    [Fact]
    public async Task LoadAsync_FailedWhileTheTrackChanged_IsNotRemembered()
    {
        Images.AfterResolve = (_, _) =>
        {
            _fixture.TrackChanged(1);
            throw new InvalidOperationException("broken");
        };
        ImageLoadResult failed = await _fixture.LoadTrackAsync(1);
        Images.AfterResolve = (_, _) => Task.CompletedTask;

        ImageLoadResult next = await _fixture.LoadTrackAsync(1);

        Assert.IsType<ImageLoadResult.Failed>(failed);
        Assert.IsType<ImageLoadResult.Absent>(next);
        Assert.Equal(2, Images.Resolves);
    }

    [Fact]
    public async Task LoadAsync_JoinedAfterAChangeWhileTheEventsOfTheReadAreRaised_GetsTheNewPicture()
    {
        Task<ImageLoadResult>? late = null;
        Images.GiveTrack(1, imageId: 10);
        ContextSwitch.Run(new InlineContext(), () => _fixture.Loader.TrackImageLoaded += (_, loaded) =>
        {
            if (late is null)
            {
                Images.GiveTrack(1, imageId: 20);
                _fixture.TrackChanged(1);
                late = _fixture.LoadTrackAsync(1);
            }
        });

        await _fixture.LoadTrackAsync(1);

        Assert.Equal(20, Assert.IsType<ImageLoadResult.Loaded>(await late!).Image.Id);
    }

    [Fact]
    public async Task Dispose_ThenCommitted_TheLoaderIsNotToldAnyMore()
    {
        // The changes outlive the loader. A subscription that remained would keep it alive.
        WeakReference disposed = await MakeAndDisposeAsync();
        for (int i = 0; i < 1_000 && disposed.IsAlive; i++)
        {
            await Task.Yield();
            GC.Collect();
        }

        Assert.False(disposed.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<WeakReference> MakeAndDisposeAsync()
    {
        // The meter would keep the loader's gauges, and with them the loader.
        using var telemetry = new LoaderTelemetry(_fixture.Time);
        var environment = new LoaderEnvironment(Options.Create(new ImageLoaderOptions()), _fixture.Time, telemetry, _fixture.Loggers);
        var loader = new ImageLoader(
            new RepositoryRenditionReader(Images),
            _fixture.Changes,
            poller: null,
            new PlaceholderResolver(provider: null, environment),
            environment);
        await loader.LoadTrackImageAsync(1, cancellationToken: LoaderFixture.Token);
        await loader.DisposeAsync();
        return new WeakReference(loader);
    }

    private bool[] IsCached(params ImageRequest[] requests) => [.. requests.Select(request => _fixture.Loader.TryGetCached(request) is not null)];

    // A host's context may run what is posted at once, inside the read that raises the event.
    private sealed class InlineContext : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => d(state);
    }
}
