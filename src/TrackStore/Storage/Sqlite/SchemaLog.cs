using Microsoft.Extensions.Logging;

namespace TrackStore.Storage.Sqlite;

internal static partial class SchemaLog
{
    [LoggerMessage(EventId = 1001, Level = LogLevel.Information, Message = "Applied {Count} schema migration(s); the database is at {Migration}")]
    public static partial void Migrated(ILogger logger, int count, string migration);
}
