using System.Collections.Concurrent;

namespace TrackStore.Artwork.Downloads.Queue;

/// <summary>
/// Remembers, until the process ends, which hosts must not be contacted for a while: those that asked for it, and those that were
/// unreachable.
/// </summary>
internal sealed class HostBackoff(TimeProvider time)
{
    private static readonly TimeSpan UnreachableDelay = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Pause> _pauses = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the earliest time at which a paused host may be contacted again, or null when no host is paused.</summary>
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

    /// <summary>Tells whether the host of a URL is paused.</summary>
    public bool IsPaused(string url)
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

    /// <summary>Pauses the host of a URL until a time that the host asked for.</summary>
    public void PauseUntil(string url, DateTimeOffset until) => Add(url, new Pause(until, IsUnreachable: false));

    /// <summary>Pauses the host of a URL because it was unreachable.</summary>
    public void PauseUnreachable(string url) => Add(url, new Pause(time.GetUtcNow() + UnreachableDelay, IsUnreachable: true));

    /// <summary>Resumes the hosts that were unreachable.</summary>
    public void ResumeUnreachable()
    {
        foreach (KeyValuePair<string, Pause> entry in _pauses)
        {
            if (entry.Value.IsUnreachable)
                _pauses.TryRemove(entry);
        }
    }

    private void Add(string url, Pause added) => _pauses.AddOrUpdate(
        HostOf(url),
        static (_, pause) => pause,
        static (_, before, pause) => before.Until > pause.Until ? before : pause,
        added);

    private static string HostOf(string url) => Uri.TryCreate(url, UriKind.Absolute, out Uri? address) ? address.Authority : url;

    private readonly record struct Pause(DateTimeOffset Until, bool IsUnreachable);
}
