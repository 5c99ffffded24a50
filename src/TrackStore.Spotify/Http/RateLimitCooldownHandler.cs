using System.Net;
using System.Net.Http.Headers;
using TrackStore.Shared.Http;

namespace TrackStore.Spotify.Http;

/// <summary>
/// Answers with 429 in the server's place while its rate limit is in force: Spotify blocks an app for longer when it keeps sending
/// requests.
/// </summary>
internal sealed class RateLimitCooldownHandler(RateLimitCooldowns cooldowns, TimeProvider time) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (cooldowns.Remaining(request.RequestUri!) is { } remaining)
        {
            // The header holds whole seconds.
            var wait = TimeSpan.FromSeconds(Math.Ceiling(remaining.TotalSeconds));
            return new HttpResponseMessage(HttpStatusCode.TooManyRequests)
            {
                RequestMessage = request,
                Headers = { RetryAfter = new RetryConditionHeaderValue(wait) },
            };
        }

        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.TooManyRequests && RetryAfter.Read(response, time) is { } delay)
            cooldowns.Start(request.RequestUri!, delay);
        return response;
    }
}
