using System.Reflection;
using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Configurations;

namespace TrackStore.Storage.Model;

/// <summary>The entities of the store: the types that have a configuration.</summary>
internal static class StoreEntities
{
    public static readonly IReadOnlyList<Type> Types =
    [
        .. typeof(TrackConfiguration).Assembly.GetTypes()
            .Where(IsConfiguration)
            .SelectMany(type => type.GetInterfaces())
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>))
            .Select(type => type.GenericTypeArguments[0])
            .OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    /// <summary>Says whether a type configures an entity of the store.</summary>
    public static bool IsConfiguration(Type type)
        => type.Namespace?.StartsWith(typeof(TrackConfiguration).Namespace!, StringComparison.Ordinal) == true;

    /// <summary>Returns the properties of an entity that are columns.</summary>
    public static IEnumerable<PropertyInfo> ColumnsOf(Type entity)
        => entity.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => IsColumn(property.PropertyType));

    private static bool IsColumn(Type type)
    {
        Type value = Nullable.GetUnderlyingType(type) ?? type;
        return value.IsPrimitive || value == typeof(string) || value == typeof(byte[]) || value == typeof(DateTime);
    }
}
