using System.Globalization;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace TrackStore.Storage.Model;

/// <summary>Compares an entity of a host's model with the store's configuration of it.</summary>
internal sealed class StoreEntityCheck(IEntityType entity, IReadOnlyEntityType expected)
{
    private readonly string _name = entity.ClrType.Name;

    /// <summary>Gets a value indicating whether a host converts values of the entity. Known after <see cref="Run"/>.</summary>
    public bool IsConverted { get; private set; }

    /// <summary>Returns the problems, a sentence each.</summary>
    public IEnumerable<string> Run()
        => [.. Mapping(), .. Columns(), .. AddedProperties(), .. Keys(), .. ForeignKeys()];

    private IEnumerable<string> Mapping()
    {
        ITableMapping[] tables = [.. entity.GetTableMappings()];
        if (tables.Length != 1 || entity.GetViewName() is not null || entity.GetSqlQuery() is not null)
            yield return $"{_name} isn't mapped to one table.";
        else if (tables[0].Table.EntityTypeMappings.Count() > 1)
            yield return $"{_name} shares the table {tables[0].Table.SchemaQualifiedName} with another entity.";
        if (entity.BaseType is not null || entity.GetDirectlyDerivedTypes().Any())
            yield return $"{_name} has a base type or derived types.";
        if (entity.GetDeclaredQueryFilters().Count > 0)
            yield return $"{_name} has a query filter, which would hide rows from the library.";
    }

    private IEnumerable<string> Columns()
    {
        ITable? table = entity.GetTableMappings().FirstOrDefault()?.Table;
        foreach (PropertyInfo column in StoreEntities.ColumnsOf(entity.ClrType))
        {
            IProperty? property = entity.FindProperty(column.Name);
            if (property is null || (table is not null && table.FindColumn(property) is null))
            {
                yield return $"{_name}.{column.Name} isn't mapped to a column.";
                continue;
            }

            if (property.ClrType != column.PropertyType)
                yield return $"{_name}.{column.Name} has the type {property.ClrType.Name}.";
            if (!property.IsNullable && IsNullable(column))
                yield return $"{_name}.{column.Name} was made required, but the library stores null in it.";
            int? length = expected.FindProperty(column.Name)?.GetMaxLength();
            if (property.GetMaxLength() is { } limit && (length is null || limit < length))
            {
                string needed = length?.ToString(CultureInfo.InvariantCulture) ?? "no limit";
                yield return $"{_name}.{column.Name} was limited to {limit} characters or bytes; it needs {needed}.";
            }

            if (property.GetValueConverter() is null or UtcConverter)
                continue;
            IsConverted = true;
            if (property.IsPrimaryKey() || property.IsForeignKey() || column.PropertyType == typeof(bool))
                yield return $"{_name}.{column.Name} has a value converter, which keys and flags can't have.";
        }
    }

    // What the store writes doesn't have them.
    private IEnumerable<string> AddedProperties()
    {
        HashSet<string> known = [.. StoreEntities.ColumnsOf(entity.ClrType).Select(column => column.Name)];
        return entity.GetProperties()
            .Where(property => !known.Contains(property.Name) && !property.IsNullable && property.ValueGenerated == ValueGenerated.Never)
            .Select(property => $"{_name} has the added property {property.Name}, which is required and has no default in the database.");
    }

    private IEnumerable<string> Keys()
    {
        if (!NamesOf(entity.FindPrimaryKey()).SequenceEqual(NamesOf(expected.FindPrimaryKey())))
            yield return $"{_name} must have the primary key ({string.Join(", ", NamesOf(expected.FindPrimaryKey()))}).";
        foreach (IReadOnlyIndex index in expected.GetIndexes().Where(index => index.IsUnique))
        {
            string[] names = NamesOf(index.Properties);
            if (!entity.GetIndexes().Any(other => other.IsUnique && NamesOf(other.Properties).SequenceEqual(names)))
                yield return $"{_name} lacks its unique index on ({string.Join(", ", names)}).";
        }
    }

    private IEnumerable<string> ForeignKeys()
    {
        foreach (IReadOnlyForeignKey key in expected.GetForeignKeys())
        {
            string[] names = NamesOf(key.Properties);
            bool cascades = key.DeleteBehavior == DeleteBehavior.Cascade;
            IForeignKey? actual = entity.GetForeignKeys().FirstOrDefault(other => NamesOf(other.Properties).SequenceEqual(names));
            if (actual is null)
                yield return $"{_name} lacks its foreign key on {string.Join(", ", names)}.";
            else if (cascades && actual.DeleteBehavior != DeleteBehavior.Cascade)
                yield return $"The foreign key of {_name} on {string.Join(", ", names)} must delete its rows (DeleteBehavior.Cascade).";
            else if (!cascades && actual.DeleteBehavior is DeleteBehavior.Cascade or DeleteBehavior.SetNull)
                yield return $"The foreign key of {_name} on {string.Join(", ", names)} must keep its rows (DeleteBehavior.Restrict).";
        }
    }

    private static string[] NamesOf(IReadOnlyKey? key) => NamesOf(key?.Properties ?? []);

    private static string[] NamesOf(IReadOnlyList<IReadOnlyProperty> properties) => [.. properties.Select(property => property.Name)];

    private static bool IsNullable(PropertyInfo column)
        => column.PropertyType.IsValueType
            ? Nullable.GetUnderlyingType(column.PropertyType) is not null
            : new NullabilityInfoContext().Create(column).ReadState == NullabilityState.Nullable;
}
