using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TrackStore.Platforms.Spotify;

/// <summary>
/// Remembers for an hour what Spotify refuses to this app, so that it isn't asked again each time. Which endpoints an app may use depends on when it was made and on its mode.
/// </summary>
internal sealed class SpotifyAccess(TimeProvider time, ILogger<SpotifyAccess> logger)
{
    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<SpotifyEndpoint, DateTimeOffset> _refused = new();

    public bool IsOpen(SpotifyEndpoint endpoint) => !_refused.TryGetValue(endpoint, out DateTimeOffset until) || time.GetUtcNow() >= until;

    public void Refuse(SpotifyEndpoint endpoint)
    {
        lock (_gate)
        {
            if (!IsOpen(endpoint))
                return;
            _refused[endpoint] = time.GetUtcNow() + Memory;
        }

        Log.Refused(logger, endpoint, Memory);
    }
}
