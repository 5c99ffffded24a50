using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Hosting;

/// <summary>A host with a library on its own SQLite file, and a clock that the test controls.</summary>
internal sealed class HostedLibrary : IAsyncDisposable
{
    private readonly TemporaryFolder? _ownFolder;
    private readonly RecordingLoggerFactory _logs = new();
    private bool _isStarted;

    /// <param name="configure">Configures the library.</param>
    /// <param name="name">The library's name, or null for none.</param>
    /// <param name="file">The file of another library, or null for a new one.</param>
    /// <param name="register">Registers services of the host before the library.</param>
    public HostedLibrary(
        Action<ITrackStoreBuilder> configure,
        string? name = null,
        string? file = null,
        Action<IServiceCollection>? register = null)
    {
        if (file is null)
            _ownFolder = new TemporaryFolder();
        File = file ?? _ownFolder!.PathOf("library.db");
        HostApplicationBuilder builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(_logs));
        register?.Invoke(builder.Services);
        if (name is null)
            builder.Services.AddTrackStore(Configure);
        else
            builder.Services.AddTrackStore(name, Configure);
        Host = builder.Build();

        void Configure(ITrackStoreBuilder store)
        {
            store.UseSqlite(File);
            configure(store);
        }
    }

    public string File { get; }

    public ObservedTime Time { get; } = new();

    public IHost Host { get; }

    /// <summary>Gets the events of hosted work, in order.</summary>
    public IEnumerable<(int Id, string Message, Exception? Error)> Events => _logs.Logger.Entries
        .Where(entry => entry.Id.Id is >= 8000 and < 8100)
        .Select(entry => (entry.Id.Id, entry.Message, entry.Error));

    public async Task StartAsync()
    {
        await Host.StartAsync(TestContext.Current.CancellationToken);
        _isStarted = true;
    }

    public Task StopAsync() => Host.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_isStarted)
            await Host.StopAsync(CancellationToken.None);
        await ((IAsyncDisposable)Host).DisposeAsync();
        _ownFolder?.Dispose();
    }
}
