using Microsoft.EntityFrameworkCore;
using TrackStore.Identity;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Plans;
using TrackStore.Tracks.Matching;

namespace TrackStore.Merging;

/// <summary>
/// Compares the tracks of the library that have a key in common, and stores the pairs that are or may be the same recording.
/// </summary>
internal sealed class DuplicateScanner(StoreDatabase database, ITrackMatcher matcher, IProgress<DuplicateScanProgress>? progress)
{
    private const int PageSize = 5_000;
    private const int ChunkSize = 500;

    // Of a title that very many tracks have, each is compared with so many of those whose length is next to its own.
    private const int MaxNeighbors = 200;

    private readonly Dictionary<(long First, long Second), IdentityComparison> _found = [];
    private readonly HashSet<(long First, long Second)> _rejected = [];
    private readonly CandidateIdentities _identities = new();
    private long _tracks;

    public async Task<DuplicateScan> RunAsync(CancellationToken cancellationToken)
    {
        foreach (ScanKey key in Enum.GetValues<ScanKey>())
            await CompareByAsync(key, cancellationToken).ConfigureAwait(false);
        long added = 0;
        foreach (KeyValuePair<(long First, long Second), IdentityComparison>[] chunk in _found.Chunk(ChunkSize))
            added += await database.PlanAsync(rows => Store(rows, chunk), cancellationToken).ConfigureAwait(false);

        // A host's rule asks questions of its own.
        long outdated = matcher is IdentityMatcher ? await RemoveOutdatedAsync(cancellationToken).ConfigureAwait(false) : 0;
        IdentityDecision[] open = [.. _found.Where(pair => !_rejected.Contains(pair.Key)).Select(pair => pair.Value.Decision)];
        long same = open.LongCount(decision => decision == IdentityDecision.Same);
        return new DuplicateScan { Same = same, ToDecide = open.LongLength - same, New = added, Outdated = outdated };
    }

    private async Task CompareByAsync(ScanKey key, CancellationToken cancellationToken)
    {
        var group = new List<ScanRow>();
        ScanRow? after = null;
        while (true)
        {
            ScanRow? from = after;
            List<ScanRow> page = await database.ReadAsync(
                (context, token) => ScanReader.ReadAsync(context, key, from, PageSize, token), cancellationToken).ConfigureAwait(false);
            foreach (ScanRow row in page)
            {
                if (group.Count > 0 && !row.HasKeyOf(group[0], key))
                    CompareGroup(group, cancellationToken);
                group.Add(row);
            }

            if (key == ScanKey.OtherTitle)
                await CompareWithTitlesAsync(page, cancellationToken).ConfigureAwait(false);
            _tracks += page.Count;
            progress?.Report(new DuplicateScanProgress(_tracks, _found.Count));
            if (page.Count < PageSize)
                break;
            after = page[^1];
        }

        CompareGroup(group, cancellationToken);
    }

    private async Task CompareWithTitlesAsync(List<ScanRow> page, CancellationToken cancellationToken)
    {
        foreach (ScanRow[] chunk in page.Chunk(ChunkSize))
        {
            ILookup<long, ScanRow> readings = chunk.ToLookup(row => row.OtherTitleKey!.Value);
            List<ScanRow> titled = await database.ReadAsync(
                (context, token) => ScanReader.WithTitlesAsync(context, [.. readings.Select(reading => reading.Key)], token),
                cancellationToken).ConfigureAwait(false);
            foreach (ScanRow row in titled)
            {
                foreach (ScanRow reading in readings[row.TitleKey])
                    Compare(reading, row);
            }
        }
    }

    private void CompareGroup(List<ScanRow> group, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        group.Sort(static (a, b) => (a.DurationMs ?? 0).CompareTo(b.DurationMs ?? 0));
        for (int i = 0; i < group.Count; i++)
        {
            int last = Math.Min(group.Count, i + MaxNeighbors);
            for (int j = i + 1; j < last; j++)
                Compare(group[i], group[j]);
        }

        group.Clear();
    }

    private void Compare(ScanRow first, ScanRow second)
    {
        (long, long) pair = TrackProposals.InOrder(first.Id, second.Id);
        if (pair.Item1 == pair.Item2 || _found.ContainsKey(pair))
            return;
        bool isSameCode = first.Isrc is not null && first.Isrc == second.Isrc;
        if (!isSameCode && first.DurationMs is > 0 and var length && second.DurationMs is > 0 and var other
            && Math.Abs(length - other) > IdentityRule.DoubtfulMs)
        {
            return;
        }

        IdentityComparison comparison = IdentityRule.Compare(first.Identity, second.Identity);
        if (comparison.Decision != IdentityDecision.Different)
            _found.Add(pair, comparison);
    }

    private long Store(LibraryRows rows, KeyValuePair<(long First, long Second), IdentityComparison>[] pairs)
    {
        long added = 0;
        foreach (((long first, long second), _) in pairs)
        {
            rows.Tracks.ById.Want(first);
            rows.Tracks.ById.Want(second);
            rows.Proposals.ByFirst.Want(first);
        }

        foreach (((long first, long second), IdentityComparison comparison) in pairs)
        {
            // A track may have been deleted meanwhile.
            if (rows.Tracks.Find(first) is null)
                continue;
            if (TrackProposals.Propose(rows, first, new TrackMatch(second, comparison.Decision, comparison.Reasons)))
                added++;
            if (rows.Proposals.ByFirst.Find(first).Any(pair => pair.SecondTrackId == second && pair.IsRejected))
                _rejected.Add((first, second));
        }

        return added;
    }

    private async Task<long> RemoveOutdatedAsync(CancellationToken cancellationToken)
    {
        long removed = 0;
        (long First, long Second) after = default;
        while (true)
        {
            (long first, long second) = after;
            var page = await database.ReadAsync(
                (context, token) => context.Set<TrackProposalEntity>()
                    .Where(pair => !pair.IsRejected
                        && (pair.FirstTrackId > first || (pair.FirstTrackId == first && pair.SecondTrackId > second)))
                    .OrderBy(pair => pair.FirstTrackId)
                    .ThenBy(pair => pair.SecondTrackId)
                    .Take(PageSize)
                    .ToListAsync(token),
                cancellationToken).ConfigureAwait(false);
            foreach (TrackProposalEntity[] chunk in page.Where(pair =>
                !_found.ContainsKey((pair.FirstTrackId, pair.SecondTrackId))).Chunk(ChunkSize))
            {
                removed += await database.PlanAsync(rows => Remove(rows, chunk), cancellationToken).ConfigureAwait(false);
            }

            if (page.Count < PageSize)
                return removed;
            after = (page[^1].FirstTrackId, page[^1].SecondTrackId);
        }
    }

    // Tracks may have come or changed since they were compared, so they are compared again.
    private long Remove(LibraryRows rows, TrackProposalEntity[] pairs)
    {
        long removed = 0;
        foreach (TrackProposalEntity pair in pairs)
        {
            bool isDifferent = IdentityOf(rows, pair.FirstTrackId) is not { } first
                || IdentityOf(rows, pair.SecondTrackId) is not { } second
                || IdentityRule.Compare(first, second).Decision == IdentityDecision.Different;
            if (!isDifferent || rows.Proposals.FindAlike(pair) is not { IsRejected: false } open)
                continue;
            TrackProposals.Remove(rows, open);
            removed++;
        }

        return removed;
    }

    private TrackIdentity? IdentityOf(LibraryRows rows, long trackId) => rows.Tracks.Find(trackId) is { } track
        ? _identities.Of(track, track.AlbumId is { } albumId ? rows.Albums.Find(albumId) : null)
        : null;
}
