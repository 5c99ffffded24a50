using TrackStore.Storage.Entities;
using TrackStore.Storage.Lists;

namespace TrackStore.Tracks.Queries;

/// <summary>Reads the headings of a list.</summary>
internal static class TrackHeadings
{
    /// <exception cref="ArgumentException">The order has no headings.</exception>
    public static void Validate(TrackQuery query)
    {
        if (query.OrderBy is not (TrackOrder.Title or TrackOrder.Artist or TrackOrder.Year))
        {
            throw new ArgumentException(
                $"Lists by {query.OrderBy} have no headings. Order by {nameof(TrackOrder.Title)}, {nameof(TrackOrder.Artist)} or "
                    + $"{nameof(TrackOrder.Year)}.",
                nameof(query));
        }
    }

    /// <summary>Reads the headings of a list in ascending order.</summary>
    public static Task<IReadOnlyList<HeadingCount>> ReadAsync(
        TrackSelection selection, TrackOrder order, CancellationToken cancellationToken)
    {
        IQueryable<TrackEntity> tracks = selection.Unordered;
        return order switch
        {
            TrackOrder.Year => ListHeadings.ByYearAsync(tracks.Select(t => t.YearNumber), cancellationToken),
            TrackOrder.Artist => ListHeadings.ByLetterAsync(tracks.Select(t => t.SortArtist), selection.IsAll, cancellationToken),
            _ => ListHeadings.ByLetterAsync(tracks.Select(t => t.SortTitle), selection.IsAll, cancellationToken),
        };
    }
}
