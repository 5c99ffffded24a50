using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Changes;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Plans.Recording;

namespace TrackStore.Storage;

/// <summary>A running write: its plans, and LINQ on its context, share one transaction.</summary>
internal sealed class StoreTransaction
{
    private readonly IStoreProvider _provider;
    private readonly DbContext _context;
    private readonly HistoryRetention? _retention;
    private LibraryRows _rows;
    private bool _isPlanned;
    private bool _isTrimDue;

    /// <param name="provider">The database.</param>
    /// <param name="context">The context, in a transaction.</param>
    /// <param name="counters">The counters, or null when they are still to be read.</param>
    /// <param name="now">The timestamp for all rows of this write.</param>
    /// <param name="retention">How many changes can be undone, or null to forget none.</param>
    public StoreTransaction(
        IStoreProvider provider, DbContext context, StoreCountersEntity? counters, DateTime now, HistoryRetention? retention = null)
    {
        _provider = provider;
        _context = context;
        _retention = retention;
        Now = now;
        _rows = NewRows(counters);
    }

    /// <summary>Gets the context, for queries and statements beside the plan.</summary>
    public DbContext Context
    {
        get
        {
            IsTouched = true;
            return _context;
        }
    }

    /// <summary>Gets a value indicating whether anything was written, or may have been written through <see cref="Context"/>.</summary>
    public bool IsTouched { get; private set; }

    /// <summary>Gets the counters as they are stored now, or null when they were not read.</summary>
    public StoreCountersEntity? Counters => _rows.StoredCounters;

    private bool IsTrimDue => _rows.RecordedId % _retention?.Interval == 0;

    /// <summary>Gets the changes to publish after the commit.</summary>
    public ChangeSet Changes { get; } = new();

    /// <summary>Gets the timestamp for all rows of this write: UTC, in whole milliseconds.</summary>
    public DateTime Now { get; }

    /// <summary>
    /// Makes a plan. It is written at the end, or by <see cref="WritePlanAsync"/> when a query on <see cref="Context"/> has to find its
    /// changes. A write may plan several times; later plans see what earlier ones changed.
    /// </summary>
    /// <param name="plan">Makes the plan from the rows that it asks for. It may be called several times, each time with more rows.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>What the last call returned.</returns>
    public async Task<T> PlanAsync<T>(Func<LibraryRows, T> plan, CancellationToken cancellationToken)
    {
        await WritePlanAsync(cancellationToken).ConfigureAwait(false);
        _isPlanned = true;
        return await _rows.PlanAsync(_context, _provider.Rows, plan, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads rows that the next plan will need.</summary>
    public async Task PrefetchAsync(Action<LibraryRows> prefetch, CancellationToken cancellationToken)
    {
        await WritePlanAsync(cancellationToken).ConfigureAwait(false);
        await _rows.PrefetchAsync(_context, _provider.Rows, prefetch, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes the plan, so that queries find what it changes.</summary>
    public async Task WritePlanAsync(CancellationToken cancellationToken)
    {
        if (!_isPlanned)
            return;
        cancellationToken.ThrowIfCancellationRequested();
        _isPlanned = false;
        IsTouched = true;
        ChangePlan plan = _rows.ToPlan();
        if (!plan.IsEmpty)
            await _provider.Changes.ApplyAsync(_context, plan, cancellationToken).ConfigureAwait(false);
        Changes.Add(_rows.Changes);
        _isTrimDue |= IsTrimDue;
        FollowUps followUps = _rows.TakeFollowUps();
        _rows.Accept();
        await followUps.ApplyAsync(_context, _rows, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Writes the plan and forgets the rows that were read, so that a write of many chunks holds the rows of one chunk at a time.
    /// </summary>
    public async Task ForgetRowsAsync(CancellationToken cancellationToken)
    {
        await WritePlanAsync(cancellationToken).ConfigureAwait(false);
        _rows = NewRows(_rows.StoredCounters);
    }

    /// <summary>Forgets the plan that was not written, because the call that made it failed.</summary>
    public void DiscardPlan()
    {
        _isPlanned = false;
        _rows.Reset();
    }

    /// <summary>Begins another call in this transaction: <see cref="IsTouched"/> is about it alone from now on.</summary>
    public void BeginCall() => IsTouched = false;

    /// <summary>Reads what is stored with a query that changes nothing.</summary>
    public Task<T> ReadAsync<T>(Func<DbContext, Task<T>> read) => read(_context);

    /// <summary>Writes row changes that need no plan, after what is planned.</summary>
    public async Task ApplyAsync(ChangePlan plan, CancellationToken cancellationToken)
    {
        await WritePlanAsync(cancellationToken).ConfigureAwait(false);
        await _provider.Changes.ApplyAsync(Context, plan, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Adds the rows of the change log to the plan and writes it.</summary>
    /// <param name="writer">The store that writes.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public async Task CompleteAsync(string writer, CancellationToken cancellationToken)
    {
        if (_isTrimDue || IsTrimDue)
        {
            await WritePlanAsync(cancellationToken).ConfigureAwait(false);
            await HistoryTrimmer.StepAsync(this, _retention!, cancellationToken).ConfigureAwait(false);
        }

        Changes.Add(_rows.Changes);
        _rows.ForgetChanges();
        List<(string Kind, long EntityId)> log = ChangeLog.RowsOf(Changes);
        if (log.Count > 0)
            await _rows.ReadCountersAsync(_context, _provider.Rows, cancellationToken).ConfigureAwait(false);
        long last = ChangeLog.AddTo(_rows, log, writer);
        _isPlanned = true;
        await WritePlanAsync(cancellationToken).ConfigureAwait(false);
        await ChangeLog.TrimAsync(_context, last, log.Count, cancellationToken).ConfigureAwait(false);
    }

    public Task PlanAsync(Action<LibraryRows> plan, CancellationToken cancellationToken) => PlanAsync(
        rows =>
        {
            plan(rows);
            return true;
        },
        cancellationToken);

    private LibraryRows NewRows(StoreCountersEntity? counters)
    {
        var rows = new LibraryRows(StoreMap.Of(_context), Now);
        if (counters is not null)
            rows.UseCounters(counters);
        return rows;
    }
}
