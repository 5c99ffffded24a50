using System.Net;

namespace TrackStore.Discogs.Http;

/// <summary>Sends each attempt when its turn has come. It stands between the retries and the time limit of an attempt, which so doesn't count the wait.</summary>
internal sealed class RateLimitHandler(DiscogsRateLimiter limiter, TimeProvider time) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await limiter.WaitAsync(cancellationToken).ConfigureAwait(false);
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        limiter.Observe(response);
        if (response.StatusCode == HttpStatusCode.TooManyRequests && RetryAfter.Of(response, time) is { } delay)
            limiter.Pause(delay);
        return response;
    }
}
