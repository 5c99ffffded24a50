using System.Runtime.ExceptionServices;
using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Changes;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Sql;

namespace TrackStore.Storage.Plans;

/// <summary>
/// The part of the library that a write has read, and what it plans. A planner is plain code over these rows: whatever it asks for and was
/// not read is noted, read with one query for each column, and the plan is made again. So a planner need not know beforehand what it will
/// read, and a chunk of many items takes as many queries as a single one.
/// </summary>
/// <param name="map">The tables.</param>
/// <param name="now">The timestamp for all rows of this write: UTC, in whole milliseconds.</param>
internal sealed partial class LibraryRows(StoreMap map, DateTime now)
{
    /// <summary>The most stored tracks that a planner considers for one name or code, those with the lowest ids.</summary>
    public const int MaxCandidates = 50;

    private const int MaxPasses = 100;

    // Stands for any new id while the counters are missing.
    private const long UnknownId = long.MaxValue;

    private readonly List<IRowSet> _sets = [];
    private FollowUps _followUps = new();
    private IdCounters? _counters;
    private bool _needsCounters;

    public DateTime Now => now;

    /// <summary>Gets the changes to publish after the commit.</summary>
    public ChangeSet Changes { get; private set; } = new();

    /// <summary>Gets a value indicating whether the plan is based on rows that were not read.</summary>
    public bool HasMissing => _needsCounters || _sets.Exists(set => set.HasMissing);

    /// <summary>Gets or sets the change that the plan adds to the history, or null.</summary>
    public long? RecordedId { get; set; }

    /// <summary>Gets the counters as they are stored, or null when they were not read.</summary>
    public StoreCountersEntity? StoredCounters => _counters?.Stored;

    /// <summary>Returns an id for a new row.</summary>
    public long NewId(IdKind kind)
    {
        if (_counters is not null)
            return _counters.Take(kind);
        _needsCounters = true;
        return UnknownId;
    }

    /// <summary>Sets the counters that the write's first statement has read.</summary>
    public void UseCounters(StoreCountersEntity stored) => _counters = new IdCounters(stored);

    /// <summary>Calls a planner until it has asked for nothing that was not read.</summary>
    public async Task<T> PlanAsync<T>(
        DbContext context, IRowReader reader, Func<LibraryRows, T> plan, CancellationToken cancellationToken)
    {
        for (int pass = 0; pass < MaxPasses; pass++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            T? result = default;
            ExceptionDispatchInfo? failure = null;
            try
            {
                result = plan(this);
            }
            catch (Exception error)
            {
                failure = ExceptionDispatchInfo.Capture(error);
            }

            if (!HasMissing)
            {
                if (failure is null)
                    return result!;

                // The write may go on without this plan.
                Reset();
                failure.Throw();
            }

            // A result or failure that comes from missing rows means nothing.
            await ReadMissingAsync(context, reader, cancellationToken).ConfigureAwait(false);
        }

        throw new InvalidOperationException("A plan asked for other rows each time it was made.");
    }

    /// <summary>Reads the rows that a function asks for.</summary>
    public Task PrefetchAsync(DbContext context, IRowReader reader, Action<LibraryRows> prefetch, CancellationToken cancellationToken)
    {
        prefetch(this);
        return ReadMissingAsync(context, reader, cancellationToken);
    }

    /// <summary>Reads the counters unless they are known.</summary>
    public async Task ReadCountersAsync(DbContext context, IRowReader reader, CancellationToken cancellationToken)
    {
        _needsCounters = false;
        if (_counters is not null)
            return;
        Counters.ById.Want(StoreCountersEntity.OnlyId);
        await ((IRowSet)Counters).ReadMissingAsync(context, reader, cancellationToken).ConfigureAwait(false);
        UseCounters(Counters.Find(StoreCountersEntity.OnlyId) ?? throw LostCounters());
    }

    /// <summary>Returns what to throw when the counters are gone, whose row is also a server's write lock.</summary>
    public static StoreUnavailableException LostCounters() => new(
        StoreFault.Corrupt,
        "The table of counters has lost its row. Restore a backup: without it, ids of deleted rows would be given out again.");

    private async Task ReadMissingAsync(DbContext context, IRowReader reader, CancellationToken cancellationToken)
    {
        Reset();
        if (_needsCounters)
            await ReadCountersAsync(context, reader, cancellationToken).ConfigureAwait(false);
        foreach (IRowSet set in _sets)
        {
            if (set.HasMissing)
                await set.ReadMissingAsync(context, reader, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Deletes an artwork that was rendered again after the plan was written, unless a track or album still has it.</summary>
    public void DeleteArtwork(long artworkId) => _followUps.DeleteArtwork(artworkId);

    /// <summary>
    /// Notes after the plan was written whether a track or album has an artwork. The sweep deletes those that none has had for long.
    /// </summary>
    public void ReleaseArtwork(long artworkId) => _followUps.ReleaseArtwork(artworkId);

    /// <summary>Deletes a download that never succeeded after the plan was written, unless it still has a target.</summary>
    public void ReleaseDownload(long downloadId) => _followUps.ReleaseDownload(downloadId);

    /// <summary>Makes the tracks of an album show its artwork after the plan was written, except those with artwork of their own.</summary>
    public void ShowAlbumArtwork(long albumId) => _followUps.ShowAlbumArtwork(albumId);

    /// <summary>Returns what remains to be done after the plan was written, which the caller does.</summary>
    public FollowUps TakeFollowUps()
    {
        FollowUps taken = _followUps;
        _followUps = new FollowUps();
        return taken;
    }

    /// <summary>Forgets the plan, but not what was read.</summary>
    public void Reset()
    {
        Changes = new ChangeSet();
        RecordedId = null;
        _followUps = new FollowUps();
        _counters?.Reset();
        foreach (IRowSet set in _sets)
            set.Reset();
    }

    /// <summary>Forgets the changes to publish, which the caller has taken over.</summary>
    public void ForgetChanges() => Changes = new ChangeSet();

    /// <summary>Returns the differences between what is stored and what is planned.</summary>
    public ChangePlan ToPlan()
    {
        if (_counters?.Plan() is { } counters)
            Counters.Set([counters], Counters.Table.AllColumns & ~Counters.Table.KeyColumns);
        var plan = new ChangePlan();
        foreach (IRowSet set in _sets)
            set.AddTo(plan);
        return plan;
    }

    /// <summary>Shows a visitor what is planned for each row.</summary>
    public void VisitPlan(IPlannedRowVisitor visitor)
    {
        foreach (IRowSet set in _sets)
            set.VisitPlan(visitor);
    }

    /// <summary>Treats the plan as stored, after it was written. A write may plan again then.</summary>
    public void Accept()
    {
        if (_counters?.Plan() is { } counters)
            UseCounters(counters);
        RecordedId = null;
        ForgetChanges();
        foreach (IRowSet set in _sets)
            set.Accept();
    }

    /// <summary>Tells whether an id was given out by this write, so that no stored row refers to it.</summary>
    public bool IsNew(IdKind kind, SqlValue id) => _counters?.IsNew(kind, id.Integer) ?? id.Integer == UnknownId;

    private T Add<T>(T set)
        where T : IRowSet
    {
        _sets.Add(set);
        return set;
    }
}
