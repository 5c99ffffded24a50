using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Mapping;

namespace TrackStore.Storage.Copying;

/// <summary>What a copy must know of its source.</summary>
/// <param name="Counters">The counters.</param>
/// <param name="Settings">The settings of the library.</param>
/// <param name="IsIncomplete">Whether the source is itself the target of a copy that has not ended.</param>
/// <param name="Schema">A fingerprint of the tables and columns.</param>
internal sealed record SourceState(
    StoreCountersEntity Counters, IReadOnlyList<StoreSettingEntity> Settings, bool IsIncomplete, string Schema)
{
    /// <summary>Gets the counters as text, without the number of writes, which also counts those that change nothing.</summary>
    public string Fingerprint => TextOf(Counters);

    public static Task<SourceState> ReadAsync(StoreDatabase database, CancellationToken cancellationToken) => database.ReadAsync(
        async (context, token) => new SourceState(
            await context.Set<StoreCountersEntity>().AsNoTracking().SingleAsync(token).ConfigureAwait(false),
            await context.Set<StoreSettingEntity>().AsNoTracking().OfLibrary().ToListAsync(token).ConfigureAwait(false),
            await CopyPosition.IsInAsync(context, token).ConfigureAwait(false),
            SchemaOf(StoreMap.Of(context))),
        cancellationToken);

    public static string TextOf(StoreCountersEntity counters) => (counters with { Writes = 0 }).ToString();

    /// <summary>
    /// Returns a fingerprint of the tables and columns by the names of their properties, which are the same in every database.
    /// </summary>
    private static string SchemaOf(StoreMap map)
    {
        IEnumerable<string> columns = CopiedTable.All
            .SelectMany(table => table.In(map).Columns.Select(column => $"{table.Entity.Name}.{column.Property}"))
            .Order(StringComparer.Ordinal);
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', columns)));
        return Convert.ToHexString(hash.AsSpan(0, 8));
    }
}
