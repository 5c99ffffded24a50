using Microsoft.EntityFrameworkCore;

namespace TrackStore.Taxonomy;

/// <summary>Reads tags, or genres, with their spellings and numbers of tracks.</summary>
/// <typeparam name="T">The record that callers get.</typeparam>
/// <param name="context">What reads.</param>
/// <param name="names">All tags or genres.</param>
/// <param name="spellings">Their other spellings.</param>
/// <param name="create">Makes the record of a row and its spellings.</param>
internal sealed class NameReader<T>(
    DbContext context, IQueryable<NameRow> names, IQueryable<SpellingRow> spellings, Func<NameRow, IReadOnlyList<string>, T> create)
{
    /// <summary>Gets all tags or genres, for <see cref="ReadAsync"/>.</summary>
    public IQueryable<NameRow> Names => names;

    /// <summary>Returns the ids of those that have one of the names or spellings.</summary>
    /// <param name="keys">The normalized names.</param>
    public IQueryable<long> IdsOf(List<string> keys) => names.Where(row => keys.Contains(row.NameKey))
        .Select(row => row.Id)
        .Union(spellings.Where(row => keys.Contains(row.NameKey)).Select(row => row.OwnerId));

    /// <summary>Reads some of <see cref="Names"/>, ordered by name.</summary>
    public async Task<IReadOnlyList<T>> ReadAsync(IQueryable<NameRow> rows, CancellationToken cancellationToken)
        => await CreateAsync(await rows.OrderBy(row => row.NameKey).ToListAsync(cancellationToken).ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false);

    /// <summary>Reads the one with an id, or returns the default.</summary>
    public async Task<T?> GetAsync(long id, CancellationToken cancellationToken)
        => (await ReadAsync(names.Where(row => row.Id == id), cancellationToken).ConfigureAwait(false)).SingleOrDefault();

    /// <summary>Reads the one that a word means, or returns the default.</summary>
    /// <param name="key">The normalized name or spelling.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async Task<T?> FindAsync(string key, CancellationToken cancellationToken)
    {
        IQueryable<long> ids = IdsOf([key]);
        return (await ReadAsync(names.Where(row => ids.Contains(row.Id)), cancellationToken).ConfigureAwait(false)).SingleOrDefault();
    }

    /// <summary>Reads a page.</summary>
    /// <returns>The page, and the cursor of the next one or null.</returns>
    public async Task<(IReadOnlyList<T> Items, string? NextCursor)> ReadPageAsync(NameQuery query, CancellationToken cancellationToken)
    {
        IQueryable<NameRow> rows = Containing(query.Text);
        rows = query.IsByCount ? ByCount(rows, query.Descending, query.After) : ByName(rows, query.Descending, query.After);
        List<NameRow> read = await rows.Take(query.PageSize + 1).ToListAsync(cancellationToken).ConfigureAwait(false);
        List<NameRow> items = read[..Math.Min(read.Count, query.PageSize)];
        string? next = read.Count <= query.PageSize
            ? null
            : new NameCursor(query.IsByCount, query.Descending, items[^1].TrackCount, items[^1].NameKey).ToString();
        return (await CreateAsync(items, cancellationToken).ConfigureAwait(false), next);
    }

    /// <summary>Counts those that have a text in a name or spelling.</summary>
    /// <param name="text">The folded text; empty for all.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public Task<int> CountAsync(string text, CancellationToken cancellationToken) => Containing(text).CountAsync(cancellationToken);

    /// <summary>Finds names that are spellings of one another.</summary>
    /// <param name="separate">The pairs that are not proposed.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>Groups of them, each with the most used first, ordered by the name of the first.</returns>
    public async Task<IReadOnlyList<IReadOnlyList<T>>> ReadAlikeAsync(SeparateNames separate, CancellationToken cancellationToken)
    {
        var all = await names.Select(row => new { row.Id, row.NameKey }).ToListAsync(cancellationToken).ConfigureAwait(false);
        ILookup<string, long> alike = all.ToLookup(row => NameFolding.Fold(row.NameKey), row => row.Id);
        long[] ids = [.. alike.Where(group => group.Key.Length > 0 && group.Skip(1).Any()).SelectMany(group => group)];
        if (ids.Length == 0)
            return [];
        List<NameRow> read = await names.Where(row => EF.Parameter(ids).Contains(row.Id)).ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        IReadOnlySet<(long First, long Second)> pairs = await separate.ReadAsync(context, cancellationToken).ConfigureAwait(false);
        NameRow[][] groups =
        [
            .. read.GroupBy(row => NameFolding.Fold(row.NameKey))
                .SelectMany(group => Divide(group.OrderByDescending(row => row.TrackCount).ThenBy(row => row.Id), pairs))
                .OrderBy(group => group[0].Name, StringComparer.OrdinalIgnoreCase),
        ];
        IReadOnlyList<T> created = await CreateAsync([.. groups.SelectMany(group => group)], cancellationToken).ConfigureAwait(false);
        var found = new List<IReadOnlyList<T>>(groups.Length);
        int start = 0;
        foreach (NameRow[] group in groups)
        {
            found.Add([.. created.Skip(start).Take(group.Length)]);
            start += group.Length;
        }

        return found;
    }

    /// <summary>Reads the pairs of which a person has said that they are not one, without those that are gone.</summary>
    /// <returns>The pairs, each with the more used first, ordered by name.</returns>
    public async Task<IReadOnlyList<(T First, T Second)>> ReadSeparateAsync(SeparateNames separate, CancellationToken cancellationToken)
    {
        IReadOnlySet<(long First, long Second)> pairs = await separate.ReadAsync(context, cancellationToken).ConfigureAwait(false);
        if (pairs.Count == 0)
            return [];
        long[] ids = [.. pairs.SelectMany(pair => new[] { pair.First, pair.Second }).Distinct()];
        List<NameRow> read = await names.Where(row => EF.Parameter(ids).Contains(row.Id)).ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        IReadOnlyList<T> created = await CreateAsync(read, cancellationToken).ConfigureAwait(false);
        Dictionary<long, (NameRow Row, T Item)> byId = read.Zip(created)
            .ToDictionary(pair => pair.First.Id, pair => (pair.First, pair.Second));
        return
        [
            .. pairs.Where(pair => byId.ContainsKey(pair.First) && byId.ContainsKey(pair.Second))
                .Select(pair => (One: byId[pair.First], Other: byId[pair.Second]))
                .Select(pair => pair.One.Row.TrackCount >= pair.Other.Row.TrackCount ? pair : (One: pair.Other, Other: pair.One))
                .OrderBy(pair => pair.One.Row.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(pair => pair.Other.Row.Name, StringComparer.OrdinalIgnoreCase)
                .Select(pair => (pair.One.Item, pair.Other.Item)),
        ];
    }

    private IQueryable<NameRow> Containing(string text)
    {
        if (text.Length == 0)
            return names;
        IQueryable<SpellingRow> spelled = spellings;
        return names.Where(
            row => row.NameKey.Contains(text) || spelled.Any(other => other.OwnerId == row.Id && other.NameKey.Contains(text)));
    }

    // Of three that are alike, two may be separate: the third goes with the first of them that is the most used.
    private static IEnumerable<NameRow[]> Divide(IEnumerable<NameRow> alike, IReadOnlySet<(long First, long Second)> separate)
    {
        List<List<NameRow>> groups = [];
        foreach (NameRow row in alike)
        {
            if (groups.Find(group => group.TrueForAll(other => !separate.Contains(SeparateNames.InOrder(other.Id, row.Id)))) is { } fitting)
                fitting.Add(row);
            else
                groups.Add([row]);
        }

        return groups.Where(group => group.Count > 1).Select(group => group.ToArray());
    }

    private static IQueryable<NameRow> ByName(IQueryable<NameRow> rows, bool descending, NameCursor? after)
    {
        if (after is { Key: var key })
        {
            rows = descending
                ? rows.Where(row => string.Compare(row.NameKey, key) < 0)
                : rows.Where(row => string.Compare(row.NameKey, key) > 0);
        }

        return descending ? rows.OrderByDescending(row => row.NameKey) : rows.OrderBy(row => row.NameKey);
    }

    private static IQueryable<NameRow> ByCount(IQueryable<NameRow> rows, bool descending, NameCursor? after)
    {
        if (after is { Key: var key, TrackCount: var count })
        {
            rows = descending
                ? rows.Where(row => row.TrackCount < count || (row.TrackCount == count && string.Compare(row.NameKey, key) > 0))
                : rows.Where(row => row.TrackCount > count || (row.TrackCount == count && string.Compare(row.NameKey, key) > 0));
        }

        return descending
            ? rows.OrderByDescending(row => row.TrackCount).ThenBy(row => row.NameKey)
            : rows.OrderBy(row => row.TrackCount).ThenBy(row => row.NameKey);
    }

    private async Task<IReadOnlyList<T>> CreateAsync(List<NameRow> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
            return [];
        List<long> ids = [.. rows.Select(row => row.Id)];
        List<SpellingRow> read = await spellings
            .Where(row => EF.Parameter(ids).Contains(row.OwnerId))
            .OrderBy(row => row.NameKey)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        ILookup<long, string> spelled = read.ToLookup(row => row.OwnerId, row => row.Name);

        // Without spellings the list is the default's, so that records that are alike are equal.
        return [.. rows.Select(row => create(row, spelled.Contains(row.Id) ? [.. spelled[row.Id]] : []))];
    }
}
