using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;

namespace TrackStore.Storage;

/// <summary>
/// Applies a setting that has changed since the library was last opened, a few hundred rows per transaction. Each transaction stores its
/// position, so that an interrupted update resumes there. Rows that are written while it runs follow the setting already, and are
/// left alone.
/// </summary>
/// <param name="database">The library.</param>
/// <param name="key">The key under which the applied setting is stored.</param>
/// <param name="value">The current setting, as text that differs whenever the setting does.</param>
internal sealed class SettingUpdate(StoreDatabase database, string key, string value)
{
    private const int Chunk = 500;

    private readonly string _positionKey = $"{key}_position";

    /// <summary>Applies the setting, unless the library was last opened with the same one.</summary>
    /// <returns>True when another setting had been applied before.</returns>
    public async Task<bool> RunAsync(IReadOnlyList<SettingUpdateStage> stages, CancellationToken cancellationToken)
    {
        string? applied = await database.ReadAsync((context, token) => StoreSettings.ReadAsync(context, key, token), cancellationToken)
            .ConfigureAwait(false);
        if (applied == value)
            return false;

        // A new library has nothing to update.
        bool hasTracks = await database.ReadAsync((context, token) => context.Set<TrackEntity>().AnyAsync(token), cancellationToken)
            .ConfigureAwait(false);
        if (hasTracks)
            await UpdateAsync(stages, cancellationToken).ConfigureAwait(false);
        await database.PlanAsync(Complete, cancellationToken).ConfigureAwait(false);
        return applied is not null;
    }

    // The position is cleared: when the same setting is applied again later, it concerns other rows.
    private bool Complete(LibraryRows rows)
    {
        StoreSettings.Set(rows, _positionKey, "");
        StoreSettings.Set(rows, key, value);
        return true;
    }

    private async Task UpdateAsync(IReadOnlyList<SettingUpdateStage> stages, CancellationToken cancellationToken)
    {
        (string? stageName, long position) = await ReadPositionAsync(cancellationToken).ConfigureAwait(false);
        StoreCountersEntity given = await database.ReadAsync(
            (context, token) => context.Set<StoreCountersEntity>().AsNoTracking().SingleAsync(token), cancellationToken)
            .ConfigureAwait(false);
        bool isReached = !stages.Any(stage => stage.Name == stageName);
        foreach (SettingUpdateStage stage in stages)
        {
            isReached |= stage.Name == stageName;
            if (!isReached)
                continue;
            long lastId = stage.LastId(given);
            long? updated = stage.Name == stageName ? position : 0;
            while (updated < lastId)
            {
                long after = updated.Value;
                (updated, int count) = await database.WriteAsync(
                    (transaction, token) => UpdateChunkAsync(transaction, stage, after, lastId, token), cancellationToken)
                    .ConfigureAwait(false);
                stage.Updated?.Invoke(count);
            }
        }
    }

    // A position counts only for the setting with which it was reached.
    private async Task<(string? Stage, long After)> ReadPositionAsync(CancellationToken cancellationToken)
    {
        string? stored = await database.ReadAsync(
            (context, token) => StoreSettings.ReadAsync(context, _positionKey, token), cancellationToken)
            .ConfigureAwait(false);
        string[] parts = stored?.Split(' ', 3) ?? [];
        return parts.Length == 3 && parts[2] == value ? (parts[0], long.Parse(parts[1], CultureInfo.InvariantCulture)) : (null, 0);
    }

    /// <summary>Updates one chunk.</summary>
    /// <returns>The last id of the chunk, or null when no row was left up to the last one, and the number of rows.</returns>
    private async Task<(long? LastId, int Count)> UpdateChunkAsync(
        StoreTransaction transaction,
        SettingUpdateStage stage,
        long after,
        long lastId,
        CancellationToken cancellationToken)
    {
        List<long> ids = await stage.Ids(transaction.Context, after, Chunk).ToListAsync(cancellationToken).ConfigureAwait(false);
        ids.RemoveAll(id => id > lastId);
        if (ids.Count == 0)
            return (null, 0);
        await stage.UpdateAsync(transaction, ids, cancellationToken).ConfigureAwait(false);
        string position = string.Create(CultureInfo.InvariantCulture, $"{stage.Name} {ids[^1]} {value}");
        await transaction.PlanAsync(rows => StoreSettings.Set(rows, _positionKey, position), cancellationToken).ConfigureAwait(false);
        return (ids[^1], ids.Count);
    }
}
