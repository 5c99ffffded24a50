using System.Collections.Concurrent;

namespace TrackStore.Spotify.Http;

/// <summary>Remembers each server's rate limit, so that one caller's 429 holds back all callers.</summary>
internal sealed class RateLimitCooldowns(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _until = new(StringComparer.OrdinalIgnoreCase);

    public void Start(Uri address, TimeSpan wait)
    {
        DateTimeOffset until = time.GetUtcNow() + wait;
        _until.AddOrUpdate(address.Authority, until, (_, known) => known > until ? known : until);
    }

    /// <summary>Gets the remaining wait, or null when requests may be sent.</summary>
    public TimeSpan? Remaining(Uri address)
        => _until.TryGetValue(address.Authority, out DateTimeOffset until) && until - time.GetUtcNow() is { } left && left > TimeSpan.Zero
            ? left
            : null;
}
