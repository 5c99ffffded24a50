using Microsoft.Extensions.DependencyInjection;

namespace TrackStore.DependencyInjection;

/// <summary>The services of an opened library. They end with it.</summary>
internal sealed class OpenedServices(ServiceProvider provider) : IDisposable, IAsyncDisposable
{
    public IServiceProvider Provider => provider;

    public void Dispose() => provider.Dispose();

    public ValueTask DisposeAsync() => provider.DisposeAsync();
}
