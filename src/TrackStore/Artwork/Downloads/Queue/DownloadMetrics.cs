using System.Diagnostics.Metrics;
using TrackStore.Storage;

namespace TrackStore.Artwork.Downloads.Queue;

/// <summary>The metrics of downloads, in the meter "TrackStore".</summary>
internal sealed class DownloadMetrics : IDisposable
{
    private readonly Meter _meter;
    private readonly bool _ownsMeter;
    private readonly Counter<long> _downloads;
    private readonly Counter<long> _bytes;

    /// <summary>Initializes a new instance of the <see cref="DownloadMetrics"/> class.</summary>
    /// <param name="meters">The host's meters, or null for a meter of its own.</param>
    public DownloadMetrics(IMeterFactory? meters = null)
    {
        _ownsMeter = meters is null;
        _meter = meters?.Create(new MeterOptions(TelemetrySource.Name)) ?? new Meter(TelemetrySource.Name);
        _downloads = _meter.CreateCounter<long>(
            "trackstore.artwork.downloads",
            "{download}",
            "Downloads of artwork that ended. Tag 'outcome': done, unchanged, absent, refused, failed, offline or void.");
        _bytes = _meter.CreateCounter<long>("trackstore.artwork.download.size", "By", "Bytes of the pictures that were downloaded, after decompression.");
    }

    /// <summary>Counts a download that ended.</summary>
    public void Ended(DownloadOutcome end) => _downloads.Add(1, new KeyValuePair<string, object?>("outcome", EnumNames<DownloadOutcome>.Of(end)));

    /// <summary>Counts what was downloaded.</summary>
    public void Received(int bytes) => _bytes.Add(bytes);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_ownsMeter)
            _meter.Dispose();
    }
}
