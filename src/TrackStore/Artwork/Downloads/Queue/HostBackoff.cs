using System.Collections.Concurrent;

namespace TrackStore.Artwork.Downloads.Queue;

/// <summary>
/// Remembers, until the process ends, which hosts must not be contacted for a while: those that asked for it, and those that were
/// unreachable. The queue and previews share it.
/// </summary>
internal sealed class HostBackoff(TimeProvider time)
{
    private static readonly TimeSpan UnreachableDelay = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, HostPause> _pauses = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the earliest time at which a paused host may be contacted again, or null when no host is paused.</summary>
    public DateTimeOffset? Earliest
    {
        get
        {
            DateTimeOffset now = time.GetUtcNow();
            DateTimeOffset? earliest = null;
            foreach (HostPause pause in _pauses.Values)
            {
                if (pause.Until > now && !(earliest < pause.Until))
                    earliest = pause.Until;
            }

            return earliest;
        }
    }

    /// <summary>Tells whether the host of a URL is paused.</summary>
    public bool IsPaused(string url) => FindPause(url) is not null;

    /// <summary>Finds the pause of a URL's host.</summary>
    /// <returns>The pause, or null when the host may be contacted.</returns>
    public HostPause? FindPause(string url)
    {
        if (_pauses.IsEmpty)
            return null;
        string host = HostOf(url);
        if (!_pauses.TryGetValue(host, out HostPause pause))
            return null;
        if (pause.Until > time.GetUtcNow())
            return pause;
        _pauses.TryRemove(new KeyValuePair<string, HostPause>(host, pause));
        return null;
    }

    /// <summary>Pauses the host of a URL until a time that the host asked for.</summary>
    public void PauseUntil(string url, DateTimeOffset until) => Add(url, new HostPause(until, IsUnreachable: false));

    /// <summary>Pauses the host of a URL because it was unreachable.</summary>
    public void PauseUnreachable(string url) => Add(url, new HostPause(time.GetUtcNow() + UnreachableDelay, IsUnreachable: true));

    /// <summary>Resumes the hosts that were unreachable.</summary>
    public void ResumeUnreachable()
    {
        foreach (KeyValuePair<string, HostPause> entry in _pauses)
        {
            if (entry.Value.IsUnreachable)
                _pauses.TryRemove(entry);
        }
    }

    private void Add(string url, HostPause added) => _pauses.AddOrUpdate(
        HostOf(url),
        static (_, pause) => pause,
        static (_, before, pause) => before.Until > pause.Until ? before : pause,
        added);

    private static string HostOf(string url) => Uri.TryCreate(url, UriKind.Absolute, out Uri? address) ? address.Authority : url;
}
