using Microsoft.EntityFrameworkCore;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Sqlite;

namespace TrackStore.Tests.Storage.Plans;

/// <summary>Makes plans from rows in memory. The model is EF Core's; no database is opened.</summary>
internal static class PlanMaker
{
    public static readonly DateTime Now = new(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc);

    private static readonly TrackStoreDbContext Context = new(SqliteStoreProvider.ContextOptions("Data Source=never opened"));

    public static LibraryRows NewRows() => new(StoreMap.Of(Context), Now);

    public static async Task<(T Result, ChangePlan Plan)> PlanAsync<T>(IRowReader reader, Func<LibraryRows, T> plan)
    {
        LibraryRows rows = NewRows();
        T result = await rows.PlanAsync(Context, reader, plan, TestContext.Current.CancellationToken);
        return (result, rows.ToPlan());
    }

    public static object Counters() => new StoreCountersEntity { Id = StoreCountersEntity.OnlyId, Tracks = 100, Albums = 100, Links = 100, Tags = 100 };

    public static TrackEntity Track(long id, string title = "Title") => new()
    {
        Id = id, Title = title, Artist = "Artist", SearchKey = "", SortTitle = "", SortArtist = "", IdentityKey = [(byte)id], CreatedAt = Now, UpdatedAt = Now,
    };

    public static PlatformInfoEntity Link(long id, long trackId, long position = 0)
        => new() { Id = id, TrackId = trackId, Platform = "spotify", PlatformId = $"id{id}", Position = position };

    /// <summary>Describes the changes of a plan in their order, as "Insert tracks 1 2".</summary>
    public static string[] Describe(ChangePlan plan) => [.. plan.InOrder.Select(changes => changes.Accept(new Description()))];

    private sealed class Description : IRowChangesVisitor<string>
    {
        public string Visit<TRow>(RowChanges<TRow> changes)
            where TRow : class
        {
            string columns = changes.Kind is RowChangeKind.Update or RowChangeKind.UpdateAlike
                ? $" {string.Join(',', TableMap.Ordinals(changes.Columns).Select(ordinal => changes.Table.Columns[ordinal].Name.Trim('"')))} of"
                : "";
            IEnumerable<string> keys = changes.Rows.Select(row => string.Join('/', changes.Table.Key.Select(ordinal => changes.Table.Columns[ordinal].Get(row) is { Kind: TrackStore.Storage.Sql.SqlValueKind.Text } text ? text.Text : $"{changes.Table.Columns[ordinal].Get(row).Integer}")));
            return $"{changes.Kind} {changes.Table.Name.Trim('"')}{columns} {string.Join(' ', keys)}";
        }
    }
}
