using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using TrackStore.Artwork.Acquisition;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Writes;

namespace TrackStore.Artwork.Downloads.Queue;

/// <summary>
/// Reserves downloads for this process while they run, so that no other process that shares the library downloads the same picture. A lease
/// is renewed while its download runs, however long that takes, and expires soon after a process was killed.
/// </summary>
/// <param name="database">The library.</param>
/// <param name="duration">How long a lease holds unless it is renewed.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Receives failures to renew.</param>
internal sealed class DownloadLeases(StoreDatabase database, TimeSpan duration, TimeProvider time, ILogger logger) : IDisposable
{
    // Two renewals may fail before another process takes over.
    private const int RenewalsPerLease = 3;

    private static readonly string Pending = EnumNames<AcquisitionState>.Of(AcquisitionState.Pending);

    // In whole milliseconds: a lease is recognized by its stored end, which has no finer part.
    private readonly TimeSpan _duration = TimeSpan.FromMilliseconds(Math.Ceiling(duration.TotalMilliseconds));

    private readonly ConcurrentDictionary<long, Lease> _held = new();
    private readonly Lock _gate = new();
    private ITimer? _timer;

    /// <summary>Gets the last renewal, completed or not.</summary>
    internal Task Renewal { get; private set; } = Task.CompletedTask;

    /// <summary>Takes the downloads that no other process has taken, changed or ended since they were read.</summary>
    public async Task<IReadOnlyList<DueDownload>> TakeAsync(IReadOnlyList<DueDownload> wanted, CancellationToken cancellationToken)
    {
        (List<DueDownload> taken, DateTime until) = await database
            .PlanAsync(rows => (Take(rows, wanted), rows.Now + _duration), cancellationToken)
            .ConfigureAwait(false);
        foreach (DueDownload download in taken)
            _held[download.Id] = new Lease(until, IsNeeded: true);
        StartTimer();
        return taken;
    }

    /// <summary>Forgets a download that has ended, which returned its lease.</summary>
    public void End(long downloadId) => _held.TryRemove(downloadId, out _);

    /// <summary>Returns the lease of a download that stays in the queue at the time of the next renewal, and no longer renews it.</summary>
    public void Release(long downloadId)
    {
        while (_held.TryGetValue(downloadId, out Lease lease) && lease.IsNeeded)
            _held.TryUpdate(downloadId, lease with { IsNeeded = false }, lease);
    }

    /// <summary>Returns the leases of the downloads that have not ended. Does not fail: they expire otherwise.</summary>
    public async Task ReturnAsync()
    {
        StopTimer();
        await Renewal.ConfigureAwait(false);
        KeyValuePair<long, Lease>[] held = [.. _held];
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

    /// <summary>Stops the renewals.</summary>
    public void Dispose() => StopTimer();

    private void StartTimer()
    {
        TimeSpan interval = _duration / RenewalsPerLease;
        lock (_gate)
            _timer ??= time.CreateTimer(static state => ((DownloadLeases)state!).Renew(), this, interval, interval);
    }

    private void StopTimer()
    {
        lock (_gate)
        {
            _timer?.Dispose();
            _timer = null;
        }
    }

    private void Renew()
    {
        lock (_gate)
        {
            if (_timer is not null && Renewal.IsCompleted && !_held.IsEmpty)
                Renewal = BackgroundWork.Start(RenewAsync);
        }
    }

    private async Task RenewAsync()
    {
        KeyValuePair<long, Lease>[] held = [.. _held];
        try
        {
            (List<long> renewed, DateTime until) = await database
                .PlanAsync(rows => (Renew(rows, held), rows.Now + _duration), CancellationToken.None)
                .ConfigureAwait(false);
            HashSet<long> kept = [.. renewed];
            foreach (KeyValuePair<long, Lease> lease in held)
            {
                if (!kept.Contains(lease.Key))
                    _held.TryRemove(lease);
                else if (!_held.TryUpdate(lease.Key, lease.Value with { Until = until }, lease.Value))
                    _held.TryUpdate(lease.Key, new Lease(until, IsNeeded: false), lease.Value with { IsNeeded = false });
            }
        }
        catch (Exception error)
        {
            // The next renewal tries again.
            Log.LeasesNotRenewed(logger, error);
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

            rows.Downloads.Put(row with { LeasedUntil = rows.Now + _duration });
            taken.Add(download);
        }

        return taken;
    }

    /// <summary>Renews the leases that are needed, and returns the others.</summary>
    /// <returns>The downloads whose leases were renewed. Another process may have taken the others after their leases expired.</returns>
    private List<long> Renew(LibraryRows rows, KeyValuePair<long, Lease>[] held)
    {
        var renewed = new List<long>(held.Length);
        foreach ((long id, Lease lease) in held)
        {
            if (rows.Downloads.Find(id) is not { } row || row.LeasedUntil != lease.Until)
                continue;
            rows.Downloads.Put(row with { LeasedUntil = lease.IsNeeded ? rows.Now + _duration : null });
            if (lease.IsNeeded)
                renewed.Add(id);
        }

        return renewed;
    }

    private static bool Return(LibraryRows rows, KeyValuePair<long, Lease>[] held)
    {
        foreach ((long id, Lease lease) in held)
        {
            if (rows.Downloads.Find(id) is { } row && row.LeasedUntil == lease.Until)
                rows.Downloads.Put(row with { LeasedUntil = null });
        }

        return true;
    }

    private readonly record struct Lease(DateTime Until, bool IsNeeded);
}
