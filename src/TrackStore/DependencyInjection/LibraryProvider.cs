using Microsoft.Extensions.DependencyInjection;

namespace TrackStore.DependencyInjection;

/// <summary>
/// Resolves a named library's services, and the host's parts from the host. Registered with the library's own container, the parts would
/// be disposed by both containers, even the instances that only the host may dispose.
/// </summary>
internal sealed class LibraryProvider(IServiceProvider own, HostParts parts) : IKeyedServiceProvider, IServiceProviderIsService
{
    public object? GetService(Type serviceType)
    {
        if (serviceType == typeof(IServiceProvider) || serviceType == typeof(IServiceProviderIsService))
            return this;
        if (!parts.Provides(serviceType))
            return own.GetService(serviceType);
        if (HostParts.ElementOf(serviceType) is not { } element)
            return parts.Get(serviceType);
        if (element == typeof(IPlatformClient))
            return parts.Clients(own.GetServices<IPlatformClient>());
        var one = Array.CreateInstance(element, 1);
        one.SetValue(parts.Get(element), 0);
        return one;
    }

    public object? GetKeyedService(Type serviceType, object? serviceKey)
        => serviceKey is null ? GetService(serviceType) : ((IKeyedServiceProvider)own).GetKeyedService(serviceType, serviceKey);

    public object GetRequiredKeyedService(Type serviceType, object? serviceKey) => serviceKey is null
        ? this.GetRequiredService(serviceType)
        : ((IKeyedServiceProvider)own).GetRequiredKeyedService(serviceType, serviceKey);

    public bool IsService(Type serviceType)
        => parts.Provides(serviceType) || own.GetService<IServiceProviderIsService>()?.IsService(serviceType) == true;
}
