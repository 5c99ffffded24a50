using System.Linq.Expressions;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Lists;
using TrackStore.Text;

namespace TrackStore.Tracks.Queries;

/// <summary>A list is one part after the other, each sorted by one column.</summary>
/// <param name="Condition">Which tracks belong to the part, or null for all.</param>
/// <param name="Sort">The column.</param>
/// <param name="Descending">Whether the order is reversed.</param>
internal sealed record TrackListPart(Expression<Func<TrackEntity, bool>>? Condition, ITrackSort Sort, bool Descending)
{
    /// <summary>Gets the order in which the tracks of the part have no value, or null.</summary>
    public ITrackSort? Lacking { get; private init; }

    /// <summary>Returns the parts of a list. <see cref="TrackOrder.AlbumPosition"/> has none.</summary>
    public static IReadOnlyList<TrackListPart> Of(TrackQuery query) => query.OrderBy switch
    {
        TrackOrder.Title => By(TrackSort.Title, query),
        TrackOrder.Artist => By(TrackSort.Artist, query),
        TrackOrder.AddedAt => By(TrackSort.AddedAt, query),
        TrackOrder.ChangedAt => By(TrackSort.ChangedAt, query),
        TrackOrder.Year => By(TrackSort.Year, query),
        TrackOrder.Bpm => By(TrackSort.Bpm, query),
        TrackOrder.Duration => By(TrackSort.Duration, query),
        TrackOrder.MusicalKey => By(TrackSort.Key, query),
        TrackOrder.AlbumPosition => [],
        TrackOrder.Relevance => ByRelevance(query),
        _ => throw new ArgumentOutOfRangeException(nameof(query), query.OrderBy, "This is not an order of tracks."),
    };

    public IQueryable<TrackEntity> In(IQueryable<TrackEntity> tracks) => Condition is null ? tracks : tracks.Where(Condition);

    /// <summary>Returns the tracks of the range that filters leave of the part's index.</summary>
    public IQueryable<TrackEntity> Range(IQueryable<TrackEntity> tracks, IReadOnlyList<TrackFilter> filters)
    {
        foreach (TrackFilter filter in filters.Where(filter => filter.Sort == Sort))
            tracks = tracks.Where(filter.InOrder!);
        return tracks;
    }

    /// <summary>Returns whether a filter lets no track of the part through.</summary>
    public bool IsExcludedBy(IReadOnlyList<TrackFilter> filters) => Lacking is not null && filters.Any(filter => filter.Sort == Lacking);

    // Databases sort null differently, so tracks without a value are a part of their own at the end.
    private static IReadOnlyList<TrackListPart> By(ITrackSort sort, TrackQuery query) => sort.HasValue is { } hasValue
        ? [new(hasValue, sort, query.Descending), new(Not(hasValue), TrackSort.Id, query.Descending) { Lacking = sort }]
        : [new(null, sort, query.Descending)];

    private static IReadOnlyList<TrackListPart> ByRelevance(TrackQuery query)
    {
        NameKeys text = TrackTexts.Of(query).Text;
        if (text.Key.Length == 0)
            return [new(null, TrackSort.Title, false)];

        // The first name in a sort key ends with a line break, the second characters may follow it.
        string title = SortKeyBuilder.TitlePart(text);
        string artist = SortKeyBuilder.ArtistPart(text);
        Expression<Func<TrackEntity, bool>> isTitle = Between(t => t.SortTitle, $"{title}\n", $"{title}\v");
        (string titleStart, string artistStart) = (FilingName.BeginningOf(title), FilingName.BeginningOf(artist));
        Expression<Func<TrackEntity, bool>> startsTitle = Between(t => t.SortTitle, titleStart, $"{titleStart}\U0010ffff");
        Expression<Func<TrackEntity, bool>> startsArtist = Between(t => t.SortArtist, artistStart, $"{artistStart}\U0010ffff");
        return
        [
            new(isTitle, TrackSort.Title, false),
            new(And(startsTitle, Not(isTitle)), TrackSort.Title, false),
            new(And(startsArtist, Not(startsTitle)), TrackSort.Artist, false),
            new(And(Not(startsArtist), Not(startsTitle)), TrackSort.Id, true),
        ];
    }

    private static Expression<Func<TrackEntity, bool>> Between(
        Expression<Func<TrackEntity, string>> column, string first, string end)
    {
        Expression<Func<string, bool>> range = key => string.Compare(key, first) >= 0 && string.Compare(key, end) < 0;
        return Expression.Lambda<Func<TrackEntity, bool>>(
            new ParameterReplacer(range.Parameters[0], column.Body).Visit(range.Body), column.Parameters);
    }

    private static Expression<Func<TrackEntity, bool>> Not(Expression<Func<TrackEntity, bool>> condition)
        => Expression.Lambda<Func<TrackEntity, bool>>(Expression.Not(condition.Body), condition.Parameters);

    private static Expression<Func<TrackEntity, bool>> And(
        Expression<Func<TrackEntity, bool>> first, Expression<Func<TrackEntity, bool>> second)
        => Expression.Lambda<Func<TrackEntity, bool>>(
            Expression.AndAlso(first.Body, new ParameterReplacer(second.Parameters[0], first.Parameters[0]).Visit(second.Body)),
            first.Parameters);
}
