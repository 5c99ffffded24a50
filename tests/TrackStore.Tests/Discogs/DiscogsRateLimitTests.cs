using System.Collections.Concurrent;
using System.Globalization;
using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Discogs;

/// <summary>The rate limit per moving minute, on a clock that skips waits.</summary>
public sealed class DiscogsRateLimitTests : DiscogsTest
{
    private readonly ConcurrentQueue<DateTimeOffset> _arrivals = new();

    private List<DateTimeOffset> Times => [.. _arrivals.Order()];

    public override ValueTask InitializeAsync()
    {
        Configure = options => options.UserName = null;
        Configure += options => options.CollectionLifetime = TimeSpan.Zero;
        return base.InitializeAsync();
    }

    [Theory]
    [InlineData(true, 60)]
    [InlineData(false, 25)]
    public async Task GetTracksAsync_ManyReleases_NeverExceedsTheMinute(bool authenticated, int limit)
    {
        Configure += options => (options.PersonalToken, options.ConsumerKey, options.ConsumerSecret) = (null, authenticated ? "key" : null, authenticated ? "secret" : null);
        AnswerAll();

        await ReadAsync(3 * limit);

        List<DateTimeOffset> times = Times;
        Assert.Equal(3 * limit, times.Count);
        AssertWithin(limit);
        Assert.True(times[^1] - times[0] < TimeSpan.FromMinutes(3.1), $"It took {times[^1] - times[0]}.");
    }

    [Fact]
    public async Task GetReleaseAsync_ManyCallersAtOnce_ShareTheMinute()
    {
        Anonymous();
        AnswerAll();
        DateTimeOffset begin = Time.GetUtcNow();

        await Task.WhenAll(Enumerable.Range(1, 60).Select(id => ReleaseAsync(id)));

        // The clock moves by the limiter's waits alone. A request may arrive late, so that arrivals say nothing of when it was allowed.
        Assert.Equal(60, Times.Count);
        Assert.InRange(Time.GetUtcNow() - begin, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2.9));
    }

    [Fact]
    public async Task GetTracksAsync_LastQuarter_IsSpreadOverTheRestOfTheMinute()
    {
        Anonymous();
        AnswerAll();

        await ReadAsync(25);

        List<DateTimeOffset> times = Times;
        Assert.Equal(times[0], times[18]);
        Assert.True(times[20] > times[19]);
        Assert.All(Time.Waits, wait => Assert.True(wait < TimeSpan.FromSeconds(30), $"{wait} is no pace."));
    }

    [Fact]
    public async Task GetTracksAsync_OthersUseTheAllowance_WaitsForTheMinuteToPass()
    {
        Anonymous();
        AnswerAll("X-Discogs-Ratelimit: 25", "X-Discogs-Ratelimit-Used: 25", "X-Discogs-Ratelimit-Remaining: 0");

        await ReadAsync(2);

        Assert.Equal(TimeSpan.FromSeconds(60), Times[1] - Times[0]);
    }

    [Fact]
    public async Task GetTracksAsync_OtherLimitInHeaders_IsFollowed()
    {
        Anonymous();
        AnswerAll("X-Discogs-Ratelimit: 240", "X-Discogs-Ratelimit-Used: 1", "X-Discogs-Ratelimit-Remaining: 239");

        await ReadAsync(100);

        Assert.Empty(Time.Waits);
    }

    [Fact]
    public async Task GetTracksAsync_NonsenseInHeaders_IsIgnored()
    {
        Anonymous();
        AnswerAll("X-Discogs-Ratelimit: -5", "X-Discogs-Ratelimit-Used: many", "X-Discogs-Ratelimit-Remaining: 99999999999");

        await ReadAsync(10);

        Assert.Empty(Time.Waits);
    }

    private void AssertWithin(int limit)
    {
        List<DateTimeOffset> times = Times;
        Assert.All(times, time => Assert.True(times.Count(other => other >= time && other < time + TimeSpan.FromSeconds(60)) <= limit, $"More than {limit} in the minute from {time}."));
    }

    private void Anonymous() => Configure += options => options.PersonalToken = null;

    private void AnswerAll(params string[] headers)
    {
        foreach (int id in Enumerable.Range(1, 200))
        {
            Server.On($"/releases/{id}", _ =>
            {
                _arrivals.Enqueue(Time.GetUtcNow());
                return ApiReply.Json(Samples.ReleaseOf(id, "Album", "Artist", "One"), headers: headers);
            });
        }
    }

    private async Task ReadAsync(int releases)
        => Assert.Equal(
            releases,
            await Client.GetTracksAsync([.. Enumerable.Range(1, releases).Select(id => id.ToString(CultureInfo.InvariantCulture))], Cancel).CountAsync(Cancel));
}
