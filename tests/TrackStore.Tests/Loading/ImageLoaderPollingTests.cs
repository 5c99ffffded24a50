using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Loading;

/// <summary>When the loader begins to look for the changes of other processes.</summary>
public sealed class ImageLoaderPollingTests : IAsyncDisposable
{
    private static readonly ImageRequest Request = ImageRequest.ForTrack(1);

    private readonly TimerCountingTime _time = new();
    private readonly TestLibrary _library;

    public ImageLoaderPollingTests() => _library = new TestLibrary(register: services => services.AddSingleton<TimeProvider>(_time));

    public static TheoryData<string, Func<IImageLoader, Task>> Uses => new()
    {
        { nameof(IImageLoader.LoadAsync), loader => loader.LoadAsync(Request, Token).AsTask() },
        { nameof(IImageLoader.LoadPageAsync), loader => loader.LoadPageAsync([Request], cancellationToken: Token) },
        { nameof(IImageLoader.Prefetch), loader => loader.Prefetch([Request]).Completion },
        { nameof(IImageLoader.Changed), loader => Subscribed(() => loader.Changed += (_, _) => { }) },
        { nameof(IImageLoader.Completed), loader => Subscribed(() => loader.Completed += (_, _) => { }) },
        { nameof(IImageLoader.TrackImageLoaded), loader => Subscribed(() => loader.TrackImageLoaded += (_, _) => { }) },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    [Fact]
    public void Resolving_IImageLoader_StartsNoTimer()
    {
        IImageLoader loader = _library.Loader;
        loader.TryGetCached(Request);

        Assert.Equal(0, _time.Timers);
    }

    [Theory]
    [MemberData(nameof(Uses), DisableDiscoveryEnumeration = true)]
    public async Task FirstUse_OfTheLoader_StartsOneTimer(string member, Func<IImageLoader, Task> use)
    {
        await _library.Database.InitializeAsync(Token);
        int before = _time.Timers;

        await use(_library.Loader);
        await use(_library.Loader);

        Assert.True(_time.Timers == before + 1, $"{member} started {_time.Timers - before} timers.");
    }

    [Fact]
    public async Task FirstUse_AfterDisposal_StartsNoTimer()
    {
        IImageLoader loader = _library.Loader;
        await ((IAsyncDisposable)loader).DisposeAsync();

        await loader.LoadAsync(Request, Token);
        loader.Changed += (_, _) => { };

        Assert.Equal(0, _time.Timers);
    }

    private static Task Subscribed(Action subscribe)
    {
        subscribe();
        return Task.CompletedTask;
    }
}
