using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TrackStore.Storage.Hosted;

namespace TrackStore.DependencyInjection;

/// <summary>
/// The registered services of a library that lives beside the host's own. They are in a service collection of their own, so that every
/// package works per library without knowing about names.
/// </summary>
internal sealed class LibraryServices
{
    private readonly ServiceCollection _services = [];

    public LibraryServices() => StoreServices.Add(_services);

    public LibraryServices(Action<ITrackStoreBuilder> configure)
        : this()
        => configure(new TrackStoreBuilder(_services));

    public IServiceCollection Services => _services;

    public static bool IsPublicService(Type type) => !type.ContainsGenericParameters
        && (type.IsGenericType ? type.GetGenericTypeDefinition() : type).IsVisible
        && type.Assembly.GetName().Name is { } name && (name == "TrackStore" || name.StartsWith("TrackStore.", StringComparison.Ordinal));

    /// <summary>Creates the services. The database is opened by its first use.</summary>
    /// <param name="host">The host's services.</param>
    /// <param name="parts">Services of the host that the library uses.</param>
    /// <param name="moved">Services that the host owns in place of the library.</param>
    public OpenedServices Open(IServiceProvider host, HostParts? parts = null, IReadOnlySet<ServiceDescriptor>? moved = null)
    {
        var services = new ServiceCollection();
        foreach (ServiceDescriptor service in _services.Where(service => moved?.Contains(service) != true))
            services.Add(parts is null ? service : parts.Connect(service));

        // Instances are the host's to dispose, unlike what a factory returns.
        if (host.GetService<TimeProvider>() is { } time
            && services.All(service => service.ServiceType != typeof(TimeProvider) || IsDefault(service)))
        {
            services.Replace(ServiceDescriptor.Singleton(time));
        }

        services.Replace(ServiceDescriptor.Singleton(new HostServices(host)));
        services.Replace(ServiceDescriptor.Singleton(host.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance));
        services.TryAdd(ServiceDescriptor.Singleton(typeof(ILogger<>), typeof(Logger<>)));
        if (host.GetService<IMeterFactory>() is { } meters)
            services.Replace(ServiceDescriptor.Singleton(meters));
        return new OpenedServices(services.BuildServiceProvider(), parts);
    }

    private static bool IsDefault(ServiceDescriptor time) => time.ImplementationInstance == TimeProvider.System;
}
