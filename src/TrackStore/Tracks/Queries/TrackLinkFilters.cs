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
        IQueryable<PlatformInfoEntity> primary = links.Where(Stale(query)).Where(link => link.Position == 0);
        if (TrackFilters.PlatformOf(query) is { } platform)
        {
            // The index of the few stale links has those of all platforms. A comparison with the column alone would lead to the links of
            // one platform.
            IQueryable<PlatformInfoEntity> linked = primary.Where(link => link.Platform == platform);
            yield return Having(linked, query.NeedsUpdate == true ? primary.Where(link => link.Platform + "" == platform) : linked);
        }
        else if (query.NeedsUpdate is not null)
        {
            yield return Having(primary, primary) with { HasRepeats = true };
        }

        if (TrackFilters.SourceOf(query.NotLinkedTo, nameof(query.NotLinkedTo)) is { } other)
            yield return new TrackFilter { Test = t => !links.Any(link => link.TrackId == t.Id && link.Platform == other) };

        // Whoever has a further id that is listed is not missing. "Is not null" leads no database to the index of the few that are.
        if (TrackFilters.SourceOf(query.MissingAt, nameof(query.MissingAt)) is { } source)
        {
            IQueryable<PlatformInfoEntity> missing = links.Where(link => link.Platform == source && link.MissingSince > DateTime.UnixEpoch
                && !links.Any(listed => listed.TrackId == link.TrackId && listed.Platform == source && listed.MissingSince == null));
            yield return Having(missing, missing) with { HasRepeats = true };
        }
    }

    private static Expression<Func<PlatformInfoEntity, bool>> Stale(TrackQuery query) => query.NeedsUpdate switch
    {
        null => link => true,
        true => link => link.NeedsUpdate,
        false => link => !link.NeedsUpdate,
    };

    private static TrackFilter Having(IQueryable<PlatformInfoEntity> tested, IQueryable<PlatformInfoEntity> listed) => new()
    {
        Test = t => tested.Any(link => link.TrackId == t.Id),
        Ids = listed.Select(link => link.TrackId),
    };
}
