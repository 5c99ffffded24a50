using Microsoft.Extensions.DependencyInjection;

namespace TrackStore.Hosting.DependencyInjection;

/// <summary>Marks a part of a library that its host runs, so that a second call doesn't add it again.</summary>
internal sealed record HostedPart(string? Library, Type Part)
{
    /// <summary>Adds the mark to the host's services.</summary>
    /// <returns>False when it was there already.</returns>
    public bool TryAddTo(IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(HostedPart) && Equals(service.ImplementationInstance)))
            return false;
        services.AddSingleton(this);
        return true;
    }
}
