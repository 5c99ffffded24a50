using TrackStore.Storage;
using TrackStore.Storage.Sql;

namespace TrackStore.Artwork.Acquisition;

/// <summary>Stores the statuses of lookups that found no picture.</summary>
internal static class ArtworkLookupWriter
{
    /// <summary>Stores the status of an owner's source.</summary>
    public static Task<int> SetLookupAsync(
        this StoreTransaction transaction,
        ArtworkLookupKey key,
        AcquisitionStatus status,
        CancellationToken cancellationToken)
    {
        (string table, string column) = NamesOf(key.Owner.Kind);
        return transaction.ExecuteAsync(
            $"""
            INSERT INTO {table} ({column}, kind, source, state, failures, reason, checked_at, retry_at)
            VALUES (@id, @kind, @source, @state, @failures, @reason, @now, @retry_at)
            ON CONFLICT ({column}, kind, source) DO UPDATE SET state = excluded.state, failures = excluded.failures,
                reason = excluded.reason, checked_at = excluded.checked_at, retry_at = excluded.retry_at
            """,
            [
                ("@id", key.Owner.Id),
                ("@kind", key.KindName),
                ("@source", key.Source),
                ("@state", EnumNames<AcquisitionState>.Of(status.State)),
                ("@failures", status.Failures),
                ("@reason", status.Reason),
                ("@now", transaction.Now),
                ("@retry_at", status.DueAt),
            ],
            cancellationToken);
    }

    /// <summary>Deletes statuses, so that their sources are asked again.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="ownerKind">Tracks or albums.</param>
    /// <param name="id">The track or album, or null for all.</param>
    /// <param name="source">The source, or null for all.</param>
    /// <param name="kind">The kind of picture, or null for all.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>The number of deleted statuses.</returns>
    public static Task<int> ForgetLookupsAsync(
        this StoreTransaction transaction,
        ArtworkOwnerKind ownerKind,
        long? id,
        string? source,
        ArtworkKind? kind,
        CancellationToken cancellationToken)
    {
        (string table, string column) = NamesOf(ownerKind);
        var conditions = new List<string>();
        var parameters = new List<(string Name, SqlValue Value)>();
        Add(column, "@id", id);
        Add("source", "@source", source);
        Add("kind", "@kind", kind is { } given ? EnumNames<ArtworkKind>.Of(given) : null);
        string where = conditions.Count == 0 ? "" : $" WHERE {string.Join(" AND ", conditions)}";
        return transaction.ExecuteAsync($"DELETE FROM {table}{where}", parameters, cancellationToken);

        void Add(string name, string parameter, SqlValue value)
        {
            if (value.Kind == SqlValueKind.Null)
                return;
            conditions.Add($"{name} = {parameter}");
            parameters.Add((parameter, value));
        }
    }

    private static (string Table, string Column) NamesOf(ArtworkOwnerKind ownerKind)
        => ownerKind == ArtworkOwnerKind.Track ? (Schema.TrackArtworkLookups, "track_id") : (Schema.AlbumArtworkLookups, "album_id");
}
