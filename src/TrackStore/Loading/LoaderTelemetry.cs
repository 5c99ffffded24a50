using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace TrackStore.Loading;

/// <summary>What the loader tells .NET's own listeners: metrics of the meter and activities of the source "TrackStore". Costs next to nothing while nobody listens.</summary>
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
    /// <param name="time">The clock by which stages are timed.</param>
    /// <param name="meters">The host's meters, or null for a meter of the loader's own.</param>
    public LoaderTelemetry(TimeProvider time, IMeterFactory? meters = null)
    {
        _time = time;
        _ownsMeter = meters is null;
        _meter = meters?.Create(new MeterOptions(TelemetrySource.Name)) ?? new Meter(TelemetrySource.Name);
        _hits = _meter.CreateCounter<long>("trackstore.image_loader.hits", "{request}", "Requests that were answered from memory.");
        _misses = _meter.CreateCounter<long>("trackstore.image_loader.misses", "{request}", "Requests that started a read, prefetched ones and look-ups in the background included.");
        _coalesced = _meter.CreateCounter<long>("trackstore.image_loader.coalesced", "{request}", "Requests that joined a read under way.");
        _durations = _meter.CreateHistogram<double>(
            "trackstore.image_loader.stage.duration",
            "s",
            "How long a stage took, without its wait for a turn. Tag 'stage': resolve, read or decode.");
    }

    /// <summary>Counts a request that was answered from memory.</summary>
    public void Hit() => _hits.Add(1);

    /// <summary>Counts a request that started a read.</summary>
    public void Miss() => _misses.Add(1);

    /// <summary>Counts a request that joined a read under way.</summary>
    public void Coalesced() => _coalesced.Add(1);

    /// <summary>Has a cache and a queue observed.</summary>
    /// <param name="stages">Whose they are: "read" for encoded pictures, "decode" for bitmaps.</param>
    /// <param name="queueLength">Gives how many calls wait for their turn.</param>
    /// <param name="heldBytes">Gives how many bytes are held.</param>
    public void Observe(string stages, Func<long> queueLength, Func<long> heldBytes)
    {
        var tag = new KeyValuePair<string, object?>("stage", stages);
        _meter.CreateObservableUpDownCounter(
            "trackstore.image_loader.queue.length",
            () => new Measurement<long>(queueLength(), tag),
            "{call}",
            "Calls that wait for their turn.");
        _meter.CreateObservableUpDownCounter(
            "trackstore.image_loader.cache.size",
            () => new Measurement<long>(heldBytes(), tag),
            "By",
            "Bytes that are held in memory.");
    }

    /// <summary>Begins a stage.</summary>
    /// <param name="stage">One of <see cref="LoaderStage"/>.</param>
    /// <returns>What ends it when it is disposed.</returns>
    public LoaderStage Begin(string stage)
        => new(stage, Activities.HasListeners() ? Activities.StartActivity($"{TelemetrySource.Name}.{stage}") : null, _time, _durations);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_ownsMeter)
        {
            _meter.Dispose();
        }
    }
}
