using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace TrackStore.DependencyInjection;

/// <summary>Registers a library under a name, and its services with the name as their key.</summary>
internal sealed class NamedLibrary
{
    private readonly IServiceCollection _host;
    private readonly string _name;
    private readonly LibraryServices _library = new();
    private readonly StoreConfiguration _configuration;
    private readonly HashSet<ServiceDescriptor> _forwards = [];
    private readonly HashSet<ServiceDescriptor> _clients = [];

    private NamedLibrary(IServiceCollection host, string name)
    {
        _host = host;
        _name = name;
        _configuration = new StoreConfiguration(name);
        _library.Services.Configure<SqliteStoreOptions>(options => options.LibraryName = name);
    }

    /// <exception cref="InvalidOperationException">The library was added before with other settings.</exception>
    public static void Add(IServiceCollection services, string name, Action<ITrackStoreBuilder> configure)
    {
        NamedLibrary? known = services.Where(service => service.ServiceType == typeof(NamedLibrary) && name.Equals(service.ServiceKey))
            .Select(service => service.KeyedImplementationInstance)
            .OfType<NamedLibrary>()
            .FirstOrDefault();
        NamedLibrary library = known ?? new NamedLibrary(services, name);
        var host = new LibraryHost(services, name, provider => Of(provider, name).Provider);
        new ConfiguredServices(library._library.Services, library._configuration, host).Configure(configure);
        if (known is null)
            library.Register();
        library.Forward();
    }

    private void Register()
    {
        _host.AddKeyedSingleton(_name, this);
        _host.AddKeyedSingleton<OpenedServices>(_name, (provider, _) => Open(provider));

        // The host validates its own options when it starts; those of the library are in a provider of their own.
        _host.AddOptionsWithValidateOnStart<NamedLibraryOptions>(_name);
        _host.AddSingleton<IValidateOptions<NamedLibraryOptions>>(
            provider => new NamedLibraryValidator(_name, () => Of(provider, _name).Provider));
    }

    private void Forward()
    {
        foreach (ServiceDescriptor service in _library.Services.Where(service => !service.IsKeyedService))
        {
            Type type = service.ServiceType;
            if (type == typeof(IPlatformClient) && _clients.Add(service))
                Forward(type, service, provider => Of(provider, _name).Create(service));
            else if (LibraryServices.IsPublicService(type) && !_host.Any(known => known.ServiceType == type && HasName(known)))
                Forward(type, Last(type), provider => Of(provider, _name).Provider.GetRequiredService(type));
        }
    }

    private void Forward(Type type, ServiceDescriptor service, Func<IServiceProvider, object> factory)
    {
        // The host disposes what a factory returns, but an instance belongs to whoever has registered it.
        ServiceDescriptor forward = service.ImplementationInstance is { } instance
            ? new(type, _name, instance)
            : new(type, _name, (provider, _) => factory(provider), ServiceLifetime.Singleton);
        _forwards.Add(forward);
        _host.Add(forward);
    }

    // The clients are the host's, so that it can list them all and each has one owner.
    private OpenedServices Open(IServiceProvider provider)
    {
        HashSet<Type> types = [.. _host.Where(service => HasName(service) && !_forwards.Contains(service)
            && LibraryServices.IsPublicService(service.ServiceType)).Select(service => service.ServiceType)];
        types.Add(typeof(IPlatformClient));
        return _library.Open(provider, new HostParts(provider, _name, types), _clients);
    }

    private ServiceDescriptor Last(Type type) => _library.Services.Last(service => service.ServiceType == type && !service.IsKeyedService);

    private bool HasName(ServiceDescriptor service) => _name.Equals(service.ServiceKey);

    private static OpenedServices Of(IServiceProvider provider, string name) => provider.GetRequiredKeyedService<OpenedServices>(name);
}
