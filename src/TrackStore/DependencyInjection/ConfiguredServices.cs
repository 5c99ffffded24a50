using System.Collections;
using Microsoft.Extensions.DependencyInjection;

namespace TrackStore.DependencyInjection;

/// <summary>The service collection of a builder, which lets <see cref="StoreConfiguration"/> judge everything that is added.</summary>
internal sealed class ConfiguredServices(IServiceCollection services, StoreConfiguration configuration) : IServiceCollection
{
    public int Count => services.Count;

    public bool IsReadOnly => services.IsReadOnly;

    public ServiceDescriptor this[int index]
    {
        get => services[index];
        set
        {
            if (IsWanted(value))
                services[index] = value;
        }
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

    public void Clear() => services.Clear();

    public bool Contains(ServiceDescriptor item) => services.Contains(item);

    public void CopyTo(ServiceDescriptor[] array, int arrayIndex) => services.CopyTo(array, arrayIndex);

    public int IndexOf(ServiceDescriptor item) => services.IndexOf(item);

    public bool Remove(ServiceDescriptor item) => services.Remove(item);

    public void RemoveAt(int index) => services.RemoveAt(index);

    public IEnumerator<ServiceDescriptor> GetEnumerator() => services.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // A method that replaces a service removes it first, so a repeated setting may have to be added again.
    private bool IsWanted(ServiceDescriptor item)
        => configuration.Record(this, item) || !services.Any(known => SettingEquality.AreSame(known, item));
}
