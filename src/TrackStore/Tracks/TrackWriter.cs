using TrackStore.Albums;
using TrackStore.Fields;
using TrackStore.Genres;
using TrackStore.Storage;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Sql;
using TrackStore.Tracks.Import;
using TrackStore.Tracks.Layers;

namespace TrackStore.Tracks;

/// <summary>
/// Writes tracks with their albums and layers, with statements that are prepared once and run for each row, which is at least ten times as
/// fast as change tracking. A writer serves one transaction. Single calls and bulk imports share this code.
/// </summary>
internal sealed class TrackWriter(StoreTransaction transaction, FieldRanking ranking) : IDisposable
{
    private readonly AlbumWriter _albums = new(transaction);
    private readonly GenreWriter _genres = new(transaction, ranking);
    private readonly TrackProjectionWriter _projections = new(transaction);

    private readonly SqlStatement _findByBase = transaction.Prepare(
        """
        SELECT min(id) FROM (SELECT min(id) AS id FROM tracks WHERE base_identity_key = @key
            UNION ALL SELECT min(id) FROM tracks WHERE identity_key = @key AND base_identity_key IS NULL)
        """,
        "@key");

    private readonly SqlStatement _findByEffective = transaction.Prepare("SELECT min(id) FROM tracks WHERE identity_key = @key", "@key");

    private readonly SqlStatement _insert = transaction.Prepare(
        """
        INSERT INTO tracks (id, title, artist, album_id, duration_ms, year, year_number, bpm, musical_key, isrc, artwork_url, label,
            is_available_locally, local_path, created_at, updated_at, search_key, sort_title, sort_artist, identity_key, base_identity_key,
            shown_artwork_id)
        VALUES (@id, @title, @artist, @album, @duration, @year, @year_number, @bpm, @key, @isrc, @artwork_url, @label,
            @local, @path, @now, @now, @search, @sort_title, @sort_artist, @identity, @base_identity,
            (SELECT artwork_id FROM albums WHERE id = @album))
        """,
        "@id", "@title", "@artist", "@album", "@duration", "@year", "@year_number", "@bpm", "@key", "@isrc", "@artwork_url", "@label",
        "@local", "@path", "@now", "@search", "@sort_title", "@sort_artist", "@identity", "@base_identity");

    private readonly SqlStatement _setField = transaction.Prepare(
        """
        INSERT INTO track_fields (track_id, field, layer, value, set_at) VALUES (@track, @field, @layer, @value, @now)
        ON CONFLICT (track_id, field, layer) DO UPDATE SET value = excluded.value, set_at = excluded.set_at
        WHERE track_fields.value IS DISTINCT FROM excluded.value
        """,
        "@track", "@field", "@layer", "@value", "@now");

    private readonly SqlStatement _readFields = transaction.Prepare(
        "SELECT field, layer, value, set_at FROM track_fields WHERE track_id = @track", "@track");

    private readonly SqlStatement _readPlatforms = transaction.Prepare(
        """
        SELECT l.platform, l.fields, s.last_synced
        FROM track_platform_info l JOIN track_platform_syncs s ON s.link_id = l.id
        WHERE l.track_id = @track AND l.platform <> @known AND l.position = 0 AND l.fields IS NOT NULL
        """,
        "@track", "@known");

    private readonly SqlStatement _setLocalFile = transaction.Prepare(
        """
        UPDATE tracks SET is_available_locally = coalesce(@local, is_available_locally),
            local_path = CASE WHEN @sets_path THEN @path ELSE local_path END, updated_at = @now
        WHERE id = @id AND (is_available_locally <> @local OR (@sets_path AND local_path IS DISTINCT FROM @path))
        """,
        "@local", "@sets_path", "@path", "@now", "@id");

    /// <summary>Adds a track, even when there is one with the same names.</summary>
    public async Task<long> AddAsync(ValidatedTrack track, CancellationToken cancellationToken)
        => await InsertAsync(track, TrackProjection.From(track.ToLayers(ranking)), cancellationToken).ConfigureAwait(false);

    /// <summary>Finds the track with the same names, or adds the track.</summary>
    /// <returns>The track, and whether it was added.</returns>
    public async Task<(long TrackId, bool IsAdded)> GetOrAddAsync(ValidatedTrack track, CancellationToken cancellationToken)
    {
        TrackProjection projection = TrackProjection.From(track.ToLayers(ranking));
        (long? found, _) = await FindAsync(projection, cancellationToken).ConfigureAwait(false);
        return found is { } trackId
            ? (trackId, false)
            : (await InsertAsync(track, projection, cancellationToken).ConfigureAwait(false), true);
    }

    /// <summary>Adds a track, or updates the base layer of the track with the same names.</summary>
    public async Task<ImportChange> ImportAsync(ValidatedTrack track, CancellationToken cancellationToken)
    {
        TrackProjection projection = TrackProjection.From(track.ToLayers(ranking));
        (long? found, bool isByBase) = await FindAsync(projection, cancellationToken).ConfigureAwait(false);
        if (found is not { } trackId)
        {
            await InsertAsync(track, projection, cancellationToken).ConfigureAwait(false);
            return ImportChange.Added;
        }

        // Found by the names that the user gave it: the base layer keeps the source's names, or that source would add the track again.
        IEnumerable<KeyValuePair<TrackField, string>> fields = isByBase
            ? track.Fields
            : track.Fields.Where(field => !IsIdentity(field.Key));
        bool fieldsChanged = await SetFieldsAsync(
            trackId,
            FieldLayer.Base,
            fields.Select(field => KeyValuePair.Create(field.Key, (string?)field.Value)),
            cancellationToken).ConfigureAwait(false);
        if (fieldsChanged)
            await ProjectAsync(trackId, cancellationToken).ConfigureAwait(false);
        bool fileChanged = (track.IsAvailableLocally || track.LocalPath is not null)
            && await SetLocalFileAsync(trackId, track.IsAvailableLocally, track.LocalPath, cancellationToken).ConfigureAwait(false);
        bool genresChanged = track.Genres.Count > 0
            && await _genres.SetAsync(trackId, Sources.Base, track.Genres, cancellationToken).ConfigureAwait(false);
        return fieldsChanged || fileChanged || genresChanged ? ImportChange.Updated : ImportChange.Unchanged;
    }

    /// <summary>Writes values of one layer without updating what the track shows.</summary>
    /// <returns>True when at least one value differs from the stored one.</returns>
    public async Task<bool> SetFieldsAsync(
        long trackId,
        FieldLayer layer,
        IEnumerable<KeyValuePair<TrackField, string?>> fields,
        CancellationToken cancellationToken)
    {
        bool changed = false;
        foreach ((TrackField field, string? value) in fields)
            changed |= await SetFieldAsync(trackId, field, layer, value, cancellationToken).ConfigureAwait(false);
        if (changed)
            transaction.Changes.ChangedTrack(trackId);
        return changed;
    }

    /// <summary>Writes whether and where the track's audio file is stored locally.</summary>
    /// <param name="trackId">The track.</param>
    /// <param name="isAvailableLocally">Whether the file is stored locally; null keeps what is stored.</param>
    /// <param name="localPath">The path.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>True when this differs from what is stored.</returns>
    public async Task<bool> SetLocalFileAsync(
        long trackId,
        bool? isAvailableLocally,
        Optional<string?> localPath,
        CancellationToken cancellationToken)
    {
        int written = await _setLocalFile.ExecuteAsync(
            cancellationToken, isAvailableLocally, localPath.HasValue, localPath.Value, transaction.Now, trackId).ConfigureAwait(false);
        if (written == 0)
            return false;
        transaction.Changes.ChangedTrack(trackId);
        return true;
    }

    /// <summary>Computes what the track shows from its stored layers, and writes it.</summary>
    /// <returns>The album that the track is on now, or null.</returns>
    public async Task<long?> ProjectAsync(long trackId, CancellationToken cancellationToken)
        => await ProjectAsync(trackId, await ReadLayersAsync(trackId, cancellationToken).ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false);

    /// <summary>Computes what the track shows from its layers, which the caller has just read, and writes it.</summary>
    /// <returns>The album that the track is on now, or null.</returns>
    public async Task<long?> ProjectAsync(long trackId, TrackLayers layers, CancellationToken cancellationToken)
    {
        TrackProjection projection = TrackProjection.From(layers);
        long? albumId = await AlbumOfAsync(projection, cancellationToken).ConfigureAwait(false);
        (bool hasChanged, bool isOnOtherAlbum) = await _projections.WriteAsync(trackId, projection, albumId, cancellationToken)
            .ConfigureAwait(false);
        if (hasChanged)
            transaction.Changes.ChangedTrack(trackId);
        if (isOnOtherAlbum)
        {
            transaction.Changes.ArtworkOf(ArtworkOwner.Track(trackId));
            await transaction.ExecuteAsync(
                """
                UPDATE tracks SET shown_artwork_id = (SELECT artwork_id FROM albums WHERE albums.id = tracks.album_id)
                WHERE id = @id AND NOT artwork_decided
                """,
                [("@id", trackId)],
                cancellationToken).ConfigureAwait(false);
        }

        return albumId;
    }

    /// <summary>
    /// Computes what the track shows, except its names and album, from layers that the caller has just read and whose names have not
    /// changed. Writes it.
    /// </summary>
    /// <returns>The album that the track is on, or null.</returns>
    public async Task<long?> ProjectDetailsAsync(long trackId, TrackLayers layers, CancellationToken cancellationToken)
    {
        (bool hasChanged, long? albumId) = await _projections
            .WriteDetailsAsync(trackId, TrackDetailColumns.From(layers), cancellationToken)
            .ConfigureAwait(false);
        if (hasChanged)
            transaction.Changes.ChangedTrack(trackId);
        return albumId;
    }

    /// <summary>Adds a track that shows a projection; the caller writes its layers.</summary>
    public async Task<(long TrackId, long? AlbumId)> InsertAsync(
        TrackProjection p,
        bool isAvailableLocally,
        string? localPath,
        CancellationToken cancellationToken)
    {
        long? albumId = await AlbumOfAsync(p, cancellationToken).ConfigureAwait(false);
        long trackId = transaction.NewId(IdKind.Track);
        await _insert.ExecuteAsync(
            cancellationToken, trackId,
            p.Title, p.Artist, albumId, p.DurationMs, p.Year, p.YearNumber, p.Bpm, p.MusicalKey, p.Isrc, p.ArtworkUrl, p.Label,
            isAvailableLocally, localPath, transaction.Now, p.SearchKey, p.SortTitle, p.SortArtist, p.IdentityKey, p.BaseIdentityKey)
            .ConfigureAwait(false);
        transaction.Changes.AddedTrack(trackId);
        return (trackId, albumId);
    }

    /// <summary>Reads all layers of a track.</summary>
    public Task<TrackLayers> ReadLayersAsync(long trackId, CancellationToken cancellationToken)
        => ReadLayersAsync(trackId, known: null, cancellationToken);

    /// <summary>Reads all layers of a track.</summary>
    /// <param name="trackId">The track.</param>
    /// <param name="known">A platform's layer that the caller already has and that is therefore not read, or null.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async Task<TrackLayers> ReadLayersAsync(long trackId, PlatformLayer? known, CancellationToken cancellationToken)
    {
        var layers = new TrackLayers(ranking);
        if (known is not null)
            layers.Add(known);
        SqlRows rows = await _readFields.ReadAsync(cancellationToken, trackId).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                // A newer version of the library may have written fields and layers that this one doesn't know.
                if (EnumNames<TrackField>.TryParse(rows.Text(0)) is { } field && EnumNames<FieldLayer>.TryParse(rows.Text(1)) is { } layer)
                    layers.Set(field, layer, rows.TextOrNull(2), rows.Time(3));
            }
        }

        SqlRows platforms = await _readPlatforms.ReadAsync(cancellationToken, trackId, known?.Platform ?? "").ConfigureAwait(false);
        await using (platforms.ConfigureAwait(false))
        {
            while (await platforms.ReadAsync(cancellationToken).ConfigureAwait(false))
                layers.Add(new PlatformLayer(platforms.Text(0), FieldJson.Read(platforms.Text(1)), platforms.TimeOrNull(2) ?? default));
        }

        return layers;
    }

    public void Dispose()
    {
        _albums.Dispose();
        _genres.Dispose();
        _findByBase.Dispose();
        _findByEffective.Dispose();
        _insert.Dispose();
        _projections.Dispose();
        _setField.Dispose();
        _readFields.Dispose();
        _readPlatforms.Dispose();
        _setLocalFile.Dispose();
    }

    private static bool IsIdentity(TrackField field) => field is TrackField.Title or TrackField.Artist or TrackField.Album;

    // The names in the sources come first: a user's edit must not redirect what the sources say.
    private async Task<(long? TrackId, bool IsByBase)> FindAsync(TrackProjection projection, CancellationToken cancellationToken)
        => await _findByBase.NumberAsync(cancellationToken, projection.IdentityKey).ConfigureAwait(false) is { } trackId
            ? (trackId, true)
            : (await _findByEffective.NumberAsync(cancellationToken, projection.IdentityKey).ConfigureAwait(false), false);

    private async Task<long> InsertAsync(ValidatedTrack track, TrackProjection projection, CancellationToken cancellationToken)
    {
        (long trackId, _) = await InsertAsync(projection, track.IsAvailableLocally, track.LocalPath, cancellationToken)
            .ConfigureAwait(false);
        foreach ((TrackField field, string value) in track.Fields)
            await SetFieldAsync(trackId, field, FieldLayer.Base, value, cancellationToken).ConfigureAwait(false);
        if (track.Genres.Count > 0)
            await _genres.AddToNewTrackAsync(trackId, Sources.Base, track.Genres, cancellationToken).ConfigureAwait(false);
        return trackId;
    }

    private async ValueTask<bool> SetFieldAsync(
        long trackId,
        TrackField field,
        FieldLayer layer,
        string? value,
        CancellationToken cancellationToken)
        => await _setField
            .ExecuteAsync(
                cancellationToken, trackId, EnumNames<TrackField>.Of(field), EnumNames<FieldLayer>.Of(layer), value, transaction.Now)
            .ConfigureAwait(false) > 0;

    private async Task<long?> AlbumOfAsync(TrackProjection projection, CancellationToken cancellationToken)
        => projection.Album is { } album
            ? await _albums.GetOrAddAsync(album, projection.AlbumArtist, cancellationToken).ConfigureAwait(false)
            : null;
}
