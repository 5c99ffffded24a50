using Microsoft.Extensions.DependencyInjection;

namespace TrackStore.DependencyInjection;

/// <summary>
/// Remembers which builder has configured a library, and with what. A second builder may repeat these settings; others would silently
/// replace or extend them, so they are refused.
/// </summary>
/// <param name="name">The library's name, or null for the one without a name.</param>
internal sealed class StoreConfiguration(string? name = null)
{
    private readonly List<ServiceDescriptor> _settings = [];
    private readonly List<ServiceDescriptor> _replaced = [];
    private ConfiguredServices? _owner;

    /// <summary>Returns the configuration of the library that was added to a service collection, or null.</summary>
    public static StoreConfiguration? Find(IServiceCollection services) => services
        .Where(service => service.ServiceType == typeof(StoreConfiguration))
        .Select(service => service.ImplementationInstance)
        .OfType<StoreConfiguration>()
        .FirstOrDefault();

    /// <summary>Returns whether a builder configures the library: the first one that changes something.</summary>
    public bool IsOwner(ConfiguredServices builder) => (_owner ??= builder) == builder;

    /// <summary>Records a setting of the builder that configures the library.</summary>
    public void Record(ServiceDescriptor setting) => _settings.Add(setting);

    /// <summary>Returns whether the builder that configures the library has chosen a service.</summary>
    public bool HasSetting(Type service) => _settings.Exists(known => known.ServiceType == service);

    /// <summary>Records that the builder has removed a service, which may be an earlier setting of its own.</summary>
    public void RecordRemoval(ServiceDescriptor setting)
    {
        if (_settings.Remove(setting))
            _replaced.Add(setting);
    }

    /// <summary>Checks a setting of a later builder.</summary>
    /// <returns>Whether the setting is in force. Otherwise, the builder that configures the library has replaced it by another.</returns>
    /// <exception cref="InvalidOperationException">Another builder has configured the library with other settings.</exception>
    public bool IsInForce(ServiceDescriptor setting)
    {
        if (_settings.Exists(known => SettingEquality.AreSame(known, setting)))
            return true;
        return _replaced.Exists(known => SettingEquality.AreSame(known, setting)) ? false : throw Refused(setting.ServiceType);
    }

    public InvalidOperationException Refused(Type? setting = null)
    {
        string which = setting is null ? "" : $" ({Describe(setting)})";
        (string library, string call, string advice, string other) = name is null
            ? ("TrackStore", "services.AddTrackStore(", "use a name of its own", "name")
            : ($"The library \"{name}\"", $"services.AddTrackStore(\"{name}\", ", "use another name", "another name");
        return new InvalidOperationException(
            $"{library} is configured a second time with other settings{which}, and only one of the two could win. Configure it in one "
                + $"place: {call}store => ...). For a second library, {advice}: services.AddTrackStore(\"{other}\", store => ...).");
    }

    // Options are registered as actions that configure them.
    private static string Describe(Type setting) => setting.IsGenericType ? Describe(setting.GenericTypeArguments[0]) : setting.Name;
}
