using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TrackStore.Storage;
using TrackStore.Storage.Sqlite;

namespace TrackStore.DependencyInjection;

/// <inheritdoc cref="ITrackStoreFactory"/>
internal sealed class TrackStoreFactory(IServiceProvider host) : ITrackStoreFactory, IDisposable, IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly HashSet<TrackStoreLibrary> _open = [];
    private bool _isDisposed;

    public Task<ITrackStoreLibrary> OpenAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return OpenAsync(store => store.UseSqlite(path), cancellationToken);
    }

    public Task<ITrackStoreLibrary> OpenAsync(Action<ITrackStoreBuilder> configure, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(configure);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var services = new LibraryServices(configure);
        return Task.Run(() => OpenAsync(services, cancellationToken), cancellationToken);
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    public async ValueTask DisposeAsync()
    {
        // All are closed, also when one of them fails. A single failure is thrown as it is.
        Task closing = Task.WhenAll(TakeAll().Select(library => library.DisposeAsync().AsTask()));
        await closing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (closing.Exception is { InnerExceptions.Count: > 1 } errors)
            throw errors;
        await closing.ConfigureAwait(false);
    }

    private async Task<ITrackStoreLibrary> OpenAsync(LibraryServices services, CancellationToken cancellationToken)
    {
        var library = new TrackStoreLibrary(services.Open(host), Forget);
        try
        {
            await library.Services.GetRequiredService<StoreDatabase>().OpenAsync(cancellationToken).ConfigureAwait(false);
            library.File = SqliteLocation.Of(library.Services.GetRequiredService<IOptions<SqliteStoreOptions>>().Value).File;
            lock (_gate)
            {
                ObjectDisposedException.ThrowIf(_isDisposed, this);
                _open.Add(library);
            }

            return library;
        }
        catch
        {
            await library.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private void Forget(TrackStoreLibrary library)
    {
        lock (_gate)
            _open.Remove(library);
    }

    private TrackStoreLibrary[] TakeAll()
    {
        lock (_gate)
        {
            _isDisposed = true;
            return [.. _open];
        }
    }
}
