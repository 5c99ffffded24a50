using System.Globalization;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Plans.Recording;

namespace TrackStore.Merging;

/// <content>Several pairs at once, and what a merge would do.</content>
internal sealed partial class Duplicates
{
    public Task<HistoryEntry?> RejectAsync(IReadOnlyList<TrackPair> pairs, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        TrackPair[] rejected = [.. pairs];
        ThrowIfTooMany(rejected.Length, TrackPair.MaxCount, nameof(pairs));
        foreach (TrackPair pair in rejected)
            ThrowIfSame(pair.FirstTrackId, pair.SecondTrackId, nameof(pairs));
        return database.PlanAsync(
            rows =>
            {
                var subjects = new List<HistorySubject>();
                foreach (TrackPair pair in rejected)
                {
                    TrackEntity? one = rows.Tracks.Find(pair.FirstTrackId);
                    TrackEntity? other = rows.Tracks.Find(pair.SecondTrackId);
                    if (one is null || other is null)
                        continue;
                    Reject(rows, NewPair(rows, one.Id, other.Id));
                    subjects.AddRange([one.ToSubject(), other.ToSubject()]);
                }

                string description = string.Create(CultureInfo.InvariantCulture, $"{subjects.Count / 2} pairs of tracks");
                return ChangeRecorder.Record(rows, HistoryKind.ProposalRejected, description, subjects);
            },
            rows =>
            {
                foreach (TrackPair pair in rejected)
                {
                    rows.Tracks.ById.Want(pair.FirstTrackId);
                    rows.Tracks.ById.Want(pair.SecondTrackId);
                }
            },
            cancellationToken);
    }

    public Task<TrackMergeResult> MergeTracksAsync(
        IReadOnlyList<TrackMerge> merges, ChangeMode mode = ChangeMode.Apply, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(merges);
        _ = EnumNames<ChangeMode>.Of(mode);
        TrackMerge[] wanted = [.. merges];
        ThrowIfTooMany(wanted.Length, TrackMerge.MaxCount, nameof(merges));
        foreach (TrackMerge merge in wanted)
            ThrowIfSame(merge.KeptTrackId, merge.OtherTrackId, nameof(merges));
        return mode == ChangeMode.Preview
            ? database.PreviewAsync(rows => Merge(rows, wanted, isPreview: true), cancellationToken, Prefetch)
            : database.PlanAsync(rows => Merge(rows, wanted, isPreview: false), Prefetch, cancellationToken);

        void Prefetch(LibraryRows rows)
        {
            foreach (long trackId in wanted.SelectMany(merge => new[] { merge.KeptTrackId, merge.OtherTrackId }))
                rows.Tracks.ById.Want(trackId);
        }
    }

    public Task<MergedTrack> PreviewMergeAsync(long keptTrackId, long otherTrackId, CancellationToken cancellationToken = default)
    {
        ThrowIfSame(keptTrackId, otherTrackId, nameof(otherTrackId));
        return database.PreviewAsync(
            rows =>
            {
                new TrackMerger(rows, ranking, _artworkRanking).Merge(keptTrackId, otherTrackId);
                return MergedTrackReader.Read(rows, keptTrackId, ranking);
            },
            cancellationToken);
    }

    private TrackMergeResult Merge(LibraryRows rows, TrackMerge[] merges, bool isPreview)
    {
        var merger = new TrackMerger(rows, ranking, _artworkRanking);
        var takenInBy = new Dictionary<long, long>();
        var skipped = new List<TrackMerge>();
        var subjects = new List<HistorySubject>();
        HashSet<long> kept = [];
        string? first = null;
        int gone = 0;
        foreach (TrackMerge merge in merges)
        {
            long keptId = StandIn(merge.KeptTrackId);
            long otherId = StandIn(merge.OtherTrackId);
            if (keptId == otherId || rows.Tracks.Find(keptId) is not { } stays || rows.Tracks.Find(otherId) is not { } goes)
            {
                skipped.Add(merge);
                gone += keptId == otherId ? 0 : 1;
                continue;
            }

            first ??= $"{goes.DisplayName()} into {stays.DisplayName()}";
            subjects.AddRange([goes.ToSubject(), stays.ToSubject()]);
            merger.Merge(keptId, otherId);
            takenInBy[otherId] = keptId;
            kept.Add(keptId);
            kept.Remove(otherId);
        }

        string description = takenInBy.Count == 1
            ? first!
            : string.Create(CultureInfo.InvariantCulture, $"{takenInBy.Count} tracks into {kept.Count}");
        return new TrackMergeResult
        {
            MergedCount = takenInBy.Count,
            Skipped = skipped,
            GoneCount = gone,
            IsPreview = isPreview,
            Change = isPreview || takenInBy.Count == 0
                ? null
                : ChangeRecorder.Record(rows, HistoryKind.TracksMerged, description, subjects),
        };

        long StandIn(long trackId)
        {
            while (takenInBy.TryGetValue(trackId, out long by))
                trackId = by;
            return trackId;
        }
    }

    private static void ThrowIfTooMany(int count, int most, string parameter)
    {
        if (count == 0 || count > most)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{parameter} has {count} entries. Name 1 to {most}."), parameter);
        }
    }
}
