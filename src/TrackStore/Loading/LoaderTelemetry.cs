using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace TrackStore.Loading;

/// <summary>
/// Publishes the loaders' metrics and activities under the name "TrackStore". Costs next to nothing while nobody listens.
/// </summary>
internal sealed class LoaderTelemetry : IDisposable
{
    private static readonly ActivitySource Activities = new(TelemetrySource.Name);

    private readonly TimeProvider _time;
    private readonly Meter _meter;
    private readonly bool _ownsMeter;
    private readonly Counter<long> _hits;
    private readonly Counter<long> _misses;
    private readonly Counter<long> _coalesced;
    private readonly Histogram<double> _durations;

    /// <summary>Initializes a new instance of the <see cref="LoaderTelemetry"/> class.</summary>
    /// <param name="time">The clock that times stages.</param>
    /// <param name="meters">The host's meter factory, or null to create an own meter.</param>
    public LoaderTelemetry(TimeProvider time, IMeterFactory? meters = null)
    {
        _time = time;
        _ownsMeter = meters is null;
        _meter = meters?.Create(new MeterOptions(TelemetrySource.Name)) ?? new Meter(TelemetrySource.Name);
        _hits = _meter.CreateCounter<long>("trackstore.image_loader.hits", "{request}", "Requests answered from memory.");
        _misses = _meter.CreateCounter<long>(
            "trackstore.image_loader.misses",
            "{request}",
            "Requests that started a read, including prefetches and background revalidation.");
        _coalesced = _meter.CreateCounter<long>(
            "trackstore.image_loader.coalesced",
            "{request}",
            "Requests that joined a read in progress.");
        _durations = _meter.CreateHistogram<double>(
            "trackstore.image_loader.stage.duration",
            "s",
            "Duration of a stage, excluding the wait for a slot. Tag 'stage': resolve, preview, read or decode.");
    }

    /// <summary>Starts the activity of a stage.</summary>
    /// <param name="stage">The stage's name.</param>
    /// <returns>The activity, or null when nobody listens.</returns>
    public static Activity? StartActivity(string stage)
        => Activities.HasListeners() ? Activities.StartActivity($"{TelemetrySource.Name}.{stage}") : null;

    /// <summary>Counts a request answered from memory.</summary>
    public void Hit() => _hits.Add(1);

    /// <summary>Counts a request that started a read.</summary>
    public void Miss() => _misses.Add(1);

    /// <summary>Counts a request that joined a read in progress.</summary>
    public void Coalesced() => _coalesced.Add(1);

    /// <summary>Publishes the size of a queue and of a cache.</summary>
    /// <param name="stage">
    /// Their stage: <see cref="LoaderStage.Read"/> for encoded images, <see cref="LoaderStage.Decode"/> for bitmaps.
    /// </param>
    /// <param name="queueLength">Gets the number of jobs waiting for a slot.</param>
    /// <param name="cachedBytes">Gets the number of cached bytes.</param>
    public void Observe(string stage, Func<long> queueLength, Func<long> cachedBytes)
    {
        var tag = new KeyValuePair<string, object?>("stage", stage);
        _meter.CreateObservableUpDownCounter(
            "trackstore.image_loader.queue.length",
            () => new Measurement<long>(queueLength(), tag),
            "{call}",
            "Calls waiting for a slot.");
        _meter.CreateObservableUpDownCounter(
            "trackstore.image_loader.cache.size",
            () => new Measurement<long>(cachedBytes(), tag),
            "By",
            "Bytes held in memory.");
    }

    /// <summary>Starts to time a stage.</summary>
    /// <param name="stage">One of the names in <see cref="LoaderStage"/>.</param>
    /// <returns>The stage, which ends when it is disposed.</returns>
    public LoaderStage Begin(string stage) => new(this, stage);

    /// <summary>Gets the time at which a stage starts.</summary>
    public long GetTimestamp() => _time.GetTimestamp();

    /// <summary>Records the duration of a stage that ends now.</summary>
    /// <param name="stage">The stage's name.</param>
    /// <param name="startedAt">The timestamp of its start.</param>
    public void RecordStage(string stage, long startedAt)
        => _durations.Record(_time.GetElapsedTime(startedAt).TotalSeconds, new KeyValuePair<string, object?>("stage", stage));

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_ownsMeter)
            _meter.Dispose();
    }
}
