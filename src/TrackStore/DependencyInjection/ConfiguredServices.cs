using System.Collections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace TrackStore.DependencyInjection;

/// <summary>
/// The service collection of a builder, which lets <see cref="StoreConfiguration"/> judge everything that is added. A builder that doesn't
/// configure the library changes nothing: what it repeats is there already, so its removals are ignored.
/// </summary>
internal sealed class ConfiguredServices(
    IServiceCollection services,
    StoreConfiguration configuration,
    ILibraryHost host) : IServiceCollection
{
    private readonly List<ServiceDescriptor> _outdated = [];
    private bool _isConfiguring;

    public int Count => services.Count;

    public bool IsReadOnly => services.IsReadOnly;

    public ServiceDescriptor this[int index]
    {
        get => services[index];
        set
        {
            if (!IsWanted(value))
                return;
            configuration.RecordRemoval(services[index]);
            services[index] = value;
        }
    }

    public TrackStoreBuilder NewBuilder() => new(this, host);

    /// <summary>Runs a host's settings.</summary>
    /// <exception cref="InvalidOperationException">Another builder has configured the library with other settings.</exception>
    public void Configure(Action<ITrackStoreBuilder> configure)
    {
        // Settings that replace each other can only be judged at the end.
        _isConfiguring = true;
        configure(NewBuilder());
        _isConfiguring = false;
        if (_outdated is [{ } setting, ..])
            throw configuration.Refused(setting.ServiceType);
    }

    /// <summary>Adds a service unless there is one. A later builder must choose the same one.</summary>
    /// <exception cref="InvalidOperationException">Another builder has chosen another service.</exception>
    public void TryAddChoice(ServiceDescriptor item)
    {
        if (configuration.IsOwner(this) ? configuration.HasSetting(item.ServiceType) : !IsWanted(item))
            return;
        configuration.Record(item);
        services.TryAdd(item);
    }

    public void Add(ServiceDescriptor item)
    {
        if (IsWanted(item))
            services.Add(item);
    }

    public void Insert(int index, ServiceDescriptor item)
    {
        if (IsWanted(item))
            services.Insert(index, item);
    }

    public void Clear()
    {
        for (int i = Count - 1; i >= 0; i--)
            RemoveAt(i);
    }

    public bool Contains(ServiceDescriptor item) => services.Contains(item);

    public void CopyTo(ServiceDescriptor[] array, int arrayIndex) => services.CopyTo(array, arrayIndex);

    public int IndexOf(ServiceDescriptor item) => services.IndexOf(item);

    public bool Remove(ServiceDescriptor item)
    {
        if (!services.Contains(item) || !configuration.IsOwner(this))
            return false;
        configuration.RecordRemoval(item);
        return services.Remove(item);
    }

    public void RemoveAt(int index)
    {
        if (!configuration.IsOwner(this))
            return;
        configuration.RecordRemoval(services[index]);
        services.RemoveAt(index);
    }

    public IEnumerator<ServiceDescriptor> GetEnumerator() => services.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private bool IsWanted(ServiceDescriptor item)
    {
        if (configuration.IsOwner(this))
        {
            configuration.Record(item);
            return true;
        }

        if (configuration.IsInForce(item))
            _outdated.RemoveAll(setting => setting.ServiceType == item.ServiceType);
        else if (_isConfiguring)
            _outdated.Add(item);
        else
            throw configuration.Refused(item.ServiceType);
        return false;
    }
}
