using System.Collections.Concurrent;

namespace TrackStore.Artwork.Downloads.Queue;

/// <summary>
/// Remembers, until the process ends, which downloads its own syncs requested, and which others it skips because its options refuse them.
/// Another process, with other options, may have queued those and may still download them.
/// </summary>
internal sealed class DownloadClaims
{
    private readonly ConcurrentDictionary<long, bool> _claimed = new();
    private readonly ConcurrentDictionary<long, bool> _skipped = new();

    /// <summary>Tells whether a sync of this process requested a download.</summary>
    public bool IsClaimed(long id) => _claimed.ContainsKey(id);

    /// <summary>Tells whether this process skips a download.</summary>
    public bool IsSkipped(long id) => _skipped.ContainsKey(id) && !IsClaimed(id);

    /// <summary>Adds the downloads that a sync of this process requested. They are no longer skipped.</summary>
    public void Claim(IReadOnlySet<long> ids)
    {
        foreach (long id in ids)
            _claimed[id] = true;
    }

    /// <summary>Skips a download from now on, unless a sync of this process requests it.</summary>
    public void Skip(long id) => _skipped[id] = true;
}
