using TrackStore.Artwork.Linking;
using TrackStore.Storage;
using TrackStore.Storage.Sql;

namespace TrackStore.Artwork.Lookups;

/// <summary>Writes what is remembered about looks for pictures.</summary>
internal static class ArtworkLookupWriter
{
    public static async Task<ArtworkLookup> SetLookupAsync(
        this StoreTransaction transaction,
        ArtworkLookupKey key,
        string state,
        int failures,
        string? reason,
        DateTime retryAt,
        CancellationToken cancellationToken)
    {
        (string table, string column) = NamesOf(key.Subject);
        await transaction.ExecuteAsync(
            $"""
            INSERT INTO {table} ({column}, kind, source, state, failures, reason, checked_at, retry_at)
            VALUES (@id, @kind, @source, @state, @failures, @reason, @now, @retry_at)
            ON CONFLICT ({column}, kind, source) DO UPDATE SET state = excluded.state, failures = excluded.failures, reason = excluded.reason,
                checked_at = excluded.checked_at, retry_at = excluded.retry_at
            """,
            [
                ("@id", key.Id), ("@kind", key.KindWord), ("@source", key.Source), ("@state", state), ("@failures", failures), ("@reason", reason),
                ("@now", transaction.Now), ("@retry_at", retryAt),
            ],
            cancellationToken).ConfigureAwait(false);
        return (await ArtworkLookupReader.GetAsync(transaction.Context, key, cancellationToken).ConfigureAwait(false))!;
    }

    public static Task<int> ForgetLookupsAsync(
        this StoreTransaction transaction,
        ImageSubject subject,
        long? id,
        string? source,
        ArtworkKind? kind,
        CancellationToken cancellationToken)
    {
        (string table, string column) = NamesOf(subject);
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

    /// <summary>Forgets what was remembered about the source that has just given a picture.</summary>
    public static async Task ForgetLookupsAsync(this StoreTransaction transaction, ArtworkTarget found, CancellationToken cancellationToken)
    {
        foreach ((ImageSubject subject, long id) in found.Subjects)
            await transaction.ForgetLookupsAsync(subject, id, found.Source, found.Kind, cancellationToken).ConfigureAwait(false);
    }

    private static (string Table, string Column) NamesOf(ImageSubject subject)
        => subject == ImageSubject.Track ? (Schema.TrackArtworkLookups, "track_id") : (Schema.AlbumArtworkLookups, "album_id");
}
