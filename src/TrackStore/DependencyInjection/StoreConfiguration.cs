using Microsoft.Extensions.DependencyInjection;

namespace TrackStore.DependencyInjection;

/// <summary>
/// Remembers which builder has configured the library, and with what. A second builder may repeat these settings; others would silently
/// replace or extend them, so they are refused.
/// </summary>
internal sealed class StoreConfiguration
{
    private readonly List<ServiceDescriptor> _settings = [];
    private ConfiguredServices? _owner;

    /// <summary>Returns the configuration of the library that was added to a service collection, or null.</summary>
    public static StoreConfiguration? Find(IServiceCollection services) => services
        .Where(service => service.ServiceType == typeof(StoreConfiguration))
        .Select(service => service.ImplementationInstance)
        .OfType<StoreConfiguration>()
        .FirstOrDefault();

    /// <summary>Records a setting of the builder that configures the library. Later builders may only repeat one.</summary>
    /// <returns>Whether this is a new setting.</returns>
    /// <exception cref="InvalidOperationException">Another builder has configured the library with other settings.</exception>
    public bool Record(ConfiguredServices builder, ServiceDescriptor setting)
    {
        _owner ??= builder;
        if (_owner == builder)
        {
            _settings.Add(setting);
            return true;
        }

        return _settings.Exists(known => SettingEquality.AreSame(known, setting))
            ? false
            : throw Refused("TrackStore", "services.AddTrackStore(store => ...)", setting.ServiceType);
    }

    public static InvalidOperationException Refused(string library, string call, Type? setting = null)
    {
        string which = setting is null ? "" : $" ({Describe(setting)})";
        return new InvalidOperationException(
            $"{library} is configured a second time with other settings{which}, and only one of the two could win. Configure it in one "
                + $"place: {call}. For a second library, use a name of its own: services.AddTrackStore(\"name\", store => ...).");
    }

    // Options are registered as actions that configure them.
    private static string Describe(Type setting) => setting.IsGenericType ? Describe(setting.GenericTypeArguments[0]) : setting.Name;
}
