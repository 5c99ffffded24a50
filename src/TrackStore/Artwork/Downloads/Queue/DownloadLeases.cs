using System.Collections.Concurrent;
using TrackStore.Artwork.Acquisition;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;

namespace TrackStore.Artwork.Downloads.Queue;

/// <summary>
/// Reserves downloads for this process while they run, so that no other process that shares the library downloads the same picture. A lease
/// expires, because a process may be killed.
/// </summary>
/// <param name="database">The library.</param>
/// <param name="duration">How long a lease holds.</param>
internal sealed class DownloadLeases(StoreDatabase database, TimeSpan duration)
{
    private static readonly string Pending = EnumNames<AcquisitionState>.Of(AcquisitionState.Pending);

    private readonly ConcurrentDictionary<long, DateTime> _held = new();

    /// <summary>Takes the downloads that no other process has taken, changed or ended since they were read.</summary>
    public async Task<IReadOnlyList<DueDownload>> TakeAsync(IReadOnlyList<DueDownload> wanted, CancellationToken cancellationToken)
    {
        (List<DueDownload> taken, DateTime until) = await database
            .PlanAsync(rows => (Take(rows, wanted), rows.Now + duration), cancellationToken)
            .ConfigureAwait(false);
        foreach (DueDownload download in taken)
            _held[download.Id] = until;
        return taken;
    }

    /// <summary>Forgets a download that has ended, which returned its lease.</summary>
    public void End(long downloadId) => _held.TryRemove(downloadId, out _);

    /// <summary>Returns the leases of the downloads that have not ended. Does not fail: they expire otherwise.</summary>
    public async Task ReturnAsync()
    {
        KeyValuePair<long, DateTime>[] held = [.. _held];
        _held.Clear();
        if (held.Length == 0)
            return;
        try
        {
            await database.PlanAsync(rows => Return(rows, held), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception error) when (error is ObjectDisposedException or TrackStoreException)
        {
            // The library is being closed, or can't be written to at the moment.
        }
    }

    private List<DueDownload> Take(LibraryRows rows, IReadOnlyList<DueDownload> wanted)
    {
        var taken = new List<DueDownload>(wanted.Count);
        foreach (DueDownload download in wanted)
        {
            if (rows.Downloads.Find(download.Id) is not { } row
                || row.State != Pending || row.DueAt != download.DueAt || row.LeasedUntil > rows.Now)
            {
                continue;
            }

            rows.Downloads.Put(row with { LeasedUntil = rows.Now + duration });
            taken.Add(download);
        }

        return taken;
    }

    private static bool Return(LibraryRows rows, KeyValuePair<long, DateTime>[] held)
    {
        foreach ((long id, DateTime until) in held)
        {
            if (rows.Downloads.Find(id) is { } row && row.LeasedUntil == until)
                rows.Downloads.Put(row with { LeasedUntil = null });
        }

        return true;
    }
}
