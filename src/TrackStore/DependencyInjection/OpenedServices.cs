using Microsoft.Extensions.DependencyInjection;

namespace TrackStore.DependencyInjection;

/// <summary>The services of an opened library. They end with it, except the host's parts.</summary>
internal sealed class OpenedServices(ServiceProvider own, HostParts? parts = null) : IDisposable, IAsyncDisposable
{
    public IServiceProvider Provider { get; } = parts is null ? own : parts.Over(own);

    /// <summary>Creates a service that the caller owns.</summary>
    public object Create(ServiceDescriptor service) => service.ImplementationFactory is { } factory
        ? factory(Provider)
        : ActivatorUtilities.CreateInstance(Provider, service.ImplementationType!);

    public void Dispose() => own.Dispose();

    public ValueTask DisposeAsync() => own.DisposeAsync();
}
