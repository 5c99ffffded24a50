using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TrackStore.Spotify.Http;

/// <summary>
/// Remembers for an hour which endpoints Spotify refuses to this app, so that it doesn't request them each time. What an app may use
/// depends on its age and mode.
/// </summary>
internal sealed class EndpointAvailability(TimeProvider time, ILogger<EndpointAvailability> logger)
{
    private static readonly TimeSpan RefusalLifetime = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<SpotifyEndpoint, DateTimeOffset> _refused = new();

    public bool IsAvailable(SpotifyEndpoint endpoint)
        => !_refused.TryGetValue(endpoint, out DateTimeOffset until) || time.GetUtcNow() >= until;

    public void MarkRefused(SpotifyEndpoint endpoint)
    {
        lock (_gate)
        {
            if (!IsAvailable(endpoint))
                return;
            _refused[endpoint] = time.GetUtcNow() + RefusalLifetime;
        }

        Log.EndpointRefused(logger, endpoint, RefusalLifetime);
    }
}
