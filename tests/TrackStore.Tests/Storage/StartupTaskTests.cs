using Microsoft.Extensions.Logging;
using TrackStore.Storage;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Storage;

/// <summary>Startup tasks that fail, or are still running when the store is disposed.</summary>
public sealed class StartupTaskTests : IAsyncDisposable
{
    private readonly RecordingLogger<StoreDatabase> _logger = new();
    private readonly ScriptedTask _first = new();
    private readonly SecondTask _second = new();
    private readonly TestLibrary _library;

    public StartupTaskTests() => _library = new TestLibrary(register: services => services
        .AddSingleton<ILogger<StoreDatabase>>(_logger)
        .AddSingleton<IStartupTask>(_first)
        .AddSingleton<IStartupTask>(_second));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    [Fact]
    public async Task InitializeAsync_FirstTaskFails_RunsTheOthersLogsAndThrows()
    {
        var failure = new IOException("First");
        _first.Failures.Enqueue(failure);
        _second.Failures.Enqueue(new IOException("Second"));

        IOException thrown = await Assert.ThrowsAsync<IOException>(() => _library.Database.InitializeAsync(Cancel));

        Assert.Same(failure, thrown);
        Assert.Equal(1, _second.Runs);
        Assert.Equal([1005, 1005], _logger.Entries.Select(entry => entry.Id.Id));
        Assert.Contains(nameof(ScriptedTask), _logger.Entries.First().Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InitializeAsync_TaskFailedBefore_RunsItAgain()
    {
        _first.Failures.Enqueue(new IOException("First"));
        await Assert.ThrowsAsync<IOException>(() => _library.Database.InitializeAsync(Cancel));

        await _library.Database.InitializeAsync(Cancel);
        await _library.Database.InitializeAsync(Cancel);

        Assert.Equal(2, _first.Runs);
    }

    [Fact]
    public async Task InitializeAsync_DisposedAfterAFailure_RunsNothing()
    {
        _first.Failures.Enqueue(new IOException("First"));
        await Assert.ThrowsAsync<IOException>(() => _library.Database.InitializeAsync(Cancel));
        ITrackStoreDatabase database = _library.Database;
        await ((IAsyncDisposable)_library.Services).DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => database.InitializeAsync(Cancel));

        Assert.Equal(1, _first.Runs);
    }

    [Fact]
    public async Task DisposeAsync_TaskIsRunning_WaitsUntilItEnds()
    {
        var hold = new Gate();
        _first.Hold = hold;
        await _library.Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel);
        await hold.Reached;

        Task disposal = ((IAsyncDisposable)_library.Services).DisposeAsync().AsTask();
        bool hasWaited = !disposal.IsCompleted;
        hold.Open();
        await disposal;

        Assert.True(hasWaited);
        Assert.True(_first.HasEnded);
    }

    private class ScriptedTask : IStartupTask
    {
        public Queue<Exception> Failures { get; } = new();

        public int Runs { get; private set; }

        public bool HasEnded { get; private set; }

        /// <summary>Gets or sets what the task waits for, even when it is canceled; null lets it end at once.</summary>
        public Gate? Hold { get; set; }

        public async Task RunAsync(StoreDatabase database, CancellationToken cancellationToken)
        {
            Runs++;
            if (Failures.TryDequeue(out Exception? failure))
                throw failure;
            if (Hold is not null)
                await Hold.PassAsync(Cancel);
            HasEnded = true;
        }
    }

    private sealed class SecondTask : ScriptedTask;
}
