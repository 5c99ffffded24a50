using TrackStore.Storage;
using TrackStore.Storage.Sql;

namespace TrackStore.Tracks.Layers;

/// <summary>Writes what a track shows, and only the columns that are others than before: the table has eight indexes.</summary>
internal sealed class TrackProjectionWriter(StoreTransaction transaction) : IDisposable
{
    // The facts first, which may be written alone.
    private static readonly string[] Columns =
    [
        "duration_ms", "year", "year_number", "bpm", "musical_key", "isrc", "artwork_url", "label",
        "title", "artist", "search_key", "sort_title", "sort_artist", "identity_key", "base_identity_key", "album_id",
    ];

    private static readonly int AlbumId = Columns.Length - 1;

    private readonly SqlRowUpdater _updates = new(transaction, Schema.Tracks, "id");
    private readonly SqlStatement _read = transaction.Prepare($"SELECT {string.Join(", ", Columns)} FROM tracks WHERE id = @id", "@id");

    /// <summary>Writes the projection of a track that is there.</summary>
    /// <returns>Whether the track shows another value than before, and whether it is on another album.</returns>
    public async Task<(bool IsOther, bool IsOnOtherAlbum)> WriteAsync(long trackId, TrackProjection projection, long? albumId, CancellationToken cancellationToken)
    {
        (bool isOther, long? before) = await WriteAsync(
            trackId,
            [
                .. FactsOf(projection), projection.Title, projection.Artist, projection.SearchKey, projection.SortTitle, projection.SortArtist,
                projection.IdentityKey, projection.BaseIdentityKey, albumId,
            ],
            cancellationToken).ConfigureAwait(false);
        return (isOther, isOther && before != albumId);
    }

    /// <summary>Writes the facts of a track that is there; its names and its album stay.</summary>
    /// <returns>Whether the track shows another value than before, and the album that it is on, or null.</returns>
    public Task<(bool IsOther, long? AlbumId)> WriteFactsAsync(long trackId, TrackDetailColumns facts, CancellationToken cancellationToken)
        => WriteAsync(trackId, FactsOf(facts), cancellationToken);

    public void Dispose()
    {
        _read.Dispose();
        _updates.Dispose();
    }

    private static SqlValue[] FactsOf(TrackDetailColumns facts)
        => [facts.DurationMs, facts.Year, facts.YearNumber, facts.Bpm, facts.MusicalKey, facts.Isrc, facts.ArtworkUrl, facts.Label];

    /// <summary>Writes the first columns.</summary>
    private async Task<(bool IsOther, long? AlbumBefore)> WriteAsync(long trackId, SqlValue[] shown, CancellationToken cancellationToken)
    {
        var others = new List<(string Column, SqlValue Value)>();
        long? albumBefore;
        SqlRows row = await _read.ReadAsync(cancellationToken, trackId).ConfigureAwait(false);
        await using (row.ConfigureAwait(false))
        {
            if (!await row.ReadAsync(cancellationToken).ConfigureAwait(false))
                return (false, null);
            for (int i = 0; i < shown.Length; i++)
            {
                if (!row.Holds(i, shown[i]))
                    others.Add((Columns[i], shown[i]));
            }

            albumBefore = row.IntegerOrNull(AlbumId);
        }

        if (others.Count == 0)
            return (false, albumBefore);
        others.Add(("updated_at", transaction.Now));
        await _updates.ExecuteAsync(others, [trackId], cancellationToken).ConfigureAwait(false);
        return (true, albumBefore);
    }
}
