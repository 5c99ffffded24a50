using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace TrackStore.Platforms.Spotify;

/// <summary>How requests are tried again: all attempts within one time, waits that double with jitter or are as long as Spotify asks, and a circuit breaker.</summary>
internal static class SpotifyResilience
{
    public static void Configure(ResiliencePipelineBuilder<HttpResponseMessage> builder, ResilienceHandlerContext context)
    {
        SpotifyOptions options = context.ServiceProvider.GetRequiredService<IOptions<SpotifyOptions>>().Value;
        TimeProvider time = context.ServiceProvider.GetRequiredService<TimeProvider>();

        builder.TimeProvider = time;
        builder.AddTimeout(options.TotalTimeout);
        if (options.Retries > 0)
            builder.AddRetry(Retry(options, time));
        builder.AddCircuitBreaker(Breaker());
        builder.AddTimeout(options.AttemptTimeout);
    }

    private static RetryStrategyOptions<HttpResponseMessage> Retry(SpotifyOptions options, TimeProvider time) => new()
    {
        MaxRetryAttempts = options.Retries,
        Delay = TimeSpan.FromSeconds(1),
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        MaxDelay = TimeSpan.FromSeconds(20),
        ShouldHandle = attempt => ValueTask.FromResult(IsPassing(attempt.Outcome, options, time)),
        DelayGenerator = attempt => ValueTask.FromResult(attempt.Outcome.Result is { } response ? RetryAfter.Of(response, time) : null),
    };

    // A single request that fails with all of its attempts doesn't open it; requests that come too soon are no failure.
    private static CircuitBreakerStrategyOptions<HttpResponseMessage> Breaker() => new()
    {
        FailureRatio = 0.5,
        MinimumThroughput = 20,
        SamplingDuration = TimeSpan.FromMinutes(1),
        BreakDuration = TimeSpan.FromSeconds(15),
        ShouldHandle = static attempt => ValueTask.FromResult(IsFailure(attempt.Outcome)),
    };

    private static bool IsPassing(Outcome<HttpResponseMessage> outcome, SpotifyOptions options, TimeProvider time)
    {
        bool mayPass = IsFailure(outcome) || outcome.Result?.StatusCode == HttpStatusCode.TooManyRequests;
        return mayPass && (outcome.Result is not { } response || RetryAfter.Of(response, time) is not { } wait || wait <= options.LongestWait);
    }

    private static bool IsFailure(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: HttpRequestException error } => error.HttpRequestError != HttpRequestError.ConfigurationLimitExceeded,
        { Exception: TimeoutRejectedException } => true,
        { Result: { } response } => response.StatusCode == HttpStatusCode.RequestTimeout || (int)response.StatusCode >= 500,
        _ => false,
    };
}
