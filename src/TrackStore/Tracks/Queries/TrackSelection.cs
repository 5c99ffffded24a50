using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Changes;
using TrackStore.Storage.Entities;

namespace TrackStore.Tracks.Queries;

/// <summary>
/// The tracks that match a query, in the form that suits a read. Databases can't tell how many tracks a filter lets through, so the filters
/// are counted first, up to a limit. When one of them has few, those are read and sorted. Otherwise the list's index is walked and each
/// track tested, and if that finds too little, the ids of all filters are intersected.
/// </summary>
internal sealed class TrackSelection
{
    private readonly IQueryable<TrackEntity> _all;
    private readonly IReadOnlyList<TrackFilter> _filters;
    private readonly TrackFilter? _rarest;
    private readonly List<long>? _few;
    private readonly bool _useSlow;

    private TrackSelection(
        IQueryable<TrackEntity> all, IReadOnlyList<TrackFilter> filters, TrackFilter? rarest, List<long>? few, bool useSlow)
    {
        _useSlow = useSlow;
        _all = all;
        _filters = filters;
        _rarest = rarest;
        _few = few;
    }

    /// <summary>Gets a value indicating whether every track matches.</summary>
    public bool IsAll => _filters.Count == 0;

    /// <summary>Gets a value indicating whether a filter lets so few tracks through that these are read.</summary>
    public bool IsFew => _few is not null;

    /// <summary>Gets a value indicating whether a filter lets no track through.</summary>
    public bool IsEmpty => _few is { Count: 0 };

    /// <summary>Gets a value indicating whether an index has the ids of some filter.</summary>
    public bool HasIds => _filters.Any(filter => filter.Ids is not null);

    /// <summary>Gets all tracks, for lists without a filter.</summary>
    public IQueryable<TrackEntity> All => _all;

    /// <summary>Gets the tracks in a form in which an index of the list is walked and each track is tested.</summary>
    public IQueryable<TrackEntity> Tested => Test(_all, _filters);

    /// <summary>Gets the tracks in a form for few: by their ids.</summary>
    public IQueryable<TrackEntity> Few
    {
        get
        {
            List<long> ids = _few!;
            return Test(
                _all.Where(t => EF.Parameter(ids).Contains(t.Id)), _filters.Where(filter => filter != _rarest || filter.HasExtras));
        }
    }

    /// <summary>
    /// Gets the tracks in a form in which an index of the list is walked and its ids are looked up among those of the filters.
    /// </summary>
    public IQueryable<TrackEntity> Intersected
    {
        get
        {
            // Compared with a value, because PostgreSQL otherwise makes a join of it and finds the ids anew for each track.
            bool isAmong = true;
            IQueryable<TrackEntity> tracks = _all;
            foreach (TrackFilter filter in _filters)
            {
                if (filter.Ids is { } ids)
                    tracks = tracks.Where(t => ids.Contains(t.Id + 0) == isAmong);
            }

            return Test(tracks, _filters.Where(filter => filter.Ids is null || filter.HasExtras));
        }
    }

    /// <summary>Gets the tracks in a form for all of them, in no order.</summary>
    public IQueryable<TrackEntity> Unordered
    {
        get
        {
            if (IsFew)
                return Few;
            IQueryable<TrackEntity> tracks = _all;
            foreach (TrackFilter filter in _filters)
            {
                if (filter.Ids is { } ids)
                    tracks = tracks.Where(t => ids.Contains(t.Id));
            }

            foreach (TrackFilter filter in _filters.Where(filter => filter.Ids is null || filter.HasExtras))
                tracks = tracks.Where(filter.Test);
            return tracks;
        }
    }

    /// <summary>Returns whether there is no choice among filters: one has ids, each once, and the others are tests.</summary>
    public static bool OnlyOneHasIds(IReadOnlyList<TrackFilter> filters)
        => filters.Where(filter => filter.Ids is not null).ToList() is [{ HasRepeats: false, IsSlow: false }];

    /// <summary>Returns the tracks without counting the filters.</summary>
    public static TrackSelection Of(DbContext context, IReadOnlyList<TrackFilter> filters, bool useSlow)
        => new(context.Set<TrackEntity>(), filters, rarest: null, few: null, useSlow);

    /// <summary>Counts the filters.</summary>
    /// <param name="context">The context.</param>
    /// <param name="filters">The filters of the query.</param>
    /// <param name="mostSorted">The most tracks that are read to sort them.</param>
    /// <param name="useSlow">Whether filters are counted of which that takes long.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async Task<TrackSelection> ReadAsync(
        DbContext context,
        IReadOnlyList<TrackFilter> filters,
        int mostSorted,
        bool useSlow,
        CancellationToken cancellationToken)
    {
        TrackFilter? rarest = null;
        List<long>? few = null;
        int fewest = mostSorted + 1;
        foreach (TrackFilter filter in filters)
        {
            if (filter.Ids is not { } ids || (filter.IsSlow && !useSlow))
                continue;

            // What takes long to find isn't found twice.
            List<long>? found = filter.IsSlow ? await ids.Take(fewest).ToListAsync(cancellationToken).ConfigureAwait(false) : null;
            int count = found?.Count ?? await ids.Take(fewest).CountAsync(cancellationToken).ConfigureAwait(false);
            if (count < fewest)
                (rarest, fewest, few) = (filter, count, found);
        }

        if (rarest is not null)
            few ??= await rarest.Ids!.Distinct().ToListAsync(cancellationToken).ConfigureAwait(false);
        return new TrackSelection(context.Set<TrackEntity>(), filters, rarest, few, useSlow);
    }

    /// <summary>
    /// Returns the selection with the ids of its tracks when no index has them and they are few. Testing every track for them takes long,
    /// so they are kept until the library changes.
    /// </summary>
    /// <param name="context">The context.</param>
    /// <param name="query">The query.</param>
    /// <param name="kept">The kept ids.</param>
    /// <param name="mostSorted">The most tracks that are read to sort them.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async Task<TrackSelection> FindFewAsync(
        DbContext context, TrackQuery query, KeptAnswers kept, int mostSorted, CancellationToken cancellationToken)
    {
        if (IsAll || IsFew || HasIds)
            return this;
        List<long> ids = await kept.GetAsync(
            context,
            new FilterQuestion(query, (nameof(TrackSelection), mostSorted)),
            token => Tested.Select(t => t.Id).Take(mostSorted + 1).ToListAsync(token),
            cancellationToken).ConfigureAwait(false);
        return ids.Count > mostSorted ? this : new TrackSelection(_all, _filters, rarest: null, ids, _useSlow);
    }

    /// <summary>
    /// Returns whether a limit is reached among some tracks, so that they need not all be counted: those that were added first, or those of
    /// a sample.
    /// </summary>
    /// <param name="limit">The limit.</param>
    /// <param name="mostTested">The number of tracks to test. Few of them are tested first, to see whether more are worth it.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async Task<bool> HasQuicklyAsync(int limit, int mostTested, CancellationToken cancellationToken)
    {
        const int FirstShare = 80;
        if (_filters.FirstOrDefault(filter => filter.QuickIds is not null) is { QuickIds: { } quick } slow
            && await CountAsync(slow, quick, limit, cancellationToken).ConfigureAwait(false) == limit)
        {
            return true;
        }

        IQueryable<TrackEntity>? sample = _filters.FirstOrDefault(filter => filter.Sample is not null)?.Sample;

        // Finding hits in the sample takes as long as testing half of the tracks.
        int worth = sample is null ? mostTested : mostTested / 2;
        int first = await CountFirstAsync(mostTested / FirstShare, limit, cancellationToken).ConfigureAwait(false);
        if (first == limit)
            return true;
        if ((long)first * FirstShare * worth >= (long)limit * mostTested
            && await CountFirstAsync(mostTested, limit, cancellationToken).ConfigureAwait(false) == limit)
        {
            return true;
        }

        return sample is not null && await Limited(Test(sample, _filters).Select(t => t.Id), limit).CountAsync(cancellationToken)
            .ConfigureAwait(false) == limit;
    }

    /// <summary>Counts the tracks, up to a limit.</summary>
    public Task<int> CountAsync(int limit, CancellationToken cancellationToken)
    {
        if (IsFew || IsAll || limit == int.MaxValue)
            return Limited(Unordered.Select(t => t.Id), limit).CountAsync(cancellationToken);

        // A join returns its first rows at once; "id IN (ids)" would collect all ids first. A slow index knows all texts.
        IEnumerable<TrackFilter> indexed = _filters.Where(filter => filter.Ids is not null && (_useSlow || !filter.IsSlow));
        if (indexed.MaxBy(filter => filter.IsSlow) is not { Ids: { } ids } first)
            return Limited(Tested.Select(t => t.Id), limit).CountAsync(cancellationToken);
        if (first.Rows is { } rows)
            return Limited(Test(rows, _filters).Select(t => t.Id), limit).CountAsync(cancellationToken);
        return CountAsync(first, first.HasRepeats ? ids.Distinct() : ids, limit, cancellationToken);
    }

    /// <summary>Counts those of a filter's ids whose tracks pass the other filters, too.</summary>
    private Task<int> CountAsync(TrackFilter of, IQueryable<long> ids, int limit, CancellationToken cancellationToken)
    {
        TrackFilter[] tests = [.. _filters.Where(filter => filter != of || filter.HasExtras)];
        if (tests.Length == 0)
            return Limited(ids, limit).CountAsync(cancellationToken);
        IQueryable<TrackEntity> others = Test(_all, tests);
        return Limited(ids.Join(others, id => id, track => track.Id, (id, _) => id), limit).CountAsync(cancellationToken);
    }

    // The number stands in the statement. When PostgreSQL doesn't know how few they are, it starts parallel workers.
    private Task<int> CountFirstAsync(int tested, int limit, CancellationToken cancellationToken)
        => Test(_all.OrderBy(t => t.Id).Take(tested), _filters).Select(t => t.Id).Take(limit).CountAsync(cancellationToken);

    private static IQueryable<long> Limited(IQueryable<long> ids, int limit) => limit == int.MaxValue ? ids : ids.Take(limit);

    private static IQueryable<TrackEntity> Test(IQueryable<TrackEntity> tracks, IEnumerable<TrackFilter> filters)
    {
        foreach (TrackFilter filter in filters)
            tracks = tracks.Where(filter.TestInWalk ?? filter.Test);
        return tracks;
    }
}
