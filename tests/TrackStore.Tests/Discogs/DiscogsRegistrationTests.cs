using Microsoft.Extensions.Options;
using TrackStore.Artwork.Downloads;
using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Discogs;

/// <summary>AddDiscogs and its options.</summary>
public sealed class DiscogsRegistrationTests : DiscogsTest
{
    [Fact]
    public void AddDiscogs_Twice_GivesOnePlatform()
    {
        var services = new ServiceCollection();
        services.AddTrackStore(store => store.AddDiscogs(Valid));
        services.AddTrackStore(store => store.AddDiscogs());
        using ServiceProvider provider = services.BuildServiceProvider();

        IPlatformClient platform = Assert.Single(provider.GetServices<IPlatformClient>());

        Assert.Equal("discogs", platform.Platform);
        Assert.Same(platform, provider.GetRequiredService<IDiscogsClient>());
        Assert.Single(services, service => service.ServiceType == typeof(IDiscogsClient));
    }

    [Fact]
    public async Task AddDiscogs_Twice_RetriesOnce()
    {
        Server.On("/releases/1", ApiReply.Json("", 500));
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
        services.AddTrackStore(store => store.AddDiscogs(Valid).AddDiscogs(options => (options.BaseAddress, options.MaxRetries) = (Server.Address, 2)));
        await using ServiceProvider provider = services.BuildServiceProvider();

        await Assert.ThrowsAsync<PlatformException>(() => provider.GetRequiredService<IDiscogsClient>().GetReleaseAsync(1, Cancel).ToListAsync(Cancel).AsTask());

        Assert.Equal(3, Server.Requests.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("MyApplication")]
    [InlineData("MyApplication/1.0")]
    [InlineData("MyApplication/1.0 https://example.com")]
    [InlineData("MyApplication/1.0 +https://example.com\r\nX-Header: 1")]
    public void Options_UserAgentThatDiscogsRefuses_SaysWhichFormToUse(string userAgent)
        => AssertRefused(options => options.UserAgent = userAgent, "DiscogsOptions.UserAgent");

    [Fact]
    public void Options_KeyWithoutSecret_IsRefused() => AssertRefused(options => options.ConsumerKey = "key", "ConsumerSecret");

    [Fact]
    public void Options_TokenAndKey_AreRefused()
        => AssertRefused(options => (options.PersonalToken, options.ConsumerKey, options.ConsumerSecret) = (Token, "key", "secret"), "not both");

    [Theory]
    [InlineData("")]
    [InlineData(Token + "\n")]
    [InlineData("to ken" + Token)]
    public void Options_UnusableToken_IsRefusedWithoutNamingIt(string token)
    {
        OptionsValidationException error = AssertRefused(options => options.PersonalToken = token, "DiscogsOptions.PersonalToken");

        Assert.DoesNotContain(Token, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://api.discogs.com/")]
    [InlineData("ftp://api.discogs.com/")]
    [InlineData("https://user@api.discogs.com/")]
    [InlineData("https://api.discogs.com/?token=1")]
    public void Options_UnsafeAddress_IsRefused(string address) => AssertRefused(options => options.BaseAddress = new Uri(address), "DiscogsOptions.BaseAddress");

    [Fact]
    public void Options_NumbersOutOfRange_AreAllNamed()
    {
        OptionsValidationException error = AssertRefused(
            options => (options.PageSize, options.SearchDepth, options.MaxRetries, options.AttemptTimeout, options.MaxRetryDelay, options.CollectionLifetime)
                = (101, 0, 11, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromDays(2)),
            "PageSize");

        Assert.Equal(6, error.Failures.Count());
    }

    private static void Valid(DiscogsOptions options) => options.UserAgent = "TrackStoreTests/1.0 +https://example.com";

    private static OptionsValidationException AssertRefused(Action<DiscogsOptions> configure, string names)
    {
        var services = new ServiceCollection();
        services.AddTrackStore(store => store.AddDiscogs(Valid).AddDiscogs(configure));
        using ServiceProvider provider = services.BuildServiceProvider();

        var error = Assert.Throws<OptionsValidationException>(provider.GetRequiredService<IDiscogsClient>);

        Assert.Contains(names, error.Message, StringComparison.Ordinal);
        return error;
    }
}
