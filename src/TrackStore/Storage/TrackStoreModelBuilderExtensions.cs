using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using TrackStore.Storage.Configurations;

namespace TrackStore.Storage;

internal static class TrackStoreModelBuilderExtensions
{
    /// <summary>Adds the entities of the store to a model. Columns are named after the properties, in snake case.</summary>
    public static ModelBuilder UseTrackStore(this ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(
            typeof(TrackConfiguration).Assembly,
            type => type.Namespace == typeof(TrackConfiguration).Namespace);

        foreach (IMutableEntityType entity in modelBuilder.Model.GetEntityTypes())
        {
            if (entity.ClrType.Namespace != typeof(Entities.TrackEntity).Namespace)
                continue;
            foreach (IMutableProperty property in entity.GetProperties())
            {
                property.SetColumnName(SnakeCase.Of(property.Name));

                // Ids are the engine's: see StoreCountersEntity.
                if (property.IsPrimaryKey())
                    property.ValueGenerated = ValueGenerated.Never;
                if (property.ClrType == typeof(DateTime))
                    property.SetValueConverter(UtcConverter.Instance);
            }
        }

        return modelBuilder;
    }
}
