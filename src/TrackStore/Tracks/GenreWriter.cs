using System.Data.Common;
using TrackStore.Storage;

namespace TrackStore.Tracks;

/// <summary>Writes the genre links of tracks, source by source, and keeps noted which source's a track shows.</summary>
internal sealed class GenreWriter(StoreTransaction transaction, FieldRanking ranking) : IDisposable
{
    private const int MaxLinksOfStatement = 20;

    private readonly Dictionary<string, long> _known = [];
    private readonly Dictionary<int, SqlStatement> _linkAll = [];

    private readonly SqlStatement _find = transaction.Prepare("SELECT id FROM genres WHERE name_key = @key", "@key");

    private readonly SqlStatement _insert = transaction.Prepare("INSERT INTO genres (name, name_key) VALUES (@name, @key) RETURNING id", "@name", "@key");

    private readonly SqlStatement _links = transaction.Prepare(
        "SELECT source, genre_id FROM track_genres WHERE track_id = @track ORDER BY source, position", "@track");

    private readonly SqlStatement _unlink = transaction.Prepare("DELETE FROM track_genres WHERE track_id = @track AND source = @source", "@track", "@source");

    private readonly SqlStatement _choose = transaction.Prepare(
        "UPDATE track_genres SET is_effective = (source = @best) WHERE track_id = @track AND is_effective <> (source = @best)", "@track", "@best");

    private readonly SqlStatement _wishes = transaction.Prepare("SELECT layer, value FROM track_fields WHERE track_id = @track AND field = 'genres'", "@track");

    /// <summary>Links the genres of a track that has none yet.</summary>
    public async Task AddToNewTrackAsync(long trackId, string source, IReadOnlyList<FoldedName> genres, CancellationToken cancellationToken)
    {
        var ids = new List<long>(genres.Count);
        foreach (FoldedName genre in genres)
            ids.Add(await GetOrAddAsync(genre, cancellationToken).ConfigureAwait(false));
        await LinkAsync(trackId, source, ids, isEffective: true, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes the genres the only ones that the source gives the track.</summary>
    /// <returns>True when they are others than before.</returns>
    public async Task<bool> SetAsync(long trackId, string source, IReadOnlyList<FoldedName> genres, CancellationToken cancellationToken)
    {
        var wanted = new List<long>(genres.Count);
        foreach (FoldedName genre in genres)
            wanted.Add(await GetOrAddAsync(genre, cancellationToken).ConfigureAwait(false));

        ILookup<string, long> links = await ReadLinksAsync(trackId, cancellationToken).ConfigureAwait(false);
        if (links[source].SequenceEqual(wanted))
            return false;

        transaction.Changes.ChangedTrack(trackId);
        await _unlink.ExecuteAsync(cancellationToken, trackId, source).ConfigureAwait(false);
        await LinkAsync(trackId, source, wanted, isEffective: false, cancellationToken).ConfigureAwait(false);

        IEnumerable<string> sources = links.Select(link => link.Key).Where(other => other != source);
        await ShowBestAsync(trackId, [.. wanted.Count > 0 ? sources.Append(source) : sources], cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Decides anew which source's genres the track shows.</summary>
    public async Task ShowBestAsync(long trackId, CancellationToken cancellationToken)
    {
        ILookup<string, long> links = await ReadLinksAsync(trackId, cancellationToken).ConfigureAwait(false);
        await ShowBestAsync(trackId, [.. links.Select(link => link.Key)], cancellationToken).ConfigureAwait(false);
    }

    private async Task ShowBestAsync(long trackId, IReadOnlyList<string> sources, CancellationToken cancellationToken)
    {
        if (sources.Count == 0)
            return;
        string best = await BestOfAsync(trackId, sources, cancellationToken).ConfigureAwait(false);
        if (await _choose.ExecuteAsync(cancellationToken, trackId, best).ConfigureAwait(false) > 0)
            transaction.Changes.ChangedTrack(trackId);
    }

    // The empty text is no source: the user wants none of them.
    private async Task<string> BestOfAsync(long trackId, IReadOnlyList<string> sources, CancellationToken cancellationToken)
    {
        if (sources.Contains(Sources.User))
            return Sources.User;

        bool isEmptied = false;
        string? pinned = null;
        DbDataReader rows = await _wishes.ReadAsync(cancellationToken, trackId).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                isEmptied |= rows.GetString(0) == Words<FieldLayer>.Of(FieldLayer.User);
                pinned = rows.IsDBNull(1) ? pinned : rows.GetString(1);
            }
        }

        if (isEmptied)
            return "";
        return pinned is not null && sources.Contains(pinned)
            ? pinned
            : sources.Aggregate((best, source) => ranking.IsBefore(source, best, TrackField.Genres) ? source : best);
    }

    public void Dispose()
    {
        _find.Dispose();
        _insert.Dispose();
        _links.Dispose();
        _unlink.Dispose();
        foreach (SqlStatement link in _linkAll.Values)
            link.Dispose();
        _choose.Dispose();
        _wishes.Dispose();
    }

    // A track's genres go in one statement. More than a handful are rare and go in parts, because databases limit the parameters.
    private async Task LinkAsync(long trackId, string source, List<long> genreIds, bool isEffective, CancellationToken cancellationToken)
    {
        int position = 0;
        foreach (long[] part in genreIds.Chunk(MaxLinksOfStatement))
        {
            object?[] values = [trackId, source, isEffective, position, .. part.Select(id => (object?)id)];
            await LinkStatement(part.Length).ExecuteAsync(cancellationToken, values).ConfigureAwait(false);
            position += part.Length;
        }
    }

    private SqlStatement LinkStatement(int count)
    {
        if (!_linkAll.TryGetValue(count, out SqlStatement? link))
        {
            IEnumerable<int> numbers = Enumerable.Range(0, count);
            link = transaction.Prepare(
                $"INSERT INTO track_genres (track_id, genre_id, source, position, is_effective) VALUES {string.Join(", ", numbers.Select(i => $"(@track, @genre{i}, @source, @position + {i}, @effective)"))}",
                ["@track", "@source", "@effective", "@position", .. numbers.Select(i => $"@genre{i}")]);
            _linkAll.Add(count, link);
        }

        return link;
    }

    private async Task<long> GetOrAddAsync(FoldedName genre, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(genre.Key, out long known))
            return known;

        long genreId = await _find.NumberAsync(cancellationToken, genre.Key).ConfigureAwait(false)
            ?? (await _insert.NumberAsync(cancellationToken, genre.Name, genre.Key).ConfigureAwait(false))!.Value;
        _known.Add(genre.Key, genreId);
        return genreId;
    }

    private async Task<ILookup<string, long>> ReadLinksAsync(long trackId, CancellationToken cancellationToken)
    {
        var links = new List<(string Source, long GenreId)>();
        DbDataReader rows = await _links.ReadAsync(cancellationToken, trackId).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
                links.Add((rows.GetString(0), rows.GetInt64(1)));
        }

        return links.ToLookup(link => link.Source, link => link.GenreId);
    }
}
