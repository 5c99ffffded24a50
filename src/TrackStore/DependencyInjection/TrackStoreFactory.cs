using Microsoft.Extensions.DependencyInjection;
using TrackStore.Storage;

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

    public void Dispose()
    {
        foreach (TrackStoreLibrary library in TakeAll())
            library.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (TrackStoreLibrary library in TakeAll())
            await library.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<ITrackStoreLibrary> OpenAsync(LibraryServices services, CancellationToken cancellationToken)
    {
        var library = new TrackStoreLibrary(services.Open(host), Forget);
        try
        {
            await library.Services.GetRequiredService<StoreDatabase>().OpenAsync(cancellationToken).ConfigureAwait(false);
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
