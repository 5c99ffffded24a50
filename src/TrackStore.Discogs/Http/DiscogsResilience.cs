using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;
using TrackStore.Shared.Http;

namespace TrackStore.Discogs.Http;

/// <summary>
/// Handles failing requests, from the outside in: retries with jitter, the rate limiter, the circuit breaker and the time limit of an
/// attempt.
/// </summary>
internal static class DiscogsResilience
{
    public static void AddRetries(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, ResilienceHandlerContext context)
    {
        DiscogsOptions options = context.ServiceProvider.GetRequiredService<IOptions<DiscogsOptions>>().Value;
        TimeProvider time = context.ServiceProvider.GetRequiredService<TimeProvider>();
        ILogger logger = context.ServiceProvider.GetRequiredService<ILogger<DiscogsApi>>();
        pipeline.TimeProvider = time;
        if (options.MaxRetries > 0)
            pipeline.AddRetry(Retry(options, time, logger));
    }

    public static void AddAttemptLimits(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, ResilienceHandlerContext context)
    {
        DiscogsOptions options = context.ServiceProvider.GetRequiredService<IOptions<DiscogsOptions>>().Value;
        pipeline.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();
        pipeline
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                Name = "CircuitBreaker",
                FailureRatio = 0.5,
                MinimumThroughput = 10,
                SamplingDuration = TimeSpan.FromMinutes(2),
                BreakDuration = TimeSpan.FromSeconds(30),
                ShouldHandle = arguments => ValueTask.FromResult(IsTransient(arguments.Outcome)),
            })
            .AddTimeout(options.AttemptTimeout);
    }

    private static RetryStrategyOptions<HttpResponseMessage> Retry(DiscogsOptions options, TimeProvider time, ILogger logger) => new()
    {
        Name = "Retry",
        MaxRetryAttempts = options.MaxRetries,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = TimeSpan.FromSeconds(1),
        MaxDelay = options.MaxRetryDelay,
        ShouldHandle = arguments => ValueTask.FromResult(
            !arguments.Context.CancellationToken.IsCancellationRequested && IsRetryable(arguments.Outcome, options, time)),
        DelayGenerator = arguments => ValueTask.FromResult(DelayOf(arguments.Outcome, time)),
        OnRetry = arguments =>
        {
            string cause = CauseOf(arguments.Outcome);
            if (arguments.Outcome.Result is { StatusCode: HttpStatusCode.TooManyRequests })
                Log.RateLimited(logger, arguments.RetryDelay);
            else
                Log.Retrying(logger, arguments.AttemptNumber + 1, cause, arguments.RetryDelay);
            return ValueTask.CompletedTask;
        },
    };

    // The maximum delay doesn't apply to delays from Retry-After, so a response that asks for a longer one isn't retried.
    private static bool IsRetryable(Outcome<HttpResponseMessage> outcome, DiscogsOptions options, TimeProvider time)
        => (IsTransient(outcome) || outcome.Result is { StatusCode: HttpStatusCode.TooManyRequests })
            && !(DelayOf(outcome, time) > options.MaxRetryDelay);

    private static TimeSpan? DelayOf(Outcome<HttpResponseMessage> outcome, TimeProvider time)
        => outcome.Result is { } response ? RetryAfter.Read(response, time) : null;

    private static bool IsTransient(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        {
            Exception: HttpRequestException
            {
                HttpRequestError: HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.SecureConnectionError
            }
        } => false,
        { Exception: HttpRequestException or IOException or TimeoutRejectedException } => true,
        { Result: { } response } => response.StatusCode is HttpStatusCode.RequestTimeout || (int)response.StatusCode >= 500,
        _ => false,
    };

    private static string CauseOf(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: TimeoutRejectedException } => "timeout",
        { Exception: HttpRequestException error } => error.HttpRequestError.ToString(),
        { Exception: { } error } => error.GetType().Name,
        { Result: { } response } => ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture),
        _ => "unknown",
    };
}
