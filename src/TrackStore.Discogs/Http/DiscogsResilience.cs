using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace TrackStore.Discogs.Http;

/// <summary>What is done about failing requests: retries with jitter outside, then the rate limiter, then the circuit breaker and the time limit of an attempt.</summary>
internal static class DiscogsResilience
{
    public static void AddRetries(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, ResilienceHandlerContext context)
    {
        DiscogsOptions options = context.ServiceProvider.GetRequiredService<IOptions<DiscogsOptions>>().Value;
        TimeProvider time = context.ServiceProvider.GetRequiredService<TimeProvider>();
        ILogger logger = context.ServiceProvider.GetRequiredService<ILogger<DiscogsApi>>();
        pipeline.TimeProvider = time;
        if (options.MaxRetries == 0)
            return;

        pipeline.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            Name = "Retry",
            MaxRetryAttempts = options.MaxRetries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromSeconds(1),
            MaxDelay = options.MaxRetryDelay,
            ShouldHandle = arguments => ValueTask.FromResult(
                !arguments.Context.CancellationToken.IsCancellationRequested && (IsTransient(arguments.Outcome) || IsRefusedForNow(arguments.Outcome, time, options))),
            DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result is { } response ? RetryAfter.Of(response, time) : null),
            OnRetry = arguments =>
            {
                string cause = Cause(arguments.Outcome);
                if (arguments.Outcome.Result is { StatusCode: HttpStatusCode.TooManyRequests })
                    Log.RateLimited(logger, arguments.RetryDelay);
                else
                    Log.Retrying(logger, arguments.AttemptNumber + 1, cause, arguments.RetryDelay);
                return ValueTask.CompletedTask;
            },
        });
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

    private static bool IsTransient(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.SecureConnectionError } } => false,
        { Exception: HttpRequestException or IOException or TimeoutRejectedException } => true,
        { Result: { } response } => response.StatusCode is HttpStatusCode.RequestTimeout || (int)response.StatusCode >= 500,
        _ => false,
    };

    private static bool IsRefusedForNow(Outcome<HttpResponseMessage> outcome, TimeProvider time, DiscogsOptions options)
        => outcome.Result is { StatusCode: HttpStatusCode.TooManyRequests } response
            && !(RetryAfter.Of(response, time) > options.MaxRetryDelay);

    private static string Cause(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: TimeoutRejectedException } => "no answer in time",
        { Exception: HttpRequestException error } => error.HttpRequestError.ToString(),
        { Exception: { } error } => error.GetType().Name,
        { Result: { } response } => ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => "unknown",
    };
}
