using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace TrackStore.Storage.Model;

/// <summary>Adds the entities of the store to a model: the embedded one, or a host's.</summary>
internal static class StoreModel
{
    public static void Configure(ModelBuilder modelBuilder, StoreModelSettings settings)
    {
        IMutableModel model = modelBuilder.Model;
        IReadOnlyModel names = model;
        if (StoreEntities.Types.All(type => model.FindEntityType(type) is null))
            AddEntities(modelBuilder);
        else
            names = StoreModelReference.Create();

        foreach (Type type in StoreEntities.Types)
        {
            IMutableEntityType entity = model.FindEntityType(type)!;
            entity.SetTableName(TableName(model, settings.Prefix + names.FindEntityType(type)!.GetTableName()));
            if (settings.Schema is null)
                entity.RemoveAnnotation(RelationalAnnotationNames.Schema);
            else
                entity.SetSchema(settings.Schema);
            foreach (IMutableProperty property in entity.GetProperties())
                Configure(property);
        }

        StoreCollations.Apply(model);
        StoreIndexFilters.Apply(model);
    }

    private static void AddEntities(ModelBuilder modelBuilder)
    {
        foreach (Type type in StoreEntities.Types)
        {
            foreach (IMutableProperty property in modelBuilder.Entity(type).Metadata.GetProperties())
                Reset(property);
        }

        modelBuilder.ApplyConfigurationsFromAssembly(typeof(StoreEntities).Assembly, StoreEntities.IsConfiguration);
    }

    // What a host says of all its strings or times, such as a length or a conversion, would lose data of the store.
    private static void Reset(IMutableProperty property)
    {
        if (property.GetMaxLength() is not null)
            property.SetMaxLength(null);
        if (property.IsUnicode() is not null)
            property.SetIsUnicode(null);
        if (property.GetPrecision() is not null)
            property.SetPrecision(null);
        if (property.GetScale() is not null)
            property.SetScale(null);
        if (property.GetValueConverter() is not null)
            property.SetValueConverter((ValueConverter?)null);
        if (property.GetProviderClrType() is not null)
            property.SetProviderClrType(null);
        if (property.FindAnnotation(RelationalAnnotationNames.ColumnType) is not null)
            property.SetColumnType(null);
        if (property.GetCollation() is not null)
            property.SetCollation(null);
    }

    private static void Configure(IMutableProperty property)
    {
        // A naming convention of the host has named the column already. Ours is a convention, too, so that later ones can replace it.
        if (property.FindAnnotation(RelationalAnnotationNames.ColumnName) is null)
            ((IConventionProperty)property).Builder.HasColumnName(SnakeCase.Of(property.Name));

        // Ids are the engine's: see StoreCountersEntity.
        if (property.IsPrimaryKey())
            property.ValueGenerated = ValueGenerated.Never;
        if (property.ClrType == typeof(DateTime) || property.ClrType == typeof(DateTime?))
            property.SetValueConverter(UtcConverter.Instance);
    }

    /// <summary>
    /// Returns the name that a host's naming convention gives to a table of this name: such a convention names the table of an entity when
    /// the entity is added, so one is added on trial.
    /// </summary>
    private static string TableName(IMutableModel model, string name)
    {
        if (model.FindEntityType(name) is not null)
            return name;
        IMutableEntityType trial = model.AddEntityType(name, typeof(Dictionary<string, object>));
        string? table = trial.GetTableName();
        model.RemoveEntityType(trial);
        return table ?? name;
    }
}
