using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Mapping;

namespace TrackStore.Storage.Portable;

/// <summary>Reads whole tables in the order of their keys, a page at a time.</summary>
internal static class PortablePageReader
{
    /// <summary>Reads the rows whose keys come after one.</summary>
    /// <param name="context">A context.</param>
    /// <param name="table">The table.</param>
    /// <param name="after">The values of the key, or null for the first page.</param>
    /// <param name="count">The most rows.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static Task<List<TRow>> ReadAsync<TRow>(
        DbContext context, TableMap<TRow> table, object[]? after, int count, CancellationToken cancellationToken)
        where TRow : class
    {
        // LINQ compares no binary keys.
        IQueryable<TRow> rows = after is null
            ? context.Set<TRow>()
            : context.Set<TRow>().FromSqlRaw(table.Sql(nameof(PortablePageReader), _ => Sql(table)), after);
        IOrderedQueryable<TRow>? ordered = null;
        foreach (int ordinal in table.Key)
        {
            string property = table.Columns[ordinal].Property;
            ordered = ordered is null
                ? rows.OrderBy(row => EF.Property<object>(row, property))
                : ordered.ThenBy(row => EF.Property<object>(row, property));
        }

        return ordered!.AsNoTracking().Take(count).ToListAsync(cancellationToken);
    }

    // The first condition follows from the second, but only it lets a database start at an entry of the key's index.
    private static string Sql(TableMap table)
    {
        string[] columns = [.. table.Key.Select(ordinal => table.Columns[ordinal].Name)];
        IEnumerable<string> alternatives = columns.Select((column, i) => string.Join(
            " AND ", [.. columns[..i].Select((before, j) => $"{before} = {Value(j)}"), $"{column} > {Value(i)}"]));
        return $"SELECT * FROM {table.Name} WHERE {columns[0]} >= {Value(0)} AND (({string.Join(") OR (", alternatives)}))";
    }

    private static string Value(int number) => string.Create(CultureInfo.InvariantCulture, $"{{{number}}}");
}
