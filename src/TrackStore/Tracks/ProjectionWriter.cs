using TrackStore.Storage;

namespace TrackStore.Tracks;

/// <summary>
/// Writes what a track shows, and only the columns that are others than before: a database rewrites the entry of every index whose column is named, be
/// its value the same or not, and the table has eight.
/// </summary>
internal sealed class ProjectionWriter(StoreTransaction transaction) : IDisposable
{
    private readonly Dictionary<string, SqlStatement> _updates = [];

    private readonly SqlStatement _read = transaction.Prepare(
        """
        SELECT title, artist, album_id, duration_ms, year, year_number, bpm, musical_key, isrc, artwork_url, label, search_key, sort_title, sort_artist,
            identity_key, base_identity_key
        FROM tracks WHERE id = @id
        """,
        "@id");

    /// <summary>Writes the projection of a track that is there.</summary>
    /// <returns>Whether the track shows another value than before, and whether it is on another album.</returns>
    public async Task<(bool IsOther, bool IsOnOtherAlbum)> WriteAsync(long trackId, TrackProjection projection, long? albumId, CancellationToken cancellationToken)
    {
        (string Column, SqlValue Value)[] shown = ColumnsOf(projection, albumId);
        var others = new List<(string Column, SqlValue Value)>();
        bool isOnOtherAlbum;
        SqlRows row = await _read.ReadAsync(cancellationToken, trackId).ConfigureAwait(false);
        await using (row.ConfigureAwait(false))
        {
            if (!await row.ReadAsync(cancellationToken).ConfigureAwait(false))
                return (false, false);
            for (int i = 0; i < shown.Length; i++)
            {
                if (!row.Holds(i, shown[i].Value))
                    others.Add(shown[i]);
            }

            isOnOtherAlbum = !row.Holds(2, albumId);
        }

        if (others.Count == 0)
            return (false, false);
        await UpdateOf(others).ExecuteAsync(cancellationToken, [.. others.Select(other => other.Value), transaction.Now, trackId]).ConfigureAwait(false);
        return (true, isOnOtherAlbum);
    }

    public void Dispose()
    {
        _read.Dispose();
        foreach (SqlStatement update in _updates.Values)
            update.Dispose();
    }

    private static (string Column, SqlValue Value)[] ColumnsOf(TrackProjection p, long? albumId) =>
    [
        ("title", p.Title), ("artist", p.Artist), ("album_id", albumId), ("duration_ms", p.DurationMs), ("year", p.Year), ("year_number", p.YearNumber),
        ("bpm", p.Bpm), ("musical_key", p.MusicalKey), ("isrc", p.Isrc), ("artwork_url", p.ArtworkUrl), ("label", p.Label), ("search_key", p.SearchKey),
        ("sort_title", p.SortTitle), ("sort_artist", p.SortArtist), ("identity_key", p.IdentityKey), ("base_identity_key", p.BaseIdentityKey),
    ];

    private SqlStatement UpdateOf(List<(string Column, SqlValue Value)> others)
    {
        string columns = string.Join(", ", others.Select(other => $"{other.Column} = @{other.Column}"));
        if (!_updates.TryGetValue(columns, out SqlStatement? update))
        {
            update = transaction.Prepare(
                $"UPDATE tracks SET {columns}, updated_at = @now WHERE id = @id", [.. others.Select(other => "@" + other.Column), "@now", "@id"]);
            _updates.Add(columns, update);
        }

        return update;
    }
}
