using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace TrackStore.Storage.Model;

/// <summary>
/// The model as the store's own configurations describe it, without a provider and without conventions, to compare a host's with. Building
/// it takes a few milliseconds.
/// </summary>
internal static class StoreModelReference
{
    public static IReadOnlyModel Create()
    {
        var builder = new ModelBuilder();
        foreach (Type type in StoreEntities.Types)
            builder.Entity(type);
        builder.ApplyConfigurationsFromAssembly(typeof(StoreEntities).Assembly, StoreEntities.IsConfiguration);
        return builder.Model;
    }
}
