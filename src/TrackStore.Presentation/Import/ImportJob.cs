namespace TrackStore;

/// <summary>An import that runs until it ends, whichever panel is open. All members can be called from any thread.</summary>
public sealed class ImportJob
{
    // Databases store times less exactly than the clock tells them.
    private static readonly TimeSpan Resolution = TimeSpan.FromMilliseconds(1);

    private readonly Lock _gate = new();
    private readonly IImportSource _source;
    private readonly CancellationTokenSource _canceling;
    private readonly Action<ImportJob> _onChanged;
    private ImportProgress _progress = new(0, 0, 0, 0, 0);
    private ImportJobState _end = ImportJobState.Running;
    private ImportResult? _result;
    private Exception? _error;
    private DateTimeOffset? _endedAt;

    internal ImportJob(IImportSource source, long? total, DateTimeOffset startedAt, Action<ImportJob> onChanged, CancellationToken closing)
    {
        (_source, Name, Total, _onChanged) = (source, source.Name, total, onChanged);
        StartedAt = startedAt.AddTicks(-(startedAt.Ticks % Resolution.Ticks));
        _canceling = CancellationTokenSource.CreateLinkedTokenSource(closing);
    }

    /// <summary>Gets the name of what is imported, such as the file's.</summary>
    public string Name { get; }

    /// <summary>Gets the number of tracks that the source holds, or null when it is unknown.</summary>
    public long? Total { get; }

    /// <summary>
    /// Gets the time when the import began; that of its first attempt, when it was begun again. No track that it adds was added before.
    /// </summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>Gets the time when the import ended, or null before.</summary>
    public DateTimeOffset? EndedAt => Read(() => _endedAt);

    /// <summary>Gets how far the import is.</summary>
    public ImportJobState State => Read(() => _endedAt is not null ? _end
        : _canceling.IsCancellationRequested ? ImportJobState.Canceling
        : ImportJobState.Running);

    /// <summary>Gets a value indicating whether the import has not ended.</summary>
    public bool IsActive => EndedAt is null;

    /// <summary>Gets the counts after the last transaction. The rows that the source could not read count as rejected.</summary>
    public ImportProgress Progress => Read(() => _progress);

    /// <summary>Gets the part that is done, from 0 to 1, or null when it is unknown.</summary>
    public double? Fraction => State == ImportJobState.Completed ? 1
        : Total is > 0 and var total ? Math.Min(1, (double)Progress.Read / total)
        : null;

    /// <summary>Gets the result, or null before the end and when the import failed or was canceled.</summary>
    public ImportResult? Result => Read(() => _result);

    /// <summary>
    /// Gets the query of the tracks that the import has added since <see cref="StartedAt"/>. Those that were added meanwhile by other means
    /// are among them.
    /// </summary>
    public TrackQuery AddedTracks => AddedUntil(EndedAt);

    /// <summary>Gets the query of the tracks that were in the library before and that the import, or anybody since, has changed.</summary>
    public TrackQuery UpdatedTracks => new() { AddedBefore = StartedAt, ChangedSince = StartedAt };

    /// <summary>
    /// Gets the number of <see cref="AddedTracks"/> at the end, or null before it and when they could not be counted. Those of earlier
    /// attempts count here, and not in <see cref="Progress"/>.
    /// </summary>
    public int? AddedTrackCount { get; private set; }

    /// <summary>
    /// Gets the number of <see cref="UpdatedTracks"/> at the end, or null before it and when they could not be counted. A row that
    /// repeats an earlier one counts as an update of <see cref="Progress"/>, and not here.
    /// </summary>
    public int? UpdatedTrackCount { get; private set; }

    /// <summary>Gets the first rows that were skipped, by line; empty before the end.</summary>
    public IReadOnlyList<ImportProblem> Rejections { get; private set; } = [];

    /// <summary>Gets the first values that were left out of rows that were imported, by line; empty before the end.</summary>
    public IReadOnlyList<ImportProblem> Omissions { get; private set; } = [];

    /// <summary>Gets the number of all values that were left out; 0 before the end.</summary>
    public long OmissionCount { get; private set; }

    /// <summary>Gets why the import ended early, or null.</summary>
    public Exception? Error => Read(() => _error);

    /// <summary>Gets a task that completes when the import has ended. It never fails.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    /// <summary>Ends the import after its current transaction. What it has stored stays.</summary>
    public void Cancel()
    {
        // Under the lock, because the source is disposed when the job ends. What the cancellation calls runs elsewhere.
        lock (_gate)
        {
            if (_endedAt is not null)
                return;
            _ = _canceling.CancelAsync();
        }

        _onChanged(this);
    }

    internal void Start(ITrackRepository tracks, PresentationTexts texts, TimeProvider time)
        => Completion = Task.Run(() => RunAsync(tracks, texts, time));

    private async Task RunAsync(ITrackRepository tracks, PresentationTexts texts, TimeProvider time)
    {
        ImportResult? result = null;
        Exception? error = null;
        var end = ImportJobState.Completed;
        try
        {
            CancellationToken token = _canceling.Token;
            result = await tracks.ImportAsync(_source.ReadAsync(token), new Reporter(this), token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_canceling.IsCancellationRequested)
        {
            end = ImportJobState.Canceled;
        }
        catch (Exception failure)
        {
            // The panel shows it, whatever a source has thrown.
            (end, error) = (ImportJobState.Failed, failure);
        }

        ImportProgress progress = Progress;
        try
        {
            if (result is not null)
                progress = Count(new ImportProgress(result.Read, result.Added, result.Updated, result.Unchanged, result.Rejected));
            Rejections = Merge(_source.Rejections, result?.Rejections.Select(row => (row.Index, texts.DescribeRejection(row))));
            Omissions = Merge(_source.Omissions, result?.Omissions.Select(value => (value.Index, texts.DescribeOmission(value))));
            OmissionCount = _source.OmissionCount + (result?.OmittedValues ?? 0);
        }
        catch (Exception failure)
        {
            (end, error) = (ImportJobState.Failed, error ?? failure);
        }

        DateTimeOffset endedAt = time.GetUtcNow();
        AddedTrackCount = await CountAsync(tracks, AddedUntil(endedAt)).ConfigureAwait(false);
        UpdatedTrackCount = await CountAsync(tracks, UpdatedTracks).ConfigureAwait(false);
        lock (_gate)
        {
            (_end, _result, _error, _progress, _endedAt) = (end, result, error, progress, endedAt);
            _canceling.Dispose();
        }

        _onChanged(this);
    }

    // Whatever goes wrong, the import has ended.
    private static async Task<int?> CountAsync(ITrackRepository tracks, TrackQuery query)
    {
        try
        {
            return await tracks.CountAsync(query, cancellationToken: CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception)
        {
            return null;
        }
    }

    private TrackQuery AddedUntil(DateTimeOffset? end) => new() { AddedSince = StartedAt, AddedBefore = end + Resolution };

    private ImportProblem[] Merge(IReadOnlyList<ImportProblem> read, IEnumerable<(long Index, string Reason)>? stored)
    {
        IEnumerable<ImportProblem> further = (stored ?? []).Select(row => new ImportProblem(_source.LineOf(row.Index), row.Reason));
        return [.. read.Concat(further).OrderBy(row => row.Line)];
    }

    private ImportProgress Count(ImportProgress stored) => stored with { Rejected = stored.Rejected + _source.RejectionCount };

    private T Read<T>(Func<T> read)
    {
        lock (_gate)
            return read();
    }

    /// <summary>Takes reports at once and in order, which <see cref="Progress{T}"/> doesn't promise.</summary>
    private sealed class Reporter(ImportJob job) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            lock (job._gate)
                job._progress = job.Count(value);
            job._onChanged(job);
        }
    }
}
