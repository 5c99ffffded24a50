using System.Globalization;

namespace TrackStore.Tests.Discogs;

/// <summary>The moving minute, by a clock that jumps.</summary>
public sealed class DiscogsRateLimitTests : DiscogsTest
{
    private readonly List<DateTimeOffset> _times = [];

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

        Assert.Equal(3 * limit, _times.Count);
        Assert.All(_times, time => Assert.True(_times.Count(other => other >= time && other < time + TimeSpan.FromSeconds(60)) <= limit));
        Assert.True(_times[^1] - _times[0] < TimeSpan.FromMinutes(3.1), $"It took {_times[^1] - _times[0]}.");
    }

    [Fact]
    public async Task GetTracksAsync_LastQuarter_IsSpreadOverTheRestOfTheMinute()
    {
        Anonymous();
        AnswerAll();

        await ReadAsync(25);

        Assert.Equal(_times[0], _times[19]);
        Assert.True(_times[20] > _times[19]);
        Assert.All(Time.Waits, wait => Assert.True(wait < TimeSpan.FromSeconds(30), $"{wait} is no pace."));
    }

    [Fact]
    public async Task GetTracksAsync_OthersUseTheAllowance_WaitsForTheMinuteToPass()
    {
        Anonymous();
        AnswerAll("X-Discogs-Ratelimit: 25", "X-Discogs-Ratelimit-Used: 25", "X-Discogs-Ratelimit-Remaining: 0");

        await ReadAsync(2);

        Assert.Equal(TimeSpan.FromSeconds(60), _times[1] - _times[0]);
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

    private void Anonymous() => Configure += options => options.PersonalToken = null;

    private void AnswerAll(params string[] headers)
    {
        foreach (int id in Enumerable.Range(1, 200))
        {
            Server.Answer($"/releases/{id}", exchange =>
            {
                _times.Add(Time.GetUtcNow());
                return exchange.JsonAsync(Samples.ReleaseOf(id, "Album", "Artist", "One"), headers);
            });
        }
    }

    private async Task ReadAsync(int releases)
        => Assert.Equal(
            releases,
            await Client.GetTracksAsync([.. Enumerable.Range(1, releases).Select(id => id.ToString(CultureInfo.InvariantCulture))], Cancel).CountAsync(Cancel));
}
