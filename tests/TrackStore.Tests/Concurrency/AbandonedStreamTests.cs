using System.Reflection;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Concurrency;

/// <summary>
/// A stream can be left after any item, whether the store returns it or a host passes it in: it is disposed, and nothing stays open. The
/// last connection removes the log beside the file, so a log that is left would prove an open connection.
/// </summary>
public sealed class AbandonedStreamTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakePlatformClient _platform = new("discogs");
    private readonly TestLibrary _library;

    public AbandonedStreamTests() => _library = new TestLibrary(
        file: _folder.PathOf("library.db"),
        register: services => services.AddSingleton<IPlatformClient>(_platform).Configure<SyncOptions>(options => options.ChunkSize = 2));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ITrackSynchronizer Synchronizer => _library.Services.GetRequiredService<ITrackSynchronizer>();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task PreviewAsync_Left_DisposesTheHostsStream(int items)
    {
        var stream = new HostStream<PlatformTrack>(Item);

        await LeaveAsync(Synchronizer.PreviewAsync(stream, Cancel), items);

        Assert.Equal((1, 1), (stream.Opened, stream.Disposed));
        await AssertNothingIsOpenAsync();
    }

    [Fact]
    public async Task StreamsOfTheRepository_Left_LeaveNothingOpen()
    {
        for (int i = 0; i < 5; i++)
        {
            Track track = await _library.Tracks.AddAsync(new NewTrack { Title = $"T{i}", Artist = "A" }, Cancel);
            await _library.Tracks.AddPlatformInfoAsync(track.Id, "discogs", $"{i}", cancellationToken: Cancel);
            await _library.Tracks.MarkForUpdateAsync(track.Id, cancellationToken: Cancel);
            await _library.Services.GetRequiredService<ITagRepository>().AddTagsAsync(track.Id, ["set"], Cancel);
        }

        MethodInfo[] streams = [.. typeof(TrackRepositoryExtensions).GetMethods().Where(method => method.ReturnType == typeof(IAsyncEnumerable<TrackItem>))];
        Assert.Equal(3, streams.Length);
        foreach (MethodInfo method in streams)
        {
            object?[] arguments = [.. method.GetParameters().Select(parameter => parameter.ParameterType switch
            {
                { } type when type == typeof(ITrackRepository) => _library.Tracks,
                { } type when type == typeof(TrackQuery) => new TrackQuery { PageSize = 2 },
                { } type when type == typeof(string) => parameter.Name == "platform" ? "discogs" : "set",
                _ => (object?)Cancel,
            })];
            await LeaveAsync((IAsyncEnumerable<TrackItem>)method.Invoke(null, arguments)!, 1);
        }

        await AssertNothingIsOpenAsync();
    }

    [Fact]
    public async Task WatchAsync_LeftOrNeverEnumerated_LeavesNothingOpen()
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        IAsyncEnumerable<LibraryChange> left = _library.Changes.WatchAsync(Cancel);
        _ = _library.Changes.WatchAsync(leaving.Token);
        await _library.Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A" }, Cancel);

        await LeaveAsync(left, 1);
        await leaving.CancelAsync();

        await AssertNothingIsOpenAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task ImportAsync_StreamFailsOrIsCanceled_DisposesIt(int items)
    {
        await _library.Database.InitializeAsync(Cancel);
        var failing = new HostStream<NewTrack>(NewTrack, failAfter: items);
        using var canceling = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var canceled = new HostStream<NewTrack>(NewTrack, onItem: i => CancelAt(i, items, canceling));

        await Assert.ThrowsAsync<IOException>(() => _library.Tracks.ImportAsync(failing, cancellationToken: Cancel));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _library.Tracks.ImportAsync(canceled, cancellationToken: canceling.Token));

        Assert.Equal((1, 1), (failing.Disposed, canceled.Disposed));
        await AssertNothingIsOpenAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task SyncAsync_StreamFailsOrIsCanceled_DisposesIt(int items)
    {
        var failing = new HostStream<PlatformTrack>(Item, failAfter: items);
        using var canceling = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var canceled = new HostStream<PlatformTrack>(Item, onItem: i => CancelAt(i, items, canceling));

        await Assert.ThrowsAsync<IOException>(() => Synchronizer.SyncAsync(failing, cancellationToken: Cancel));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Synchronizer.SyncAsync(canceled, cancellationToken: canceling.Token));

        Assert.Equal((1, 1), (failing.Disposed, canceled.Disposed));
        await AssertNothingIsOpenAsync();
    }

    [Fact]
    public async Task SyncLibraryAsync_Canceled_DisposesThePlatformsStream()
    {
        for (int i = 0; i < 10; i++)
            _platform.Library.Add(Item(i));
        using var canceling = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        _platform.BeforeEach = (track, _) => track.Id == "5" ? canceling.CancelAsync() : Task.CompletedTask;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Synchronizer.SyncLibraryAsync("discogs", cancellationToken: canceling.Token));

        await AssertNothingIsOpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _library.DisposeAsync();
        _folder.Dispose();
    }

    private static async Task LeaveAsync<T>(IAsyncEnumerable<T> stream, int items)
    {
        await using IAsyncEnumerator<T> enumerator = stream.GetAsyncEnumerator(Cancel);
        for (int i = 0; i < Math.Max(1, items); i++)
            Assert.True(await enumerator.MoveNextAsync());
    }

    private static void CancelAt(int item, int last, CancellationTokenSource source)
    {
        if (item == last)
            source.Cancel();
    }

    private static PlatformTrack Item(int i) => new() { Platform = "discogs", Id = $"{i}", Title = $"T{i}", Artist = "A" };

    private static NewTrack NewTrack(int i) => new() { Title = $"T{i}", Artist = "A" };

    private async Task AssertNothingIsOpenAsync()
    {
        await _library.DisposeAsync();

        Assert.Equal(["library.db"], Directory.GetFiles(Path.GetDirectoryName(_library.File)!).Select(Path.GetFileName));
    }

    /// <summary>An endless stream of a host, which counts how often it is opened and disposed.</summary>
    private sealed class HostStream<T>(Func<int, T> make, int failAfter = int.MaxValue, Action<int>? onItem = null) : IAsyncEnumerable<T>
    {
        private int _opened;
        private int _disposed;

        public int Opened => _opened;

        public int Disposed => _disposed;

        public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _opened);
            try
            {
                for (int i = 0; ; i++)
                {
                    await Task.Yield();
                    if (i == failAfter)
                        throw new IOException("The host's source failed.");
                    onItem?.Invoke(i);
                    cancellationToken.ThrowIfCancellationRequested();
                    yield return make(i);
                }
            }
            finally
            {
                Interlocked.Increment(ref _disposed);
            }
        }
    }
}
