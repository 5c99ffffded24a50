using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Entities;

namespace TrackStore.Tracks.Queries;

/// <summary>Makes the filters on a track's links to platforms.</summary>
internal static class TrackLinkFilters
{
    public static IEnumerable<TrackFilter> Of(DbContext context, TrackQuery query)
    {
        IQueryable<PlatformInfoEntity> links = context.Set<PlatformInfoEntity>();
        if (TrackFilters.PlatformOf(query) is { } platform)
            yield return Having(links.Where(Stale(query)).Where(link => link.Platform == platform && link.Position == 0), repeats: false);
        else if (query.NeedsUpdate is not null)
            yield return Having(links.Where(Stale(query)).Where(link => link.Position == 0), repeats: true);

        if (TrackFilters.SourceOf(query.NotLinkedTo, nameof(query.NotLinkedTo)) is { } other)
            yield return new TrackFilter { Test = t => !links.Any(link => link.TrackId == t.Id && link.Platform == other) };

        // Whoever has a further id that is listed is not missing.
        if (TrackFilters.SourceOf(query.MissingAt, nameof(query.MissingAt)) is { } source)
        {
            yield return Having(
                links.Where(link => link.Platform == source && link.MissingSince != null
                    && !links.Any(listed => listed.TrackId == link.TrackId && listed.Platform == source && listed.MissingSince == null)),
                repeats: true);
        }
    }

    private static Expression<Func<PlatformInfoEntity, bool>> Stale(TrackQuery query) => query.NeedsUpdate switch
    {
        null => link => true,
        true => link => link.NeedsUpdate,
        false => link => !link.NeedsUpdate,
    };

    private static TrackFilter Having(IQueryable<PlatformInfoEntity> links, bool repeats) => new()
    {
        Test = t => links.Any(link => link.TrackId == t.Id),
        Ids = links.Select(link => link.TrackId),
        HasRepeats = repeats,
    };
}
