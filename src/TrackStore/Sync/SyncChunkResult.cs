using TrackStore.Albums;
using TrackStore.Storage.Entities;

namespace TrackStore.Sync;

/// <summary>What was done with a chunk.</summary>
/// <param name="Outcomes">What was done with each track.</param>
/// <param name="PendingDownloads">The downloads that the tracks are waiting for.</param>
/// <param name="Checkpoint">The progress that was saved, or null.</param>
/// <param name="FirstNewLinkId">The lowest id of a link that was added, or the greatest number.</param>
/// <param name="AssumedAlbums">The albums without an artist of their own that the tracks are on.</param>
/// <param name="WrittenAt">The timestamp of what was written.</param>
internal sealed record SyncChunkResult(
    List<SyncOutcome> Outcomes,
    IReadOnlySet<long> PendingDownloads,
    SyncRunEntity? Checkpoint,
    long FirstNewLinkId,
    IReadOnlyCollection<AssumedAlbum> AssumedAlbums,
    DateTime WrittenAt);
