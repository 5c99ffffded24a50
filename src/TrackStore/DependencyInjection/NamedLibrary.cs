using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace TrackStore.DependencyInjection;

/// <summary>Registers a library under a name, and its services with the name as their key.</summary>
internal sealed class NamedLibrary
{
    private readonly IServiceCollection _host;
    private readonly string _name;
    private readonly Action<ITrackStoreBuilder> _configure;
    private readonly LibraryServices _library;
    private readonly HashSet<ServiceDescriptor> _forwards = [];

    private NamedLibrary(IServiceCollection host, string name, Action<ITrackStoreBuilder> configure)
    {
        _host = host;
        _name = name;
        _configure = configure;
        _library = new LibraryServices(store =>
        {
            store.Services.Configure<SqliteStoreOptions>(options => options.LibraryName = name);
            configure(store);
        });
    }

    /// <exception cref="InvalidOperationException">The library was added before with other settings.</exception>
    public static void Add(IServiceCollection services, string name, Action<ITrackStoreBuilder> configure)
    {
        NamedLibrary? known = services.Where(service => service.ServiceType == typeof(NamedLibrary) && name.Equals(service.ServiceKey))
            .Select(service => service.KeyedImplementationInstance)
            .OfType<NamedLibrary>()
            .FirstOrDefault();
        if (known is null)
            new NamedLibrary(services, name, configure).Register();
        else if (!SettingEquality.AreSame(known._configure, configure))
            throw StoreConfiguration.Refused($"The library \"{name}\"", $"services.AddTrackStore(\"{name}\", store => ...)");
    }

    private void Register()
    {
        _host.AddKeyedSingleton(_name, this);
        _host.AddKeyedSingleton<OpenedServices>(_name, (provider, _) => Open(provider));
        foreach (Type type in _library.PublicServices.Where(type => type != typeof(IPlatformClient)))
        {
            var forward = new ServiceDescriptor(
                type, _name, (provider, key) => Of(provider, key).GetRequiredService(type), ServiceLifetime.Singleton);
            if (_host.Any(service => service.ServiceType == type && _name.Equals(service.ServiceKey)))
                continue;
            _forwards.Add(forward);
            _host.Add(forward);
        }

        // The host validates its own options when it starts; those of the library are in a provider of their own.
        _host.AddOptionsWithValidateOnStart<NamedLibraryOptions>(_name);
        _host.AddSingleton<IValidateOptions<NamedLibraryOptions>>(provider => new NamedLibraryValidator(_name, () => Of(provider, _name)));
    }

    private OpenedServices Open(IServiceProvider provider)
    {
        // What the host registers with the library's name is used by the library. It is created when it is first needed, because it may
        // need the library's services itself.
        var parts = new ServiceCollection();
        int clients = 0;
        foreach (ServiceDescriptor service in _host.Where(service => _name.Equals(service.ServiceKey) && !_forwards.Contains(service)))
        {
            Type type = service.ServiceType;
            if (type == typeof(IPlatformClient))
            {
                int index = clients++;
                parts.AddSingleton(_ => provider.GetKeyedServices<IPlatformClient>(_name).ElementAt(index));
            }
            else if (LibraryServices.IsPublicService(type))
            {
                parts.Replace(ServiceDescriptor.Singleton(type, _ => provider.GetRequiredKeyedService(type, _name)));
            }
        }

        return _library.Open(provider, parts);
    }

    private static IServiceProvider Of(IServiceProvider provider, object? key)
        => provider.GetRequiredKeyedService<OpenedServices>(key).Provider;
}
