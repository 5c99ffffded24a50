using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Conventions.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace TrackStore.Storage.Model;

/// <summary>The option of a context that adds the entities of the store to its model.</summary>
internal sealed class StoreModelOptionsExtension(StoreModelSettings settings) : IDbContextOptionsExtension
{
    public StoreModelSettings Settings => settings;

    public DbContextOptionsExtensionInfo Info => new StoreModelOptionsInfo(this);

    public void ApplyServices(IServiceCollection services)
    {
        // The provider's customizer is here if the provider was named first, and keeps out otherwise.
        ServiceDescriptor? inner = services.LastOrDefault(service => service.ServiceType == typeof(IModelCustomizer));
        if (inner is not null)
            services.Remove(inner);
        services.AddSingleton<IModelCustomizer>(provider => new StoreModelCustomizer(Create(provider, inner), settings));
        new EntityFrameworkServicesBuilder(services).TryAdd<IConventionSetPlugin, StoreConventionSetPlugin>();
    }

    public void Validate(IDbContextOptions options)
    {
        // EF Core keeps one replacement of a service, which would silently win over this option.
        if (options.FindExtension<CoreOptionsExtension>()?.ReplacedServices?.Keys.Any(key => key.Item1 == typeof(IModelCustomizer)) == true)
        {
            throw new InvalidOperationException(
                $"The options of the context replace {nameof(IModelCustomizer)}, so options.UseTrackStore() has no effect on the model. "
                    + "Call modelBuilder.UseTrackStore() in OnModelCreating instead.");
        }
    }

    private static IModelCustomizer Create(IServiceProvider provider, ServiceDescriptor? inner)
    {
        if (inner?.ImplementationInstance is IModelCustomizer instance)
            return instance;
        return inner?.ImplementationFactory is { } factory
            ? (IModelCustomizer)factory(provider)
            : (IModelCustomizer)ActivatorUtilities.CreateInstance(
                provider,
                inner?.ImplementationType ?? typeof(RelationalModelCustomizer));
    }
}
