using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TrackStore.Discogs.Http;

/// <summary>
/// Keeps the application's requests within Discogs' limit per minute: 60 with credentials, 25 without, or the limit in its headers. The
/// last quarter is spread over the rest of the minute, so that requests slow down before Discogs refuses any. Requests of other programs
/// with the same credentials or address show in the headers and are counted.
/// </summary>
internal sealed class DiscogsRateLimiter(
    IOptions<DiscogsOptions> options, TimeProvider time, ILogger<DiscogsRateLimiter> logger) : IDisposable
{
    public const string LimitHeader = "X-Discogs-Ratelimit";
    public const string RemainingHeader = "X-Discogs-Ratelimit-Remaining";
    public const string UsedHeader = "X-Discogs-Ratelimit-Used";

    /// <summary>The sliding window of <see href="https://www.discogs.com/developers/#page:home,header:home-rate-limiting"/>.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lock _lock = new();
    private readonly Queue<DateTimeOffset> _requests = new();
    private readonly TimeSpan _maxPause = options.Value.MaxRetryDelay;
    private int _limit = options.Value.PersonalToken is null && options.Value.ConsumerKey is null ? 25 : 60;
    private DateTimeOffset _pausedUntil = DateTimeOffset.MinValue;

    /// <summary>Waits until the next request is allowed, in the order of the calls, and counts it.</summary>
    /// <exception cref="PlatformException">Discogs asked for a longer pause than the options allow.</exception>
    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            bool paced = false;
            while (Delay(paced) is { } delay)
            {
                if (delay > Window && delay > _maxPause)
                    throw DiscogsErrors.RateLimited(delay);
                Log.Waiting(logger, _limit, delay);
                await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
                paced = true;
            }

            lock (_lock)
                _requests.Enqueue(time.GetUtcNow());
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Adopts the limit and count from the headers of a response.</summary>
    public void Observe(HttpResponseMessage response)
    {
        int? limit = Read(response, LimitHeader);
        int? used = Read(response, UsedHeader);
        int? remaining = Read(response, RemainingHeader);
        lock (_lock)
        {
            if (limit is > 0)
                _limit = limit.Value;
            DateTimeOffset now = time.GetUtcNow();
            Forget(now);
            // Requests that aren't ours were sent by other programs, at the latest now.
            int counted = Math.Min(Math.Max(used ?? 0, remaining is null ? 0 : _limit - remaining.Value), _limit);
            while (_requests.Count < counted)
                _requests.Enqueue(now);
        }
    }

    /// <summary>Pauses all requests.</summary>
    public void Pause(TimeSpan delay)
    {
        lock (_lock)
        {
            DateTimeOffset until = time.GetUtcNow() + delay;
            if (until > _pausedUntil)
                _pausedUntil = until;
        }
    }

    public void Dispose() => _turn.Dispose();

    private TimeSpan? Delay(bool paced)
    {
        lock (_lock)
        {
            DateTimeOffset now = time.GetUtcNow();
            Forget(now);
            if (_pausedUntil > now)
                return _pausedUntil - now;
            int free = _limit - _requests.Count;
            if (free >= Math.Max(_limit / 4, 1))
                return null;
            TimeSpan untilOldestLeaves = _requests.Peek() + Window - now;
            if (free <= 0)
                return untilOldestLeaves;
            return paced ? null : untilOldestLeaves / (free + 1);
        }
    }

    private void Forget(DateTimeOffset now)
    {
        while (_requests.TryPeek(out DateTimeOffset oldest) && oldest + Window <= now)
            _requests.Dequeue();
    }

    private static int? Read(HttpResponseMessage response, string header)
        => response.Headers.TryGetValues(header, out IEnumerable<string>? values)
            && int.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number <= 100_000
                ? number
                : null;
}
