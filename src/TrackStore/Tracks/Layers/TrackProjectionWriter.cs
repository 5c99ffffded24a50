using TrackStore.Storage;
using TrackStore.Storage.Sql;

namespace TrackStore.Tracks.Layers;

/// <summary>Writes what a track shows, but only the columns that have changed, because the table has eight indexes.</summary>
internal sealed class TrackProjectionWriter(StoreTransaction transaction) : IDisposable
{
    // The details come first, because they can be written alone.
    private static readonly string[] Columns =
    [
        "duration_ms", "year", "year_number", "bpm", "musical_key", "isrc", "artwork_url", "label",
        "title", "artist", "search_key", "sort_title", "sort_artist", "identity_key", "base_identity_key", "album_id",
    ];

    private static readonly int AlbumId = Columns.Length - 1;

    private readonly SqlRowUpdater _updates = new(transaction, Schema.Tracks, "id");
    private readonly SqlStatement _read = transaction.Prepare($"SELECT {string.Join(", ", Columns)} FROM tracks WHERE id = @id", "@id");

    /// <summary>Writes the projection of an existing track.</summary>
    /// <returns>Whether the track shows another value than before, and whether it is on another album.</returns>
    public async Task<(bool HasChanged, bool IsOnOtherAlbum)> WriteAsync(
        long trackId,
        TrackProjection projection,
        long? albumId,
        CancellationToken cancellationToken)
    {
        (bool hasChanged, long? before) = await WriteAsync(
            trackId,
            [
                .. DetailsOf(projection),
                projection.Title, projection.Artist, projection.SearchKey, projection.SortTitle, projection.SortArtist,
                projection.IdentityKey, projection.BaseIdentityKey, albumId,
            ],
            cancellationToken).ConfigureAwait(false);
        return (hasChanged, hasChanged && before != albumId);
    }

    /// <summary>Writes the details of an existing track, whose names and album stay the same.</summary>
    /// <returns>Whether the track shows another value than before, and the album that it is on, or null.</returns>
    public Task<(bool HasChanged, long? AlbumId)> WriteDetailsAsync(
        long trackId,
        TrackDetailColumns details,
        CancellationToken cancellationToken)
        => WriteAsync(trackId, DetailsOf(details), cancellationToken);

    public void Dispose()
    {
        _read.Dispose();
        _updates.Dispose();
    }

    private static SqlValue[] DetailsOf(TrackDetailColumns details)
        =>
        [
            details.DurationMs, details.Year, details.YearNumber, details.Bpm, details.MusicalKey, details.Isrc, details.ArtworkUrl,
            details.Label,
        ];

    /// <summary>Writes as many of the columns as there are values.</summary>
    private async Task<(bool HasChanged, long? AlbumBefore)> WriteAsync(long trackId, SqlValue[] shown, CancellationToken cancellationToken)
    {
        var changed = new List<(string Column, SqlValue Value)>();
        long? albumBefore;
        SqlRows row = await _read.ReadAsync(cancellationToken, trackId).ConfigureAwait(false);
        await using (row.ConfigureAwait(false))
        {
            if (!await row.ReadAsync(cancellationToken).ConfigureAwait(false))
                return (false, null);
            for (int i = 0; i < shown.Length; i++)
            {
                if (!row.Holds(i, shown[i]))
                    changed.Add((Columns[i], shown[i]));
            }

            albumBefore = row.IntegerOrNull(AlbumId);
        }

        if (changed.Count == 0)
            return (false, albumBefore);
        changed.Add(("updated_at", transaction.Now));
        await _updates.ExecuteAsync(changed, [trackId], cancellationToken).ConfigureAwait(false);
        return (true, albumBefore);
    }
}
