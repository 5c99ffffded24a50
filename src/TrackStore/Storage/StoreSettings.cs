using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Entities;

namespace TrackStore.Storage;

/// <summary>Reads and writes the settings that are stored in the library itself.</summary>
internal static class StoreSettings
{
    public static Task<string?> ReadAsync(DbContext context, string key, CancellationToken cancellationToken)
        => context.Set<StoreSettingEntity>()
            .Where(setting => setting.Key == key)
            .Select(setting => (string?)setting.Value)
            .FirstOrDefaultAsync(cancellationToken);

    public static Task<int> WriteAsync(StoreTransaction transaction, string key, string value, CancellationToken cancellationToken)
        => transaction.ExecuteAsync(
            "INSERT INTO store_settings (key, value) VALUES (@key, @value) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            [("@key", key), ("@value", value)],
            cancellationToken);
}
