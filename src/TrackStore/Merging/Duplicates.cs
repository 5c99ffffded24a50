using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TrackStore.Contracts;
using TrackStore.Fields;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Plans.Recording;
using TrackStore.Text;
using TrackStore.Tracks.Matching;

namespace TrackStore.Merging;

/// <inheritdoc cref="IDuplicates"/>
internal sealed partial class Duplicates(
    StoreDatabase database,
    FieldRanking ranking,
    IPlatformLayerProjector projector,
    IAlbumMerging albums,
    ITrackMatcher matcher,
    IOptions<ArtworkOptions> options) : IDuplicates
{
    private readonly IReadOnlyList<string> _artworkRanking = [.. options.Value.SourceRanking];

    public Task<DuplicateScan> ScanAsync(
        IProgress<DuplicateScanProgress>? progress = null, CancellationToken cancellationToken = default)
        => Task.Run(() => new DuplicateScanner(database, matcher, progress).RunAsync(cancellationToken), cancellationToken);

    public Task<IReadOnlyList<DuplicatePair>> ListAsync(DuplicateQuery? query = null, CancellationToken cancellationToken = default)
    {
        query ??= new DuplicateQuery();
        ArgumentOutOfRangeException.ThrowIfLessThan(query.PageSize, 1, nameof(query));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.PageSize, DuplicateQuery.MaxPageSize, nameof(query));
        return database.QueryAsync((context, token) => DuplicateReader.ListAsync(context, query, token), cancellationToken);
    }

    public Task<int> CountAsync(DuplicateQuery? query = null, CancellationToken cancellationToken = default)
        => database.QueryAsync(
            (context, token) => DuplicateReader.Filter(context, query ?? new DuplicateQuery()).CountAsync(token), cancellationToken);

    public Task<HistoryEntry?> RejectAsync(long firstTrackId, long secondTrackId, CancellationToken cancellationToken = default)
        => DecideAsync(firstTrackId, secondTrackId, HistoryKind.ProposalRejected, Reject, cancellationToken);

    public Task<HistoryEntry?> ReopenAsync(long firstTrackId, long secondTrackId, CancellationToken cancellationToken = default)
        => DecideAsync(
            firstTrackId,
            secondTrackId,
            HistoryKind.ProposalReopened,
            (rows, pair) =>
            {
                // Nothing but the decision was known of a pair that was never proposed, so that nothing is left to show.
                if (rows.Proposals.FindAlike(pair) is not { IsRejected: true } rejected)
                    return;
                if (rejected.Reasons == 0)
                    TrackProposals.Remove(rows, rejected);
                else
                    TrackProposals.Put(rows, rejected with { IsRejected = false });
            },
            cancellationToken);

    public Task<HistoryEntry> MergeTracksAsync(long keptTrackId, long otherTrackId, CancellationToken cancellationToken = default)
    {
        ThrowIfSame(keptTrackId, otherTrackId, nameof(otherTrackId));
        return database.PlanAsync(
            rows =>
            {
                TrackEntity kept = rows.RequireTrack(keptTrackId);
                TrackEntity other = rows.RequireTrack(otherTrackId);
                (long first, long second) = TrackProposals.InOrder(keptTrackId, otherTrackId);
                bool isProposed = rows.Proposals.FindAlike(new TrackProposalEntity { FirstTrackId = first, SecondTrackId = second }) is
                    { IsRejected: false };
                new TrackMerger(rows, ranking, _artworkRanking).Merge(keptTrackId, otherTrackId);
                return ChangeRecorder.Record(
                    rows,
                    isProposed ? HistoryKind.ProposalAccepted : HistoryKind.TracksMerged,
                    $"{other.DisplayName()} into {kept.DisplayName()}",
                    other.ToSubject(),
                    kept.ToSubject())!;
            },
            cancellationToken);
    }

    public Task<HistoryEntry> MergeAlbumsAsync(long keptAlbumId, long otherAlbumId, CancellationToken cancellationToken = default)
    {
        ThrowIfSame(keptAlbumId, otherAlbumId, nameof(otherAlbumId));
        return database.PlanAsync(
            rows =>
            {
                AlbumEntity kept = rows.RequireAlbum(keptAlbumId);
                AlbumEntity other = rows.RequireAlbum(otherAlbumId);
                albums.Merge(rows, keptAlbumId, otherAlbumId, isAssumed: false);
                return ChangeRecorder.Record(
                    rows,
                    HistoryKind.AlbumsMerged,
                    $"{other.DisplayName()} into {kept.DisplayName()}",
                    other.ToSubject(),
                    kept.ToSubject())!;
            },
            cancellationToken);
    }

    public Task<TrackSplit> SplitTrackAsync(
        long trackId, string platform, string platformId, CancellationToken cancellationToken = default)
    {
        string name = TextRules.SourceName(platform, nameof(platform));
        string id = TextRules.Exact(platformId, TextRules.PlatformId, nameof(platformId));
        return database.PlanAsync(
            rows =>
            {
                TrackEntity track = rows.RequireTrack(trackId);
                long splitId = new TrackSplitter(rows, ranking, projector, _artworkRanking).Split(trackId, name, id);
                HistoryEntry? change = ChangeRecorder.Record(
                    rows,
                    HistoryKind.TrackSplit,
                    $"{id} ({name}) from {track.DisplayName()}",
                    track.ToSubject(),
                    new HistorySubject(HistorySubjectKind.Source, Id: null, name));
                return new TrackSplit(splitId, change!);
            },
            cancellationToken);
    }

    private static void Reject(LibraryRows rows, TrackProposalEntity pair)
    {
        TrackProposalEntity stored = rows.Proposals.FindAlike(pair) ?? pair;
        if (stored is not { IsRejected: true })
            TrackProposals.Put(rows, stored with { IsRejected = true });
    }

    private Task<HistoryEntry?> DecideAsync(
        long firstTrackId,
        long secondTrackId,
        HistoryKind kind,
        Action<LibraryRows, TrackProposalEntity> decide,
        CancellationToken cancellationToken)
    {
        ThrowIfSame(firstTrackId, secondTrackId, nameof(secondTrackId));
        return database.PlanAsync(
            rows =>
            {
                TrackEntity one = rows.RequireTrack(firstTrackId);
                TrackEntity other = rows.RequireTrack(secondTrackId);
                decide(rows, NewPair(rows, firstTrackId, secondTrackId));
                return ChangeRecorder.Record(
                    rows, kind, $"{one.DisplayName()} and {other.DisplayName()}", one.ToSubject(), other.ToSubject());
            },
            cancellationToken);
    }

    private static TrackProposalEntity NewPair(LibraryRows rows, long trackId, long otherId)
    {
        (long first, long second) = TrackProposals.InOrder(trackId, otherId);
        return new TrackProposalEntity { FirstTrackId = first, SecondTrackId = second, FoundAt = rows.Now };
    }

    private static void ThrowIfSame(long kept, long other, string parameter)
    {
        if (kept == other)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"Both are {kept}. Name two different ones."), parameter);
        }
    }
}
