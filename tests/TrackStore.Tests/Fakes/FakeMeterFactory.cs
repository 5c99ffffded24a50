using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace TrackStore.Tests.Fakes;

/// <summary>Creates meters for one test and records their measurements.</summary>
internal sealed class FakeMeterFactory : IMeterFactory
{
    private readonly MeterListener _listener = new();

    public FakeMeterFactory()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == this)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Measured.Enqueue((instrument.Name, StageOf(tags), value)));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Measured.Enqueue((instrument.Name, StageOf(tags), value)));
        _listener.Start();
    }

    public ConcurrentQueue<(string Name, string? Stage, double Value)> Measured { get; } = new();

    public List<Meter> Created { get; } = [];

    public Meter Create(MeterOptions options)
    {
        options.Scope = this;
        var meter = new Meter(options);
        Created.Add(meter);
        return meter;
    }

    public double Sum(string name) => Measured.Where(measured => measured.Name == name).Sum(measured => measured.Value);

    public void Observe() => _listener.RecordObservableInstruments();

    public void Dispose()
    {
        _listener.Dispose();
        Created.ForEach(meter => meter.Dispose());
    }

    private static string? StageOf(ReadOnlySpan<KeyValuePair<string, object?>> tags) => tags.Length == 0 ? null : (string?)tags[0].Value;
}
