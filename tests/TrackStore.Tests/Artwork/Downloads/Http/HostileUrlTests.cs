using TrackStore.Artwork.Acquisition;
using TrackStore.Artwork.Downloads.Http;
using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Artwork.Downloads.Http;

/// <summary>
/// URLs that downloads must refuse. The server behind the scripted network would answer each of them with a picture, and it counts every connection.
/// </summary>
public sealed class HostileUrlTests : IAsyncDisposable
{
    private readonly FetcherFixture _fixture = new();

    public HostileUrlTests()
    {
        _fixture.Server["/"] = exchange => exchange.AnswerAsync("200 OK", FetcherFixture.Picture);
        _fixture.Server["/a.jpg"] = exchange => exchange.AnswerAsync("200 OK", FetcherFixture.Picture);
    }

    public static TheoryData<string, string> Direct => new()
    {
        { "a.jpg", nameof(FetchError.InvalidUrl) },
        { "file:///etc/passwd", nameof(FetchError.UnsupportedScheme) },
        { "file://cdn.example/share/a.jpg", nameof(FetchError.UnsupportedScheme) },
        { @"\\cdn.example\share\a.jpg", nameof(FetchError.UnsupportedScheme) },
        { "ftp://cdn.example/a.jpg", nameof(FetchError.UnsupportedScheme) },
        { "gopher://cdn.example/_a", nameof(FetchError.UnsupportedScheme) },
        { "ldap://cdn.example/", nameof(FetchError.UnsupportedScheme) },
        { "ws://cdn.example/a.jpg", nameof(FetchError.UnsupportedScheme) },
        { "data:image/png;base64,iVBORw0KGgo=", nameof(FetchError.UnsupportedScheme) },
        { "javascript:alert(1)", nameof(FetchError.UnsupportedScheme) },
        { "http://user:password@cdn.example/a.jpg", nameof(FetchError.UrlCredentials) },
        { "http://cdn.example@127.0.0.1/", nameof(FetchError.UrlCredentials) },
        { "http://127.0.0.1/", nameof(FetchError.ForbiddenAddress) },
        { "https://127.0.0.1:443/", nameof(FetchError.ForbiddenAddress) },
        { "http://127.255.255.254/", nameof(FetchError.ForbiddenAddress) },
        { "http://127.1/", nameof(FetchError.ForbiddenAddress) },
        { "http://2130706433/", nameof(FetchError.ForbiddenAddress) },
        { "http://0x7f000001/", nameof(FetchError.ForbiddenAddress) },
        { "http://0177.0.0.1/", nameof(FetchError.ForbiddenAddress) },
        { "http://0x7f.0.1/", nameof(FetchError.ForbiddenAddress) },
        { "http://017700000001/", nameof(FetchError.ForbiddenAddress) },
        { "http://１２７.０.０.１/", nameof(FetchError.ForbiddenAddress) },
        { "http://127。0。0。1/", nameof(FetchError.ForbiddenAddress) },
        { "http://127.0.0.1./", nameof(FetchError.ForbiddenAddress) },
        { "http://0/", nameof(FetchError.ForbiddenAddress) },
        { "http://0.0.0.0/", nameof(FetchError.ForbiddenAddress) },
        { "http://10.0.0.1/", nameof(FetchError.ForbiddenAddress) },
        { "http://100.64.0.1/", nameof(FetchError.ForbiddenAddress) },
        { "http://100.100.100.200/latest/meta-data/", nameof(FetchError.ForbiddenAddress) },
        { "http://168.63.129.16/machine", nameof(FetchError.ForbiddenAddress) },
        { "http://169.254.169.254/latest/meta-data/", nameof(FetchError.ForbiddenAddress) },
        { "http://172.16.0.1/", nameof(FetchError.ForbiddenAddress) },
        { "http://172.31.255.255/", nameof(FetchError.ForbiddenAddress) },
        { "http://192.0.0.192/", nameof(FetchError.ForbiddenAddress) },
        { "http://192.0.2.1/", nameof(FetchError.ForbiddenAddress) },
        { "http://192.168.0.1:8080/", nameof(FetchError.ForbiddenAddress) },
        { "http://198.18.0.1/", nameof(FetchError.ForbiddenAddress) },
        { "http://198.51.100.1/", nameof(FetchError.ForbiddenAddress) },
        { "http://203.0.113.1/", nameof(FetchError.ForbiddenAddress) },
        { "http://224.0.0.1/", nameof(FetchError.ForbiddenAddress) },
        { "http://240.0.0.1/", nameof(FetchError.ForbiddenAddress) },
        { "http://255.255.255.255/", nameof(FetchError.ForbiddenAddress) },
        { "http://[::]/", nameof(FetchError.ForbiddenAddress) },
        { "http://[::1]/", nameof(FetchError.ForbiddenAddress) },
        { "http://[0:0:0:0:0:0:0:1]/", nameof(FetchError.ForbiddenAddress) },
        { "http://[::1%25lo]/", nameof(FetchError.ForbiddenAddress) },
        { "http://[::127.0.0.1]/", nameof(FetchError.ForbiddenAddress) },
        { "http://[::ffff:127.0.0.1]/", nameof(FetchError.ForbiddenAddress) },
        { "http://[::ffff:7f00:1]/", nameof(FetchError.ForbiddenAddress) },
        { "http://[::ffff:8.8.8.8]/", nameof(FetchError.ForbiddenAddress) },
        { "http://[::ffff:0:127.0.0.1]/", nameof(FetchError.ForbiddenAddress) },
        { "http://[64:ff9b::127.0.0.1]/", nameof(FetchError.ForbiddenAddress) },
        { "http://[64:ff9b::8.8.8.8]/", nameof(FetchError.ForbiddenAddress) },
        { "http://[64:ff9b:1::127.0.0.1]/", nameof(FetchError.ForbiddenAddress) },
        { "http://[2002:7f00:1::]/", nameof(FetchError.ForbiddenAddress) },
        { "http://[2002:a9fe:a9fe::1]/", nameof(FetchError.ForbiddenAddress) },
        { "http://[2001:0:7f00:1::]/", nameof(FetchError.ForbiddenAddress) },
        { "http://[2001:0:4136:e378:8000:63bf:80ff:fffe]/", nameof(FetchError.ForbiddenAddress) },
        { "http://[fe80::5efe:127.0.0.1]/", nameof(FetchError.ForbiddenAddress) },
        { "http://[2600::5efe:10.0.0.1]/", nameof(FetchError.ForbiddenAddress) },
        { "http://[2600::200:5efe:a00:1]/", nameof(FetchError.ForbiddenAddress) },
        { "http://[fc00::1]/", nameof(FetchError.ForbiddenAddress) },
        { "http://[fd00:ec2::254]/", nameof(FetchError.ForbiddenAddress) },
        { "http://[fe80::1%25eth0]/", nameof(FetchError.ForbiddenAddress) },
        { "http://[fec0::1]/", nameof(FetchError.ForbiddenAddress) },
        { "http://[ff02::1]/", nameof(FetchError.ForbiddenAddress) },
        { "http://[100::1]/", nameof(FetchError.ForbiddenAddress) },
        { "http://[2001:db8::1]/", nameof(FetchError.ForbiddenAddress) },
        { "http://[3fff::1]/", nameof(FetchError.ForbiddenAddress) },
        { "http://[5f00::1]/", nameof(FetchError.ForbiddenAddress) },
    };

    public static TheoryData<string> Names =>
    [
        "127.0.0.1", "10.1.2.3", "100.127.0.1", "169.254.169.254", "172.20.0.1", "192.168.1.1", "0.0.0.0", "255.255.255.255", "::1", "::", "fe80::1", "fd12::1",
        "::ffff:127.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::a00:1", "2002:c0a8:101::", "2001:0:a00:1::", "2600::5efe:c0a8:101",
    ];

    public static TheoryData<string> RedirectTargets =>
    [
        "http://127.0.0.1/", "http://2130706433/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[2002:7f00:1::]/", "//127.1/", "//10.0.0.1/a.jpg",
        "file:///etc/passwd", "ftp://cdn.example/a.jpg", "gopher://cdn.example/", @"\\cdn.example\share", "http://user:password@cdn.example/a.jpg",
        "http://169.254.169.254/latest/meta-data/", "data:image/png;base64,AA==",
    ];

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Theory]
    [MemberData(nameof(Direct))]
    public async Task FetchAsync_HostileUrl_IsRefusedWithoutAPacket(string url, string reason)
    {
        var refused = Assert.IsType<FetchResult.Refused>(await _fixture.FetchAsync(url));

        Assert.Equal((reason, true), (refused.Error.ToString(), refused.IsFinal));
        Assert.Empty(_fixture.Network.Lookups);
        AssertConnections(0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task FetchAsync_NameWithForbiddenAddress_IsRefusedWithoutAConnection(string address)
    {
        _fixture.Network.Name("inside.example", [address]);

        var refused = Assert.IsType<FetchResult.Refused>(await _fixture.FetchAsync("http://inside.example/a.jpg"));

        Assert.Equal((FetchError.ForbiddenAddress, false), (refused.Error, refused.IsFinal));
        Assert.Contains("inside.example", refused.Message, StringComparison.Ordinal);
        AssertConnections(0);
    }

    [Theory]
    [MemberData(nameof(RedirectTargets))]
    public async Task FetchAsync_RedirectToHostileUrl_IsNotFollowed(string target)
    {
        _fixture.Server["/moved"] = exchange => exchange.AnswerAsync("302 Found", [], "Location: " + target);

        var refused = Assert.IsType<FetchResult.Refused>(await _fixture.FetchAsync("http://cdn.example/moved"));

        Assert.Equal((FetchError.ForbiddenRedirect, false), (refused.Error, refused.IsFinal));
        AssertConnections(1);
    }

    [Fact]
    public async Task FetchAsync_RedirectToNameWithForbiddenAddress_IsNotFollowed()
    {
        _fixture.Network.Name("inside.example", ["10.0.0.1"]);
        _fixture.Server["/moved"] = exchange => exchange.AnswerAsync("302 Found", [], "Location: http://inside.example/a.jpg");

        var refused = Assert.IsType<FetchResult.Refused>(await _fixture.FetchAsync("http://cdn.example/moved"));

        Assert.Equal(FetchError.ForbiddenRedirect, refused.Error);
        AssertConnections(1);
    }

    [Fact]
    public async Task FetchAsync_NameThatChangesItsAddress_IsConnectedToTheCheckedOneOnly()
    {
        _fixture.Network.Name("rebind.example", [FetcherFixture.PublicAddress], ["127.0.0.1"]);
        _fixture.Server["/a.jpg"] = exchange => exchange.AnswerAsync("200 OK", FetcherFixture.Picture, "Connection: close");

        FetchResult first = await _fixture.FetchAsync("http://rebind.example/a.jpg");
        FetchResult second = await _fixture.FetchAsync("http://rebind.example/a.jpg");

        Assert.IsType<FetchResult.Content>(first);
        Assert.Equal(FetchError.ForbiddenAddress, Assert.IsType<FetchResult.Refused>(second).Error);
        Assert.Equal(2, _fixture.Network.Lookups.Count);
        AssertConnections(1);
    }

    [Fact]
    public async Task FetchAsync_NameWithPublicAndPrivateAddresses_IsConnectedToThePublicOnesOnly()
    {
        _fixture.Network.Name("mixed.example", ["127.0.0.1", FetcherFixture.PublicAddress, "::1"]);

        FetchResult result = await _fixture.FetchAsync("http://mixed.example/a.jpg");

        Assert.IsType<FetchResult.Content>(result);
        AssertConnections(1);
    }

    [Fact]
    public async Task FetchAsync_NetworkWithoutIPv4_ReachesPublicHostsByTheirTranslatedAddress()
    {
        _fixture.Network.Name("translated.example", ["64:ff9b::5db8:d70e"]);

        Assert.IsType<FetchResult.Content>(await _fixture.FetchAsync("http://translated.example/a.jpg"));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.1")]
    [InlineData("localhost")]
    [InlineData("[::ffff:127.0.0.1]")]
    public async Task FetchAsync_RealNetwork_DoesNotConnectToLoopback(string host)
    {
        using ArtworkFetcher fetcher = _fixture.NewFetcher(new ArtworkDownloadOptions(), new SystemNetwork());

        FetchResult result = await fetcher.FetchAsync(new Uri($"http://{host}:{_fixture.Server.Port}/a.jpg"), null, TestContext.Current.CancellationToken);

        Assert.Equal(FetchError.ForbiddenAddress, Assert.IsType<FetchResult.Refused>(result).Error);
        Assert.Equal(0, _fixture.Server.Accepted);
    }

    [Theory]
    [InlineData("127.0.0.1", null)]
    [InlineData(null, "127.0.0.0/8")]
    public async Task FetchAsync_AllowedByOption_ConnectsToLoopback(string? host, string? network)
    {
        ArtworkDownloadOptions options = new();
        if (host is not null)
            options.AllowedHosts.Add(host);
        if (network is not null)
            options.AllowedNetworks.Add(network);
        using ArtworkFetcher fetcher = _fixture.NewFetcher(options, new SystemNetwork());

        Assert.IsType<FetchResult.Content>(await fetcher.FetchAsync(_fixture.Server.UrlOf("/a.jpg"), null, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("covers.lan", "http://Covers.LAN/a.jpg")]
    [InlineData("covers.lan.", "http://covers.lan/a.jpg")]
    [InlineData("müsik.lan", "http://xn--msik-0ra.lan/a.jpg")]
    [InlineData("xn--msik-0ra.lan", "http://MÜSIK.lan/a.jpg")]
    [InlineData("192.168.1.20", "http://3232235796/a.jpg")]
    [InlineData("[fd00:0::1]", "http://[fd00::1]/a.jpg")]
    public async Task FetchAsync_HostIsAllowedInAnySpelling_ConnectsToItAndToNoOther(string allowed, string url)
    {
        await using var fixture = new FetcherFixture(options => options.AllowedHosts.Add(allowed));
        fixture.Network.Name("covers.lan", ["192.168.1.20"]).Name("xn--msik-0ra.lan", ["192.168.1.20"]).Name("evil.example", ["192.168.1.20"], ["fd00::1"]);
        fixture.Server["/a.jpg"] = exchange => exchange.AnswerAsync("200 OK", FetcherFixture.Picture);

        Assert.IsType<FetchResult.Content>(await fixture.FetchAsync(url));
        Assert.IsType<FetchResult.Refused>(await fixture.FetchAsync("http://evil.example/a.jpg"));
        Assert.IsType<FetchResult.Refused>(await fixture.FetchAsync("http://evil.example/a.jpg"));
    }

    [Theory]
    [InlineData("fc00::/7", "http://[::ffff:0.0.0.0]/")]
    [InlineData("fd00::/8", "http://[::ffff:127.0.0.1]/")]
    [InlineData("fd00::/8", "http://127.0.0.1/")]
    [InlineData("10.0.0.0/8", "http://11.0.0.1.evil.example/")]
    [InlineData("10.0.0.0/8", "http://[::a00:1]/")]
    [InlineData("10.0.0.0/8", "http://[2002:a00:1::]/")]
    [InlineData("10.0.0.0/8", "http://[64:ff9b::a00:1]/")]
    public async Task FetchAsync_AnotherNetworkIsAllowed_StaysRefused(string network, string url)
    {
        await using var fixture = new FetcherFixture(options => options.AllowedNetworks.Add(network));
        fixture.Network.Name("11.0.0.1.evil.example", ["192.168.0.1"]);

        Assert.IsType<FetchResult.Refused>(await fixture.FetchAsync(url));
        Assert.Equal(0, fixture.Server.Accepted);
    }

    [Theory]
    [InlineData("https://a.example/", "http://a.example/", true)]
    [InlineData("https://a.example/", "https://b.example/", false)]
    [InlineData("http://a.example/", "https://a.example/", false)]
    public void RefuseRedirect_Downgrade_IsRefused(string from, string to, bool refused)
    {
        var policy = new AddressPolicy(new ArtworkDownloadOptions());

        Assert.Equal(refused, UrlValidator.RefuseRedirect(new Uri(from), new Uri(to), policy) is not null);
    }

    private void AssertConnections(int count)
    {
        Assert.Equal(count, _fixture.Server.Accepted);
        Assert.Equal(Enumerable.Repeat(FetcherFixture.PublicAddress, count), _fixture.Network.Attempts.Select(attempt => attempt.Address.ToString()));
    }
}
