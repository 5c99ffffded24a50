using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Sql;

namespace TrackStore.Tests.Fixtures;

/// <summary>Compares the rows of two libraries, each in any database.</summary>
internal static class StoredRows
{
    /// <summary>Asserts that all tables have the same rows.</summary>
    /// <param name="expected">A context of the one library.</param>
    /// <param name="actual">A context of the other library.</param>
    /// <param name="except">Entities that may differ.</param>
    public static async Task AssertSameAsync(DbContext expected, DbContext actual, params Type[] except)
    {
        IEntityType[] entities = [.. expected.Model.GetEntityTypes().Where(entity => !except.Contains(entity.ClrType))];
        Assert.NotEmpty(entities);
        foreach (IEntityType entity in entities)
        {
            await (Task)typeof(StoredRows).GetMethod(nameof(AssertSameRowsAsync), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(entity.ClrType)
                .Invoke(null, [expected, actual])!;
        }
    }

    private static async Task AssertSameRowsAsync<TRow>(DbContext from, DbContext to)
        where TRow : class
    {
        TableMap<TRow> table = StoreMap.Of(to).Table<TRow>();
        List<TRow> expected = await SortedAsync(from, table);
        List<TRow> actual = await SortedAsync(to, table);

        Assert.True(expected.Count == actual.Count, $"{table.Name}: {actual.Count} rows instead of {expected.Count}.");
        Assert.All(expected.Zip(actual), pair => Assert.Equal(0UL, table.Differences(pair.First, pair.Second)));
    }

    private static async Task<IEnumerable<TRow>> Unsorted<TRow>(DbContext context)
        where TRow : class
        => await context.Set<TRow>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);

    private static async Task<List<TRow>> SortedAsync<TRow>(DbContext context, TableMap<TRow> table)
        where TRow : class
        => [.. (await Unsorted<TRow>(context)).OrderBy(row => string.Join('\n', table.Key.Select(ordinal => TextOf(table.Columns[ordinal].Get(row)))), StringComparer.Ordinal)];

    private static string TextOf(SqlValue value) => value.Kind switch
    {
        SqlValueKind.Text => value.Text,
        SqlValueKind.Bytes => Convert.ToHexString(value.Bytes),
        _ => $"{value.Integer}",
    };
}
