using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace TrackStore.DependencyInjection;

/// <summary>
/// The registered services of a library that lives beside the host's own. They are in a service collection of their own, so that every
/// package works per library without knowing about names.
/// </summary>
internal sealed class LibraryServices
{
    private readonly ServiceCollection _services = [];

    public LibraryServices(Action<ITrackStoreBuilder> configure)
    {
        StoreServices.Add(_services);
        configure(new TrackStoreBuilder(_services));
    }

    /// <summary>Gets the types of the services that a host can use.</summary>
    public IEnumerable<Type> PublicServices => _services.Select(service => service.ServiceType).Where(IsPublicService).Distinct();

    public static bool IsPublicService(Type type) => !type.ContainsGenericParameters
        && (type.IsGenericType ? type.GetGenericTypeDefinition() : type).IsVisible
        && type.Assembly.GetName().Name is { } name && (name == "TrackStore" || name.StartsWith("TrackStore.", StringComparison.Ordinal));

    /// <summary>Creates the services. The database is opened by its first use.</summary>
    /// <param name="host">The host's services.</param>
    /// <param name="parts">Services of the host that the library uses.</param>
    public OpenedServices Open(IServiceProvider host, IServiceCollection? parts = null)
    {
        var services = new ServiceCollection { _services };
        foreach (ServiceDescriptor part in parts ?? new ServiceCollection())
        {
            if (part.ServiceType != typeof(IPlatformClient))
                services.RemoveAll(part.ServiceType);
            services.Add(part);
        }

        // Instances are the host's to dispose, unlike what a factory returns.
        if (host.GetService<TimeProvider>() is { } time
            && services.All(service => service.ServiceType != typeof(TimeProvider) || IsDefault(service)))
        {
            services.Replace(ServiceDescriptor.Singleton(time));
        }

        services.Replace(ServiceDescriptor.Singleton(host.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance));
        services.TryAdd(ServiceDescriptor.Singleton(typeof(ILogger<>), typeof(Logger<>)));
        if (host.GetService<IMeterFactory>() is { } meters)
            services.Replace(ServiceDescriptor.Singleton(meters));
        return new OpenedServices(services.BuildServiceProvider());
    }

    private static bool IsDefault(ServiceDescriptor time) => time.ImplementationInstance == TimeProvider.System;
}
