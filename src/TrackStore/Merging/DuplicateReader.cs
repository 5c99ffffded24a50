using Microsoft.EntityFrameworkCore;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Entities.Decisions;

namespace TrackStore.Merging;

/// <summary>Reads pages of pairs.</summary>
internal static class DuplicateReader
{
    public static async Task<IReadOnlyList<DuplicatePair>> ListAsync(
        DbContext context, DuplicateQuery query, CancellationToken cancellationToken)
    {
        IQueryable<TrackProposalEntity> pairs = Filter(context, query);
        if (query.After is { } after)
        {
            pairs = pairs.Where(pair => pair.Strength < after.Strength
                || (pair.Strength == after.Strength && (pair.FirstTrackId > after.First.TrackId
                    || (pair.FirstTrackId == after.First.TrackId && pair.SecondTrackId > after.Second.TrackId))));
        }

        List<TrackProposalEntity> page = await pairs
            .OrderByDescending(pair => pair.Strength)
            .ThenBy(pair => pair.FirstTrackId)
            .ThenBy(pair => pair.SecondTrackId)
            .Take(query.PageSize)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        Dictionary<long, DuplicateTrack> tracks = await TracksAsync(
            context, [.. page.SelectMany(pair => new[] { pair.FirstTrackId, pair.SecondTrackId }).Distinct()], cancellationToken)
            .ConfigureAwait(false);
        return
        [
            .. page.Where(pair => tracks.ContainsKey(pair.FirstTrackId) && tracks.ContainsKey(pair.SecondTrackId))
                .Select(pair => new DuplicatePair
                {
                    First = tracks[pair.FirstTrackId],
                    Second = tracks[pair.SecondTrackId],
                    Decision = pair.IsSame ? IdentityDecision.Same : IdentityDecision.Ask,
                    Reasons = (IdentityReasons)pair.Reasons,
                    Strength = pair.Strength,
                    IsRejected = pair.IsRejected,
                    FoundAt = StoredValues.ToUtc(pair.FoundAt),
                }),
        ];
    }

    /// <summary>Returns the pairs of all pages, in no order.</summary>
    public static IQueryable<TrackProposalEntity> Filter(DbContext context, DuplicateQuery query)
    {
        IQueryable<TrackProposalEntity> pairs = context.Set<TrackProposalEntity>().Where(pair => pair.IsRejected == query.Rejected);
        if (query.Decision is { } decision)
            pairs = pairs.Where(pair => pair.IsSame == (decision == IdentityDecision.Same));
        if (query.TrackId is { } trackId)
            pairs = pairs.Where(pair => pair.FirstTrackId == trackId || pair.SecondTrackId == trackId);
        return pairs;
    }

    private static async Task<Dictionary<long, DuplicateTrack>> TracksAsync(
        DbContext context, List<long> ids, CancellationToken cancellationToken)
    {
        var links = await context.Set<PlatformInfoEntity>()
            .Where(link => ids.Contains(link.TrackId))
            .Select(link => new { link.TrackId, link.Platform })
            .Distinct()
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        ILookup<long, string> platforms = links.ToLookup(link => link.TrackId, link => link.Platform);
        var tracks = await context.Set<TrackEntity>()
            .Where(track => ids.Contains(track.Id))
            .Select(track => new { track.Id, track.Title, track.Artist, Album = track.Album!.Title, track.DurationMs, track.Isrc })
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return tracks.ToDictionary(track => track.Id, track => new DuplicateTrack
        {
            TrackId = track.Id,
            Title = track.Title,
            Artist = track.Artist,
            Album = track.Album,
            Duration = StoredValues.ToDuration(track.DurationMs),
            Isrc = track.Isrc,
            Platforms = [.. platforms[track.Id].Order(StringComparer.Ordinal)],
        });
    }
}
