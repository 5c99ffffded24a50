using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Loading;

public sealed class LoaderTelemetryTests : IAsyncDisposable
{
    private const string Prefix = "trackstore.image_loader.";

    private readonly LoaderFixture _fixture = new(new ImageLoaderOptions { MaxConcurrentReads = 1 });

    private FakeMeterFactory Meters => _fixture.Meters;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Meter_HitsMissesAndJoinedReads_AreCounted()
    {
        _fixture.Images.GiveTrack(1, imageId: 10);
        Gate gate = _fixture.HoldReads();
        Task<ImageLoadResult> first = _fixture.LoadTrackAsync(1);
        await gate.Reached;
        Task<ImageLoadResult> joined = _fixture.LoadTrackAsync(1);
        gate.Open();
        await Task.WhenAll(first, joined);

        await _fixture.LoadTrackAsync(1);
        _fixture.Loader.TryGetCached(ImageRequest.ForTrack(1));
        _fixture.Loader.TryGetCached(ImageRequest.ForTrack(2));

        Assert.Equal((2, 1, 1), (Meters.Sum(Prefix + "hits"), Meters.Sum(Prefix + "misses"), Meters.Sum(Prefix + "coalesced")));
    }

    [Fact]
    public async Task Meter_QueueAndCache_AreObserved()
    {
        _fixture.Images.GiveTrack(1, imageId: 10, length: 1_000);
        Gate gate = _fixture.HoldReads();
        Task<ImageLoadResult> reading = _fixture.LoadTrackAsync(1);
        await gate.Reached;
        Task<ImageLoadResult> waiting = _fixture.LoadTrackAsync(2);
        await LoaderFixture.UntilAsync(() => _fixture.Loader.QueueLength == 1);

        Meters.Observe();
        gate.Open();
        await Task.WhenAll(reading, waiting);
        Meters.Observe();

        Assert.Equal([1, 0], ValuesOf("queue.length"));
        Assert.Equal([0, 1_000 + 256 + 256], ValuesOf("cache.size"));
    }

    [Fact]
    public async Task Meter_Stages_AreTimedByTheClock()
    {
        _fixture.Images.GiveTrack(1, imageId: 10);
        _fixture.Images.AfterResolve = (_, _) => Advance(TimeSpan.FromSeconds(2));
        _fixture.Images.AfterRead = (_, _) => Advance(TimeSpan.FromSeconds(3));

        await _fixture.LoadTrackAsync(1);

        Assert.Equal(
            [("resolve", 2d), ("read", 3d)],
            Meters.Measured.Where(measured => measured.Name == Prefix + "stage.duration").Select(measured => (measured.Stage!, measured.Value)));

        Task Advance(TimeSpan time)
        {
            _fixture.Time.Advance(time);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task ActivitySource_Stages_AreTracedWithTheirFailure()
    {
        ConcurrentQueue<Activity> ended = new();
        string marker = Guid.NewGuid().ToString();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "TrackStore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        _fixture.Images.GiveTrack(1, imageId: 10);
        _fixture.Images.AfterRead = (_, _) => throw new InvalidOperationException(marker);

        await _fixture.LoadTrackAsync(1);

        Assert.Contains(ended, activity => activity is { OperationName: "TrackStore.resolve", Status: ActivityStatusCode.Unset });
        Assert.Equal("TrackStore.read", Assert.Single(ended, activity => activity.StatusDescription == marker).OperationName);
    }

    [Fact]
    public async Task AddTrackStore_HostHasAMeterFactory_UsesIt()
    {
        using var meters = new FakeMeterFactory();
        await using var library = new TestLibrary(register: services => services.AddSingleton<IMeterFactory>(meters));

        await library.Loader.LoadTrackImageAsync(1, cancellationToken: LoaderFixture.Token);

        Assert.Equal("TrackStore", Assert.Single(meters.Created).Name);
        Assert.Equal(1, meters.Sum(Prefix + "misses"));
    }

    private double[] ValuesOf(string name)
        => [.. Meters.Measured.Where(measured => measured.Name == Prefix + name && measured.Stage == "read").Select(measured => measured.Value)];
}
