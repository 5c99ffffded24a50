using System.Net;
using TrackStore.Shared.Http;

namespace TrackStore.Discogs.Http;

/// <summary>
/// Holds each attempt until the rate limit allows it. It is placed between the retries and the time limit of an attempt, so that waiting
/// here doesn't count as a slow response.
/// </summary>
internal sealed class RateLimitHandler(DiscogsRateLimiter limiter, TimeProvider time) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await limiter.WaitAsync(cancellationToken).ConfigureAwait(false);
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        limiter.Observe(response);
        if (response.StatusCode == HttpStatusCode.TooManyRequests && RetryAfter.Read(response, time) is { } delay)
            limiter.Pause(delay);
        return response;
    }
}
