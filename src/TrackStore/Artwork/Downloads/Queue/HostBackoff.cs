using System.Collections.Concurrent;

namespace TrackStore.Artwork.Downloads.Queue;

/// <summary>Remembers which hosts are left alone for now: those that asked for it, and those that could not be reached. Forgotten with the process.</summary>
internal sealed class HostBackoff(TimeProvider time)
{
    private static readonly TimeSpan OutagePause = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Pause> _pauses = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the earliest time at which a host is asked again, or null when none is left alone.</summary>
    public DateTimeOffset? Earliest
    {
        get
        {
            DateTimeOffset now = time.GetUtcNow();
            DateTimeOffset? earliest = null;
            foreach (Pause pause in _pauses.Values)
            {
                if (pause.Until > now && !(earliest < pause.Until))
                    earliest = pause.Until;
            }

            return earliest;
        }
    }

    /// <summary>Tells whether a URL's host is left alone now.</summary>
    public bool Has(string url)
    {
        if (_pauses.IsEmpty)
            return false;
        string host = HostOf(url);
        if (!_pauses.TryGetValue(host, out Pause pause))
            return false;
        if (pause.Until > time.GetUtcNow())
            return true;
        _pauses.TryRemove(new KeyValuePair<string, Pause>(host, pause));
        return false;
    }

    /// <summary>Leaves a URL's host alone for as long as it asked.</summary>
    public void Add(string url, DateTimeOffset until) => Add(url, until, isOutage: false);

    /// <summary>Leaves a URL's host alone for a while, because it could not be reached.</summary>
    public void AddOutage(string url) => Add(url, time.GetUtcNow() + OutagePause, isOutage: true);

    private void Add(string url, DateTimeOffset until, bool isOutage) => _pauses.AddOrUpdate(
        HostOf(url),
        static (_, pause) => pause,
        static (_, before, pause) => before.Until > pause.Until ? before : pause,
        new Pause(until, isOutage));

    /// <summary>Lets the hosts be tried again that could not be reached: somebody asks for their pictures now.</summary>
    public void ForgetOutages()
    {
        foreach (KeyValuePair<string, Pause> entry in _pauses)
        {
            if (entry.Value.IsOutage)
                _pauses.TryRemove(entry);
        }
    }

    private static string HostOf(string url) => Uri.TryCreate(url, UriKind.Absolute, out Uri? address) ? address.Authority : url;

    private readonly record struct Pause(DateTimeOffset Until, bool IsOutage);
}
