using Microsoft.Extensions.DependencyInjection;

namespace TrackStore.DependencyInjection;

/// <summary>The services that a host has registered with a library's name. The library uses them, and the host owns them.</summary>
internal sealed class HostParts(IServiceProvider host, string name, IReadOnlySet<Type> types)
{
    /// <summary>Returns whether the host provides a service, or the services of a sequence.</summary>
    public bool Provides(Type type) => types.Contains(ElementOf(type) ?? type);

    /// <summary>Returns a service of the host. It is created when it is first needed, because it may need the library itself.</summary>
    public object Get(Type type) => host.GetRequiredKeyedService(type, name);

    /// <summary>Returns the library's platforms, each once, although a client can be registered as several services.</summary>
    public IPlatformClient[] Clients(IEnumerable<IPlatformClient> others)
    {
        IEnumerable<IPlatformClient> all = host.GetKeyedServices<IPlatformClient>(name).Concat(others);
        return [.. all.Distinct<IPlatformClient>(ReferenceEqualityComparer.Instance)];
    }

    /// <summary>Returns the type of a sequence's elements, or null.</summary>
    public static Type? ElementOf(Type type)
        => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>) ? type.GenericTypeArguments[0] : null;

    /// <summary>Makes a service of the library find the host's parts.</summary>
    public ServiceDescriptor Connect(ServiceDescriptor service)
    {
        if (service.IsKeyedService)
        {
            if (service.KeyedImplementationFactory is { } keyed)
                return new(service.ServiceType, service.ServiceKey, (own, key) => keyed(Over(own), key), service.Lifetime);
            return service.KeyedImplementationType is { } keyedType && Needs(keyedType)
                ? new(service.ServiceType, service.ServiceKey, (own, _) => Create(own, keyedType), service.Lifetime)
                : service;
        }

        if (service.ImplementationFactory is { } factory)
            return new(service.ServiceType, own => factory(Over(own)), service.Lifetime);
        return service.ImplementationType is { } type && Needs(type)
            ? new(service.ServiceType, own => Create(own, type), service.Lifetime)
            : service;
    }

    public LibraryProvider Over(IServiceProvider own) => new(own, this);

    private object Create(IServiceProvider own, Type type) => ActivatorUtilities.CreateInstance(Over(own), type);

    private bool Needs(Type type) => !type.ContainsGenericParameters && type.GetConstructors()
        .SelectMany(constructor => constructor.GetParameters())
        .Any(parameter => parameter.ParameterType == typeof(IServiceProvider) || Provides(parameter.ParameterType));
}
