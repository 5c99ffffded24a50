using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace TrackStore.Tests.Fixtures;

/// <summary>Copies all rows of a library to a database that has the schema, through EF Core alone.</summary>
internal static class LibraryCopy
{
    private static readonly MethodInfo RowsOfType = typeof(LibraryCopy).GetMethod(nameof(RowsAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static async Task CopyAsync(DbContext from, DbContext to)
    {
        foreach (IEntityType entity in from.Model.GetEntityTypes())
            to.AddRange(await (Task<List<object>>)RowsOfType.MakeGenericMethod(entity.ClrType).Invoke(null, [from, to])!);
        await to.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    // A migration may have added rows.
    private static async Task<List<object>> RowsAsync<T>(DbContext from, DbContext to)
        where T : class
    {
        await to.Set<T>().ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        return [.. await from.Set<T>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken)];
    }
}
