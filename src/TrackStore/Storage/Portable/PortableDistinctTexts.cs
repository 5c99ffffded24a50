using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Model;

namespace TrackStore.Storage.Portable;

/// <summary>Reads the different texts of an indexed column that has few.</summary>
internal static class PortableDistinctTexts
{
    /// <summary>
    /// Returns the texts. Each leads to the next in the index, while a plain <c>DISTINCT</c> reads the entries of all rows.
    /// </summary>
    /// <typeparam name="TRow">The table.</typeparam>
    /// <param name="context">The context.</param>
    /// <param name="property">The property of the column, which is never null.</param>
    public static IQueryable<string> Of<TRow>(DbContext context, string property)
        where TRow : class
    {
        if (!StoreDatabaseKind.HasRecursion(context.Database))
            return context.Set<TRow>().Select(row => EF.Property<string>(row, property)).Distinct();
        TableMap<TRow> table = StoreMap.Of(context).Table<TRow>();
        string column = table.Column(property).Name;
        return context.Database.SqlQueryRaw<string>(table.Sql((nameof(PortableDistinctTexts), property), _ => $"""
            WITH RECURSIVE texts(value) AS (
                SELECT MIN({column}) FROM {table.Name}
                UNION ALL
                SELECT (SELECT MIN({column}) FROM {table.Name} WHERE {column} > value) FROM texts WHERE value IS NOT NULL)
            SELECT value AS "Value" FROM texts WHERE value IS NOT NULL
            """));
    }
}
