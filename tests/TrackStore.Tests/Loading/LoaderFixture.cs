using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using TrackStore.Loading;
using TrackStore.Storage;
using TrackStore.Storage.Changes;
using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Loading;

/// <summary>A loader with everything around it faked.</summary>
internal sealed class LoaderFixture : IAsyncDisposable
{
    public LoaderFixture(ImageLoaderOptions? options = null, IPlaceholderProvider? placeholders = null)
    {
        Environment = EnvironmentOf(options ?? new ImageLoaderOptions());
        Loader = new ImageLoader(
            new RepositoryRenditionReader(Images), Changes, poller: null, new PlaceholderResolver(placeholders, Environment), Environment);
    }

    public FakeImageRepository Images { get; } = new();

    public ArtworkChanges Changes { get; } = new();

    public FakeMeterFactory Meters { get; } = new();

    public bool IsMemoryShort { get; set; }

    public FakeTimeProvider Time { get; } = new();

    public RecordingLoggerFactory Loggers { get; } = new();

    public RecordingLogger<object> Logger => Loggers.Logger;

    public LoaderEnvironment Environment { get; }

    public ImageLoader Loader { get; }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public LoaderEnvironment EnvironmentOf(ImageLoaderOptions options)
        => new(Options.Create(options), Time, new LoaderTelemetry(Time, Meters), Loggers, () => IsMemoryShort);

    public Task<ImageLoadResult> LoadAsync(ImageRequest request, ImageRequestOptions options = default) => Loader.LoadAsync(request, options, Token).AsTask();

    public Task<ImageLoadResult> LoadTrackAsync(long trackId, ImageSize size = ImageSize.Thumbnail)
        => Loader.LoadTrackImageAsync(trackId, size, Token).AsTask();

    public Task<ImageLoadResult> LoadAlbumAsync(long albumId) => Loader.LoadAlbumImageAsync(albumId, cancellationToken: Token).AsTask();

    public async Task<ImageLoadResult.Loaded> LoadedTrackAsync(long trackId)
        => Assert.IsType<ImageLoadResult.Loaded>(await LoadTrackAsync(trackId));

    public void TrackChanged(long trackId) => Changes.Publish(new ArtworkChange([trackId], []));

    public void AlbumChanged(long albumId) => Changes.Publish(new ArtworkChange([], [albumId]));

    /// <summary>Waits until the thread pool has had several chances to call the handlers of all events raised so far.</summary>
    public async Task HandlersCalledAsync()
    {
        for (int i = 0; i < 3; i++)
        {
            var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            EventHandler<ImageChange> hear = (_, _) => heard.TrySetResult();
            Loader.Changed += hear;
            AlbumChanged(long.MaxValue);
            await heard.Task.WaitAsync(Token);
            Loader.Changed -= hear;
        }
    }

    public Gate HoldResolves()
    {
        var gate = new Gate();
        Images.AfterResolve = (_, cancellationToken) => gate.PassAsync(cancellationToken);
        return gate;
    }

    public Gate HoldReads()
    {
        var gate = new Gate();
        Images.AfterRead = (_, cancellationToken) => gate.PassAsync(cancellationToken);
        return gate;
    }

    /// <summary>Yields to other work until a condition holds.</summary>
    public static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Loader.DisposeAsync();
        Meters.Dispose();
    }
}
