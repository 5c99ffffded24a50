using System.Collections.Concurrent;

namespace TrackStore.Platforms.Spotify;

/// <summary>Remembers until when each server asked to be left alone, so that one caller's 429 holds the others back, too.</summary>
internal sealed class QuietTimes(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _until = new(StringComparer.OrdinalIgnoreCase);

    public void Keep(Uri address, TimeSpan wait)
    {
        DateTimeOffset until = time.GetUtcNow() + wait;
        _until.AddOrUpdate(address.Authority, until, (_, known) => known > until ? known : until);
    }

    /// <summary>Gives what is left of the wait, or null when the server may be asked.</summary>
    public TimeSpan? Left(Uri address)
        => _until.TryGetValue(address.Authority, out DateTimeOffset until) && until - time.GetUtcNow() is { } left && left > TimeSpan.Zero ? left : null;
}
