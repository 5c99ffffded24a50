using TrackStore.Fields;
using TrackStore.Storage;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Sql;
using TrackStore.Text;

namespace TrackStore.Genres;

/// <summary>Writes the genres that each source provides for a track, and which source's genres the track shows.</summary>
internal sealed class GenreWriter(StoreTransaction transaction, FieldRanking ranking) : IDisposable
{
    private readonly Dictionary<string, long> _known = [];

    private readonly SqlStatement _find = transaction.Prepare("SELECT id FROM genres WHERE name_key = @key", "@key");

    private readonly SqlStatement _insert = transaction.Prepare(
        "INSERT INTO genres (id, name, name_key) VALUES (@id, @name, @key)", "@id", "@name", "@key");

    private readonly SqlStatement _link = transaction.Prepare(
        """
        INSERT INTO track_genres (track_id, genre_id, source, position, is_effective)
        VALUES (@track, @genre, @source, @position, @effective)
        """,
        "@track", "@genre", "@source", "@position", "@effective");

    private readonly SqlStatement _links = transaction.Prepare(
        "SELECT source, genre_id, position FROM track_genres WHERE track_id = @track ORDER BY source, position", "@track");

    private readonly SqlStatement _unlink = transaction.Prepare(
        "DELETE FROM track_genres WHERE track_id = @track AND source = @source AND genre_id = @genre", "@track", "@source", "@genre");

    private readonly SqlStatement _move = transaction.Prepare(
        "UPDATE track_genres SET position = @position WHERE track_id = @track AND source = @source AND genre_id = @genre",
        "@position", "@track", "@source", "@genre");

    private readonly SqlStatement _choose = transaction.Prepare(
        "UPDATE track_genres SET is_effective = (source = @best) WHERE track_id = @track AND is_effective <> (source = @best)",
        "@track", "@best");

    private readonly SqlStatement _overrides = transaction.Prepare(
        "SELECT layer, value FROM track_fields WHERE track_id = @track AND field = 'genres'", "@track");

    /// <summary>Adds genres to a track that has none.</summary>
    public async Task AddToNewTrackAsync(
        long trackId,
        string source,
        IReadOnlyList<NormalizedName> genres,
        CancellationToken cancellationToken)
    {
        var ids = new List<long>(genres.Count);
        foreach (NormalizedName genre in genres)
            ids.Add(await GetOrAddAsync(genre, cancellationToken).ConfigureAwait(false));
        await RelinkAsync(trackId, source, linked: [], ids, isEffective: true, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Replaces the genres that a source provides for a track.</summary>
    /// <param name="trackId">The track.</param>
    /// <param name="source">The source.</param>
    /// <param name="genres">The genres, in their order.</param>
    /// <param name="layers">The track's layers if the caller has read them, or null.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>True when the genres differ from the stored ones.</returns>
    public async Task<bool> SetAsync(
        long trackId,
        string source,
        IReadOnlyList<NormalizedName> genres,
        TrackLayers? layers,
        CancellationToken cancellationToken)
    {
        var wanted = new List<long>(genres.Count);
        foreach (NormalizedName genre in genres)
            wanted.Add(await GetOrAddAsync(genre, cancellationToken).ConfigureAwait(false));

        ILookup<string, Link> links = await ReadLinksAsync(trackId, cancellationToken).ConfigureAwait(false);
        if (links[source].Select(link => link.GenreId).SequenceEqual(wanted))
            return false;

        transaction.Changes.ChangedTrack(trackId);
        string[] others = [.. links.Select(link => link.Key).Where(other => other != source)];
        string best = await BestOfAsync(trackId, wanted.Count > 0 ? [.. others, source] : others, layers, cancellationToken)
            .ConfigureAwait(false);
        await RelinkAsync(trackId, source, [.. links[source]], wanted, isEffective: best == source, cancellationToken)
            .ConfigureAwait(false);
        if (others.Length > 0)
            await _choose.ExecuteAsync(cancellationToken, trackId, best).ConfigureAwait(false);
        return true;
    }

    /// <inheritdoc cref="SetAsync(long, string, IReadOnlyList{NormalizedName}, TrackLayers?, CancellationToken)"/>
    public Task<bool> SetAsync(long trackId, string source, IReadOnlyList<NormalizedName> genres, CancellationToken cancellationToken)
        => SetAsync(trackId, source, genres, layers: null, cancellationToken);

    /// <summary>Selects the source whose genres the track shows.</summary>
    public async Task ShowBestAsync(long trackId, CancellationToken cancellationToken)
    {
        ILookup<string, Link> links = await ReadLinksAsync(trackId, cancellationToken).ConfigureAwait(false);
        string best = await BestOfAsync(trackId, [.. links.Select(link => link.Key)], layers: null, cancellationToken)
            .ConfigureAwait(false);
        if (links.Count > 0 && await _choose.ExecuteAsync(cancellationToken, trackId, best).ConfigureAwait(false) > 0)
            transaction.Changes.ChangedTrack(trackId);
    }

    public void Dispose()
    {
        _find.Dispose();
        _insert.Dispose();
        _link.Dispose();
        _links.Dispose();
        _move.Dispose();
        _unlink.Dispose();
        _choose.Dispose();
        _overrides.Dispose();
    }

    // Returns an empty text when there is no source, or when the user wants no genres.
    private async Task<string> BestOfAsync(long trackId, string[] sources, TrackLayers? layers, CancellationToken cancellationToken)
    {
        if (sources.Length == 0)
            return "";
        if (sources.Contains(Sources.User))
            return Sources.User;

        (bool isEmptied, string? pinned) = layers is null
            ? await ReadOverridesAsync(trackId, cancellationToken).ConfigureAwait(false)
            : (layers.Has(TrackField.Genres, FieldLayer.User), layers.At(TrackField.Genres, FieldLayer.Pin));
        if (isEmptied)
            return "";
        return pinned is not null && sources.Contains(pinned)
            ? pinned
            : sources.Aggregate((best, source) => ranking.IsBefore(source, best, TrackField.Genres) ? source : best);
    }

    private async Task<(bool IsEmptied, string? Pinned)> ReadOverridesAsync(long trackId, CancellationToken cancellationToken)
    {
        (bool isEmptied, string? pinned) = (false, null);
        SqlRows rows = await _overrides.ReadAsync(cancellationToken, trackId).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                isEmptied |= rows.Text(0) == EnumNames<FieldLayer>.Of(FieldLayer.User);
                pinned = rows.TextOrNull(1) ?? pinned;
            }
        }

        return (isEmptied, pinned);
    }

    // A sync usually adds or removes a single genre: the other links stay as they are.
    private async Task RelinkAsync(
        long trackId,
        string source,
        List<Link> linked,
        List<long> wanted,
        bool isEffective,
        CancellationToken cancellationToken)
    {
        foreach (long genreId in linked.Select(link => link.GenreId).Except(wanted))
            await _unlink.ExecuteAsync(cancellationToken, trackId, source, genreId).ConfigureAwait(false);
        for (int position = 0; position < wanted.Count; position++)
        {
            int index = linked.FindIndex(link => link.GenreId == wanted[position]);
            if (index < 0)
                await _link.ExecuteAsync(cancellationToken, trackId, wanted[position], source, position, isEffective).ConfigureAwait(false);
            else if (linked[index].Position != position)
                await _move.ExecuteAsync(cancellationToken, position, trackId, source, wanted[position]).ConfigureAwait(false);
        }
    }

    private async Task<long> GetOrAddAsync(NormalizedName genre, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(genre.Key, out long known))
            return known;

        if (await _find.NumberAsync(cancellationToken, genre.Key).ConfigureAwait(false) is not { } genreId)
        {
            genreId = transaction.NewId(IdKind.Genre);
            await _insert.ExecuteAsync(cancellationToken, genreId, genre.Name, genre.Key).ConfigureAwait(false);
        }

        _known.Add(genre.Key, genreId);
        return genreId;
    }

    private async Task<ILookup<string, Link>> ReadLinksAsync(long trackId, CancellationToken cancellationToken)
    {
        var links = new List<(string Source, Link Link)>();
        SqlRows rows = await _links.ReadAsync(cancellationToken, trackId).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
                links.Add((rows.Text(0), new Link(rows.Integer(1), rows.Integer(2))));
        }

        return links.ToLookup(link => link.Source, link => link.Link);
    }

    private readonly record struct Link(long GenreId, long Position);
}
