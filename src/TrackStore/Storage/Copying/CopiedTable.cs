using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Model;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Portable;

namespace TrackStore.Storage.Copying;

/// <summary>A table that is copied page by page.</summary>
internal abstract class CopiedTable
{
    /// <summary>Gets all tables of the store.</summary>
    public static IReadOnlyList<CopiedTable> All { get; } =
    [
        .. StoreEntities.Types.Select(type => (CopiedTable)Activator.CreateInstance(typeof(CopiedTable<>).MakeGenericType(type))!),
    ];

    public abstract Type Entity { get; }

    /// <summary>
    /// Gets a value indicating whether the table is written when the copy begins, so that the target can be opened meanwhile.
    /// </summary>
    public bool IsWrittenFirst => Entity == typeof(StoreCountersEntity) || Entity == typeof(StoreSettingEntity);

    public abstract TableMap In(StoreMap map);

    public abstract Task<long> CountAsync(DbContext context, CancellationToken cancellationToken);

    /// <summary>Reads the rows after a key, or the first ones.</summary>
    /// <returns>The rows, or null when there are no more.</returns>
    public abstract Task<CopiedPage?> ReadAsync(DbContext context, IReadOnlyList<string>? after, CancellationToken cancellationToken);

    /// <summary>Reads all rows of a library and returns their number and hash.</summary>
    public abstract Task<(long Rows, UInt128 Hash)> DigestAsync(
        StoreDatabase database, Action<int> read, CancellationToken cancellationToken);
}

/// <inheritdoc/>
/// <typeparam name="TRow">The entity.</typeparam>
internal sealed class CopiedTable<TRow> : CopiedTable
    where TRow : class
{
    // A page is held in memory. Renditions have some ten kilobytes, originals up to the host's limit for a picture.
    private static readonly int PageSize = typeof(TRow) == typeof(ArtworkOriginalEntity) ? 4
        : typeof(TRow) == typeof(ImageContentEntity) ? 100
        : 2_000;

    public override Type Entity => typeof(TRow);

    public override TableMap In(StoreMap map) => map.Table<TRow>();

    public override Task<long> CountAsync(DbContext context, CancellationToken cancellationToken)
        => context.Set<TRow>().LongCountAsync(cancellationToken);

    public override async Task<CopiedPage?> ReadAsync(
        DbContext context, IReadOnlyList<string>? after, CancellationToken cancellationToken)
    {
        TableMap<TRow> table = StoreMap.Of(context).Table<TRow>();
        List<TRow> rows = await ReadRowsAsync(context, table, after, cancellationToken).ConfigureAwait(false);
        return rows.Count == 0 ? null : new CopiedPage(rows.Count, KeyText.Of(table, rows[^1]), map => Inserts(map.Table<TRow>(), rows));
    }

    public override async Task<(long Rows, UInt128 Hash)> DigestAsync(
        StoreDatabase database, Action<int> read, CancellationToken cancellationToken)
    {
        TableDigest<TRow>? digest = null;
        IReadOnlyList<string>? after = null;
        do
        {
            after = await database.ReadAsync(
                async (context, token) =>
                {
                    TableMap<TRow> table = StoreMap.Of(context).Table<TRow>();
                    digest ??= new TableDigest<TRow>(table);
                    List<TRow> rows = await ReadRowsAsync(context, table, after, token).ConfigureAwait(false);
                    rows.ForEach(digest.Add);
                    read(rows.Count);
                    return rows.Count < PageSize ? null : KeyText.Of(table, rows[^1]);
                },
                cancellationToken).ConfigureAwait(false);
        }
        while (after is not null);
        return (digest!.Rows, digest.Sum);
    }

    private static Task<List<TRow>> ReadRowsAsync(
        DbContext context, TableMap<TRow> table, IReadOnlyList<string>? after, CancellationToken cancellationToken)
        => PortablePageReader.ReadAsync(
            context, table, after is null ? null : KeyText.Parse(table, after), PageSize, cancellationToken);

    private static RowChanges<TRow> Inserts(TableMap<TRow> table, List<TRow> rows)
        => new(table, RowChangeKind.Insert, rows, table.AllColumns);
}
