using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;
using TrackStore.Shared.Http;

namespace TrackStore.Spotify.Http;

/// <summary>
/// Retries requests within one total time limit, with delays that double with jitter or follow Retry-After, and with a circuit breaker.
/// </summary>
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
        ShouldHandle = attempt => ValueTask.FromResult(IsRetryable(attempt.Outcome, options, time)),
        DelayGenerator = attempt => ValueTask.FromResult(attempt.Outcome.Result is { } response ? RetryAfter.Read(response, time) : null),
    };

    // One request that fails with all of its attempts doesn't open the circuit, and a rate limit doesn't count as a failure.
    private static CircuitBreakerStrategyOptions<HttpResponseMessage> Breaker() => new()
    {
        FailureRatio = 0.5,
        MinimumThroughput = 20,
        SamplingDuration = TimeSpan.FromMinutes(1),
        BreakDuration = TimeSpan.FromSeconds(15),
        ShouldHandle = static attempt => ValueTask.FromResult(IsFailure(attempt.Outcome)),
    };

    private static bool IsRetryable(Outcome<HttpResponseMessage> outcome, SpotifyOptions options, TimeProvider time)
    {
        bool isTransient = IsFailure(outcome) || outcome.Result?.StatusCode == HttpStatusCode.TooManyRequests;
        return isTransient && !(outcome.Result is { } response && RetryAfter.Read(response, time) > options.LongestWait);
    }

    private static bool IsFailure(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: HttpRequestException error } => error.HttpRequestError != HttpRequestError.ConfigurationLimitExceeded,
        { Exception: TimeoutRejectedException } => true,
        { Result: { } response } => response.StatusCode == HttpStatusCode.RequestTimeout || (int)response.StatusCode >= 500,
        _ => false,
    };
}
