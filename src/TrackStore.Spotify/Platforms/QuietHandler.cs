using System.Net;
using System.Net.Http.Headers;

namespace TrackStore.Platforms.Spotify;

/// <summary>Answers in the server's place while it wants to be left alone: an app that goes on asking is only shut out for longer.</summary>
internal sealed class QuietHandler(QuietTimes times, TimeProvider time) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (times.Left(request.RequestUri!) is { } left)
        {
            // Whole seconds are all that the header can say.
            var wait = TimeSpan.FromSeconds(Math.Ceiling(left.TotalSeconds));
            return new HttpResponseMessage(HttpStatusCode.TooManyRequests) { RequestMessage = request, Headers = { RetryAfter = new RetryConditionHeaderValue(wait) } };
        }

        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.TooManyRequests && RetryAfter.Of(response, time) is { } asked)
            times.Keep(request.RequestUri!, asked);
        return response;
    }
}
