using System.Collections;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace TrackStore.Tests.Storage.Model;

/// <summary>Describes what an entity of a model is in the database and in queries, a line for each part.</summary>
internal static class ModelDescription
{
    public static List<string> Of(IEntityType entity)
    {
        StoreObjectIdentifier table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        return
        [
            $"table {table.DisplayName()} of {entity.ClrType}{Annotations(entity)}",
            .. entity.GetProperties().Select(property => Of(property, table)),
            .. entity.GetKeys().Select(key =>
                $"key {key.GetName()} ({Names(key.Properties)}) primary: {key.IsPrimaryKey()}{Annotations(key)}").Order(StringComparer.Ordinal),
            .. entity.GetForeignKeys().Select(Of).Order(StringComparer.Ordinal),
            .. entity.GetIndexes().Select(index =>
                $"index {index.GetDatabaseName()} ({Names(index.Properties)}) unique: {index.IsUnique}{Annotations(index)}").Order(StringComparer.Ordinal),
            .. entity.GetNavigations().Select(navigation =>
                $"navigation {navigation.Name} to {navigation.TargetEntityType.Name}, collection: {navigation.IsCollection}").Order(StringComparer.Ordinal),
            .. Columns(entity),
        ];
    }

    /// <summary>Describes what belongs to the model itself.</summary>
    public static string Of(IModel model) => Annotations(model);

    private static string Of(IProperty property, StoreObjectIdentifier table)
        => $"property {property.Name} of {property.ClrType}, column {property.GetColumnName(table)} {property.GetColumnType(table)}, "
            + $"nullable: {property.IsNullable} {property.IsColumnNullable(table)}, length: {property.GetMaxLength()}, unicode: {property.IsUnicode()}, "
            + $"precision: {property.GetPrecision()}, generated: {property.ValueGenerated}, token: {property.IsConcurrencyToken}, "
            + $"saved: {property.GetBeforeSaveBehavior()} {property.GetAfterSaveBehavior()}, sentinel: {property.Sentinel}, "
            + $"default: {property.TryGetDefaultValue(table, out object? value)} {value}, "
            + $"member: {property.PropertyInfo} {property.FieldInfo}, configured: {Text(property.GetValueConverter())}, "
            + $"mapped: {property.GetRelationalTypeMapping().StoreType} {Text(property.GetTypeMapping().Converter)}{Annotations(property)}";

    private static string Of(IForeignKey key)
        => $"foreign key {key.GetConstraintName()} ({Names(key.Properties)}) to {key.PrincipalEntityType.Name} ({Names(key.PrincipalKey.Properties)}), "
            + $"on delete: {key.DeleteBehavior}, required: {key.IsRequired} {key.IsRequiredDependent}, unique: {key.IsUnique}{Annotations(key)}";

    private static IEnumerable<string> Columns(IEntityType entity)
        => entity.GetTableMappings().SelectMany(mapping => mapping.Table.Columns).Select(column =>
            $"column {column.Name} {column.StoreType}, nullable: {column.IsNullable}").Order(StringComparer.Ordinal);

    private static string Text(ValueConverter? converter)
        => converter is null ? "-" : $"[{converter.ConvertToProviderExpression}; {converter.ConvertFromProviderExpression}]";

    private static string Names(IReadOnlyList<IProperty> properties) => string.Join(", ", properties.Select(property => property.Name));

    private static string Annotations(IAnnotatable annotated) => string.Concat(annotated.GetAnnotations().OrderBy(annotation => annotation.Name, StringComparer.Ordinal)
        .Select(annotation => $", {annotation.Name} = {Text(annotation.Value)}"));

    private static string? Text(object? value)
        => value is IEnumerable values and not string ? string.Join("|", values.Cast<object?>()) : value?.ToString();
}
