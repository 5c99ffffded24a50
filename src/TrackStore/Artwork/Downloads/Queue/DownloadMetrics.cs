using System.Diagnostics.Metrics;
using TrackStore.Artwork.Acquisition;

namespace TrackStore.Artwork.Downloads.Queue;

/// <summary>The metrics of downloads, in the meter "TrackStore".</summary>
internal sealed class DownloadMetrics : IDisposable
{
    private readonly Meter _meter;
    private readonly bool _ownsMeter;
    private readonly Counter<long> _downloads;
    private readonly Counter<long> _bytes;

    /// <summary>Initializes a new instance of the <see cref="DownloadMetrics"/> class.</summary>
    /// <param name="meters">The host's meter factory, or null to create a meter.</param>
    public DownloadMetrics(IMeterFactory? meters = null)
    {
        _ownsMeter = meters is null;
        _meter = meters?.Create(new MeterOptions(TelemetrySource.Name)) ?? new Meter(TelemetrySource.Name);
        _downloads = _meter.CreateCounter<long>(
            "trackstore.artwork.downloads",
            "{download}",
            "Downloads of artwork that have ended. Tag 'outcome': done, unchanged, absent, refused, failed, unreachable or discarded.");
        _bytes = _meter.CreateCounter<long>("trackstore.artwork.download.size", "By", "Bytes of downloaded pictures.");
    }

    /// <summary>Counts a download that has ended.</summary>
    /// <param name="result">The result, or null when the download was discarded.</param>
    public void Add(FetchResult? result)
    {
        string outcome = result switch
        {
            FetchResult.Content => "done",
            FetchResult.NotModified => "unchanged",
            FetchResult.Absent => "absent",
            FetchResult.Refused => "refused",
            FetchResult.Failed => "failed",
            FetchResult.Unreachable => "unreachable",
            _ => "discarded",
        };
        _downloads.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
    }

    /// <summary>Counts the bytes of a picture.</summary>
    public void AddBytes(int count) => _bytes.Add(count);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_ownsMeter)
            _meter.Dispose();
    }
}
