using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Entities;

namespace TrackStore.Tracks.Facets;

/// <summary>Counts tracks by the rows that are linked to them: of all tracks, or of some.</summary>
/// <param name="context">The context.</param>
/// <param name="trackIds">The tracks, or null for all.</param>
/// <param name="few">The same tracks, or null when there are too many to pass their ids.</param>
internal sealed class LinkFacets(DbContext context, IQueryable<long>? trackIds = null, IReadOnlyList<long>? few = null)
{
    public async Task<IReadOnlyList<FacetValue<string>>> ReadGenresAsync(CancellationToken cancellationToken)
    {
        IQueryable<TrackGenreEntity> links = context.Set<TrackGenreEntity>().Where(link => link.IsEffective);
        if (few is null && trackIds is null)
            return await ReadGenresOfAllAsync(links, cancellationToken).ConfigureAwait(false);
        links = few is not null
            ? links.Where(link => EF.Parameter(few).Contains(link.TrackId))
            : links.Where(link => trackIds!.Contains(link.TrackId));
        Dictionary<long, int> counts = await links
            .GroupBy(link => link.GenreId)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(genre => genre.Key, genre => genre.Count, cancellationToken)
            .ConfigureAwait(false);
        List<long> ids = [.. counts.Keys];
        var names = await context.Set<GenreEntity>()
            .Where(genre => EF.Parameter(ids).Contains(genre.Id))
            .Select(genre => new { genre.Id, genre.Name })
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return Sorted(names.Select(genre => new FacetValue<string>(genre.Name, counts[genre.Id])));
    }

    public async Task<IReadOnlyList<FacetValue<string>>> ReadTagsAsync(CancellationToken cancellationToken)
    {
        IQueryable<TrackTagEntity> links = context.Set<TrackTagEntity>();
        if (few is not null)
            links = links.Where(link => EF.Parameter(few).Contains(link.TrackId));
        else if (trackIds is not null)
            links = links.Where(link => trackIds.Contains(link.TrackId));
        Dictionary<long, int> counts = await links
            .GroupBy(link => link.TagId)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(tag => tag.Key, tag => tag.Count, cancellationToken)
            .ConfigureAwait(false);
        List<long> ids = [.. counts.Keys];
        var names = await context.Set<TagEntity>()
            .Where(tag => EF.Parameter(ids).Contains(tag.Id))
            .Select(tag => new { tag.Id, tag.Name })
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return Sorted(names.Select(tag => new FacetValue<string>(tag.Name, counts[tag.Id])));
    }

    // Every linked track has one primary link.
    public async Task<IReadOnlyList<PlatformFacet>> ReadPlatformsAsync(CancellationToken cancellationToken)
    {
        IQueryable<PlatformInfoEntity> links = context.Set<PlatformInfoEntity>().Where(link => link.Position == 0);
        if (few is not null)
            links = links.Where(link => EF.Parameter(few).Contains(link.TrackId));
        else if (trackIds is not null)
            links = links.Where(link => trackIds.Contains(link.TrackId));
        var counts = await links
            .GroupBy(link => link.Platform)
            .Select(group => new { group.Key, Count = group.Count(), Stale = group.Count(link => link.NeedsUpdate) })
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return
        [
            .. counts.Select(platform => new PlatformFacet(platform.Key, platform.Count, platform.Stale))
                .OrderByDescending(platform => platform.TrackCount)
                .ThenBy(platform => platform.Platform, StringComparer.Ordinal),
        ];
    }

    // A count for each genre walks the index alone; grouping compares each of the links with the one before, which takes twice as long.
    private async Task<IReadOnlyList<FacetValue<string>>> ReadGenresOfAllAsync(
        IQueryable<TrackGenreEntity> links, CancellationToken cancellationToken)
    {
        var counts = await context.Set<GenreEntity>()
            .Select(genre => new { genre.Name, Count = links.Count(link => link.GenreId == genre.Id) })
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return Sorted(counts.Where(genre => genre.Count > 0).Select(genre => new FacetValue<string>(genre.Name, genre.Count)));
    }

    private static FacetValue<string>[] Sorted(IEnumerable<FacetValue<string>> values)
        => [.. values.OrderByDescending(value => value.TrackCount).ThenBy(value => value.Value, StringComparer.Ordinal)];
}
