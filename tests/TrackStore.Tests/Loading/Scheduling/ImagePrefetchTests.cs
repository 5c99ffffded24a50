using System.Runtime.CompilerServices;
using TrackStore.Loading;
using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Loading.Scheduling;

public sealed class ImagePrefetchTests : IAsyncDisposable
{
    private readonly LoaderFixture _fixture = new();

    private FakeImageRepository Images => _fixture.Images;

    private ImageLoader Loader => _fixture.Loader;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Prefetch_Rows_AreInMemoryAfterwardsWithOneQueryForEachPage()
    {
        GiveTracks(100);

        using IImagePrefetch prefetch = Loader.Prefetch(Rows(100));
        await prefetch.Completion;

        Assert.All(Rows(100), request => Assert.IsType<ImageLoadResult.Loaded>(Loader.TryGetCached(request)));
        Assert.Equal((2, 0, 100), (Images.Pages, Images.Resolves, Images.Reads));
        Assert.InRange(Images.MostRunning, 1, 2);
    }

    [Fact]
    public async Task Prefetch_Handlers_AreNotRaised()
    {
        GiveTracks(3);
        var context = new ManualSynchronizationContext();
        context.Run(() =>
        {
            Loader.ImageLoaded += (_, _) => { };
            Loader.Completed += (_, _) => { };
        });

        using IImagePrefetch prefetch = Loader.Prefetch(Rows(4));
        await prefetch.Completion;

        Assert.Equal(0, context.Waiting);
    }

    [Fact]
    public async Task Prefetch_CallerWantsTheSamePicture_ReadsItOnceAndRaisesTheCallersEvent()
    {
        GiveTracks(1);
        Gate gate = _fixture.HoldReads();
        var context = new ManualSynchronizationContext();
        context.Run(() => Loader.ImageLoaded += (_, _) => { });
        using IImagePrefetch prefetch = Loader.Prefetch(Rows(1));
        await gate.Reached;

        Task<ImageLoadResult> load = _fixture.LoadTrackAsync(1);
        gate.Open();
        await prefetch.Completion;

        Assert.IsType<ImageLoadResult.Loaded>(await load);
        Assert.Equal((1, 1), (Images.Reads, context.Waiting));
    }

    [Fact]
    public async Task Pause_PicturesLeft_StartsNoneUntilItIsResumed()
    {
        GiveTracks(10);
        Gate gate = _fixture.HoldReads();
        using IImagePrefetch prefetch = Loader.Prefetch(Rows(10));
        await LoaderFixture.UntilAsync(() => Images.Reads == 2);

        prefetch.Pause();
        gate.Open();
        await LoaderFixture.UntilAsync(() => Loader.TryGetCached(ImageRequest.ForTrack(1)) is not null && Loader.TryGetCached(ImageRequest.ForTrack(2)) is not null);
        (bool isPaused, int reads, bool isCompleted) = (prefetch.IsPaused, Images.Reads, prefetch.Completion.IsCompleted);
        prefetch.Resume();
        await prefetch.Completion;

        Assert.Equal((true, 2, false), (isPaused, reads, isCompleted));
        Assert.Equal((false, 10), (prefetch.IsPaused, Images.Reads));
    }

    [Fact]
    public async Task Pause_CallerWantsAPictureThatIsLeft_ReadsItAllTheSame()
    {
        GiveTracks(10);
        Gate gate = _fixture.HoldReads();
        using IImagePrefetch prefetch = Loader.Prefetch(Rows(10));
        await LoaderFixture.UntilAsync(() => Images.Reads == 2);
        prefetch.Pause();
        gate.Open();

        ImageLoadResult wanted = await _fixture.LoadTrackAsync(10);
        bool isCompleted = prefetch.Completion.IsCompleted;
        prefetch.Resume();
        await prefetch.Completion;

        Assert.Equal(100, wanted.Shown?.Id);
        Assert.False(isCompleted);
        Assert.Equal((1, 0, 10), (Images.Pages, Images.Resolves, Images.Reads));
    }

    [Fact]
    public async Task Pause_PictureThatIsLeftIsReplaced_ShowsTheNewOneAfterwards()
    {
        GiveTracks(10);
        Gate gate = _fixture.HoldReads();
        using IImagePrefetch prefetch = Loader.Prefetch(Rows(10));
        await LoaderFixture.UntilAsync(() => Images.Reads == 2);
        prefetch.Pause();
        gate.Open();

        Images.GiveTrack(10, imageId: 999);
        _fixture.TrackChanged(10);
        prefetch.Resume();
        await prefetch.Completion;

        Assert.Equal(999, Loader.TryGetCached(ImageRequest.ForTrack(10))?.Shown?.Id);
    }

    [Fact]
    public async Task Dispose_PageIsBeingLookedUp_CancelsIt()
    {
        GiveTracks(10);
        var gate = new Gate();
        Images.AfterPage = (_, cancellationToken) => gate.PassAsync(cancellationToken);
        IImagePrefetch prefetch = Loader.Prefetch(Rows(10));
        await gate.Reached;

        prefetch.Dispose();

        await gate.Cancelled;
        await prefetch.Completion;
        Assert.Equal((1, 0), (Images.Pages, Images.Reads));
    }

    [Fact]
    public async Task Prefetch_CallerLeavesThePicture_RaisesNoEventForHim()
    {
        GiveTracks(1);
        Gate gate = _fixture.HoldReads();
        var context = new ManualSynchronizationContext();
        context.Run(() => Loader.ImageLoaded += (_, _) => { });
        using IImagePrefetch prefetch = Loader.Prefetch(Rows(1));
        await gate.Reached;
        using var leaving = new CancellationTokenSource();
        ValueTask<ImageLoadResult> load = Loader.LoadTrackImageAsync(1, cancellationToken: leaving.Token);

        await leaving.CancelAsync();
        ImageLoadResult left = await load;
        gate.Open();
        await prefetch.Completion;

        Assert.IsType<ImageLoadResult.Canceled>(left);
        Assert.Equal(0, context.Waiting);
        Assert.NotNull(Loader.TryGetCached(ImageRequest.ForTrack(1)));
    }

    [Fact]
    public async Task Dispose_PicturesLeft_StopsThemAndCompletes()
    {
        GiveTracks(10);
        Gate gate = _fixture.HoldReads();
        IImagePrefetch prefetch = Loader.Prefetch(Rows(10));
        await gate.Reached;

        prefetch.Dispose();
        prefetch.Dispose();
        await prefetch.Completion;

        await gate.Cancelled;
        Assert.InRange(Images.Reads, 1, 2);
        Assert.Equal(0, Loader.CachedBytes);
    }

    [Fact]
    public async Task Dispose_AnotherCallerWaitsForThePicture_HeStillGetsIt()
    {
        GiveTracks(1);
        Gate gate = _fixture.HoldReads();
        IImagePrefetch prefetch = Loader.Prefetch(Rows(1));
        await gate.Reached;
        Task<ImageLoadResult> load = _fixture.LoadTrackAsync(1);

        prefetch.Dispose();
        await prefetch.Completion;
        gate.Open();

        Assert.IsType<ImageLoadResult.Loaded>(await load);
        Assert.Equal(1, Images.Reads);
    }

    [Fact]
    public async Task Prefetch_LoaderIsDisposed_CompletesEvenWhenPaused()
    {
        GiveTracks(10);
        using IImagePrefetch prefetch = Loader.Prefetch(Rows(10));
        prefetch.Pause();

        await Loader.DisposeAsync();

        await prefetch.Completion.WaitAsync(LoaderFixture.Token);
        Assert.True(prefetch.Completion.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Prefetch_EndedAndForgotten_IsNotKeptAliveByTheLoader()
    {
        GiveTracks(1);

        WeakReference forgotten = PrefetchAndForget();
        await LoaderFixture.UntilAsync(() => Loader.TryGetCached(ImageRequest.ForTrack(1)) is not null);
        for (int i = 0; i < 1_000 && forgotten.IsAlive; i++)
        {
            // What ends the prefetch may still be on its way.
            await Task.Yield();
            GC.Collect();
        }

        Assert.False(forgotten.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference PrefetchAndForget() => new(Loader.Prefetch(Rows(1)));

    private static ImageRequest[] Rows(int count) => [.. Enumerable.Range(1, count).Select(id => ImageRequest.ForTrack(id))];

    private void GiveTracks(int count)
    {
        for (int id = 1; id <= count; id++)
        {
            Images.GiveTrack(id, imageId: id * 10);
        }
    }
}
