using Microsoft.Extensions.Options;

namespace TrackStore.Tests.Spotify;

public sealed class AddSpotifyTests
{
    [Fact]
    public void AddSpotify_Twice_IsOneClientUnderBothTypes()
    {
        var services = new ServiceCollection();
        services.AddTrackStore(store => store.AddSpotify("id", "secret").AddSpotify(options => options.Market = "SE"));
        using ServiceProvider provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        IPlatformClient client = Assert.Single(provider.GetServices<IPlatformClient>());

        Assert.Same(client, provider.GetRequiredService<ISpotifyClient>());
        Assert.Equal("spotify", client.Platform);
        SpotifyOptions options = provider.GetRequiredService<IOptions<SpotifyOptions>>().Value;
        Assert.Equal(("id", "secret", "SE"), (options.ClientId, options.ClientSecret, options.Market));
    }

    [Fact]
    public void AddSpotify_NoCredentials_IsNoFailureUntilItIsAsked()
    {
        using ServiceProvider provider = new ServiceCollection().AddTrackStore(store => store.AddSpotify(_ => { })).BuildServiceProvider();

        Assert.NotNull(provider.GetRequiredService<ISpotifyClient>());
    }

    [Theory]
    [InlineData("id only", "together")]
    [InlineData("market", "two letters")]
    [InlineData("plain http", "https")]
    [InlineData("relative", "https")]
    [InlineData("page size", "PageSize")]
    [InlineData("total time", "TotalTimeout")]
    [InlineData("wait", "LongestWait")]
    public void Options_ThatCannotBe_SayWhatToSet(string what, string message)
    {
        using ServiceProvider provider = new ServiceCollection().AddTrackStore(store => store.AddSpotify(options => Spoil(options, what))).BuildServiceProvider();

        var failure = Assert.Throws<OptionsValidationException>(provider.GetRequiredService<ISpotifyClient>);

        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    private static void Spoil(SpotifyOptions options, string what)
    {
        switch (what)
        {
            case "id only":
                options.ClientId = "id";
                break;
            case "market":
                options.Market = "Sweden";
                break;
            case "plain http":
                options.ApiAddress = new Uri("http://api.example/v1");
                break;
            case "relative":
                options.AccountsAddress = new Uri("/accounts", UriKind.Relative);
                break;
            case "page size":
                options.PageSize = 51;
                break;
            case "total time":
                options.TotalTimeout = TimeSpan.FromSeconds(1);
                break;
            default:
                options.LongestWait = options.TotalTimeout;
                break;
        }
    }
}
