using Microsoft.Extensions.Options;
using TrackStore.Artwork.Downloads;
using TrackStore.Artwork.Downloads.Http;

namespace TrackStore.Tests.Artwork.Downloads;

public sealed class ArtworkDownloadOptionsTests
{
    private readonly ArtworkDownloadOptionsValidator _validator = new();

    public static TheoryData<Action<ArtworkDownloadOptions>, string> OutOfRange => new()
    {
        { options => options.Timeout = TimeSpan.Zero, nameof(ArtworkDownloadOptions.Timeout) },
        { options => options.Timeout = TimeSpan.FromHours(2), nameof(ArtworkDownloadOptions.Timeout) },
        { options => options.MaxRedirects = -1, nameof(ArtworkDownloadOptions.MaxRedirects) },
        { options => options.MaxRedirects = 21, nameof(ArtworkDownloadOptions.MaxRedirects) },
        { options => options.MaxConcurrentDownloads = 0, nameof(ArtworkDownloadOptions.MaxConcurrentDownloads) },
        { options => options.MaxConcurrentDownloadsPerHost = 0, nameof(ArtworkDownloadOptions.MaxConcurrentDownloadsPerHost) },
        { options => options.AllowedHosts = null!, nameof(ArtworkDownloadOptions.AllowedHosts) },
        { options => options.AllowedHosts = ["http://covers.lan"], nameof(ArtworkDownloadOptions.AllowedHosts) },
        { options => options.AllowedHosts = ["covers.lan:8080"], nameof(ArtworkDownloadOptions.AllowedHosts) },
        { options => options.AllowedHosts = ["192.168.1.0/24"], nameof(ArtworkDownloadOptions.AllowedHosts) },
        { options => options.AllowedHosts = [""], nameof(ArtworkDownloadOptions.AllowedHosts) },
        { options => options.AllowedHosts = [null!], nameof(ArtworkDownloadOptions.AllowedHosts) },
        { options => options.AllowedNetworks = null!, nameof(ArtworkDownloadOptions.AllowedNetworks) },
        { options => options.AllowedNetworks = ["192.168.1.0"], nameof(ArtworkDownloadOptions.AllowedNetworks) },
        { options => options.AllowedNetworks = ["10.0.0.0/8", "lan"], nameof(ArtworkDownloadOptions.AllowedNetworks) },
        { options => options.AllowedNetworks = [null!], nameof(ArtworkDownloadOptions.AllowedNetworks) },
        { options => options.UserAgent = "", nameof(ArtworkDownloadOptions.UserAgent) },
        { options => options.UserAgent = "Player/1\r\nCookie: a=b", nameof(ArtworkDownloadOptions.UserAgent) },
        { options => options.UserAgent = "Player/1 (open", nameof(ArtworkDownloadOptions.UserAgent) },
        { options => options.MaxRetryAfter = TimeSpan.Zero, nameof(ArtworkDownloadOptions.MaxRetryAfter) },
        { options => options.DeniedRetryAfter = TimeSpan.FromDays(31), nameof(ArtworkDownloadOptions.DeniedRetryAfter) },
        { options => options.LeaseDuration = TimeSpan.Zero, nameof(ArtworkDownloadOptions.LeaseDuration) },
        { options => options.RevalidateAfter = TimeSpan.Zero, nameof(ArtworkDownloadOptions.RevalidateAfter) },
    };

    [Fact]
    public void Validate_Defaults_Succeeds()
    {
        var options = new ArtworkDownloadOptions();

        ValidateOptionsResult result = _validator.Validate(null, options);

        Assert.True(result.Succeeded);
        Assert.Equal((TimeSpan.FromSeconds(30), 5, 8, 4), (options.Timeout, options.MaxRedirects, options.MaxConcurrentDownloads, options.MaxConcurrentDownloadsPerHost));
        Assert.Equal((TimeSpan.FromHours(6), TimeSpan.FromDays(1)), (options.MaxRetryAfter, options.DeniedRetryAfter));
        Assert.Empty(options.AllowedHosts);
        Assert.Empty(options.AllowedNetworks);
    }

    [Fact]
    public void Validate_HostsOwnServer_Succeeds()
    {
        var options = new ArtworkDownloadOptions
        {
            AllowedHosts = ["covers.lan", "müsik.example", "192.168.1.20", "::1", "[fd00::1]", "nas"],
            AllowedNetworks = ["192.168.1.0/24", "fd00::/8"],
            UserAgent = "MyPlayer/2.1 (+https://myplayer.example)",
        };

        Assert.True(_validator.Validate(null, options).Succeeded);
    }

    [Theory]
    [MemberData(nameof(OutOfRange), DisableDiscoveryEnumeration = true)]
    public void Validate_OutOfRange_NamesTheOption(Action<ArtworkDownloadOptions> change, string option)
    {
        var options = new ArtworkDownloadOptions();
        change(options);

        ValidateOptionsResult result = _validator.Validate(null, options);

        Assert.True(result.Failed);
        Assert.Contains(option, result.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConfigureDownloads_Settings_ReachTheFetcherOfTheStore()
    {
        await using ServiceProvider provider = new ServiceCollection()
            .AddTrackStore(store => store.ConfigureDownloads(options => options.AllowedHosts.Add("covers.lan")))
            .BuildServiceProvider();

        IArtworkFetcher fetcher = provider.GetRequiredService<IArtworkFetcher>();

        Assert.Equal("covers.lan", Assert.Single(provider.GetRequiredService<IOptions<ArtworkDownloadOptions>>().Value.AllowedHosts));
        Assert.Same(fetcher, provider.GetRequiredService<IArtworkFetcher>());
        await provider.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => fetcher.FetchAsync(new Uri("https://covers.lan/"), null, TestContext.Current.CancellationToken));
    }
}
