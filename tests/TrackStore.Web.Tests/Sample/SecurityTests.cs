using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using TrackStore.Sample.Web;
using TrackStore.Sample.Web.Components.Parts;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Web.Tests.Sample;

/// <summary>What keeps other sites, and other machines, away from a library on this machine.</summary>
public sealed partial class SecurityTests
{
    private const string Negotiate = "/_blazor/negotiate?negotiateVersion=1";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Build_WithoutAnAddress_ListensOnThisMachineOnly()
    {
        using var folder = new TemporaryFolder();

        await using WebApplication application = WebHost.Build(["--library", folder.PathOf("library.db")]);

        string[] addresses = application.Configuration["urls"]!.Split(';');
        Assert.All(addresses, address => Assert.True(new Uri(address).IsLoopback));
    }

    [Theory]
    [InlineData("attacker.example", HttpStatusCode.BadRequest)]
    [InlineData("127.0.0.1.attacker.example", HttpStatusCode.BadRequest)]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    public async Task Get_HostName_IsThisMachinesOwnOrRefused(string host, HttpStatusCode expected)
    {
        await using SampleHost sample = await SampleHost.StartAsync();

        using HttpResponseMessage response = await SendAsync(sample, HttpMethod.Get, "/", ("Host", host));

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("/artwork/9999-0123456789abcdef/small")]
    [InlineData("/previews/none/small")]
    public async Task Get_MissingPicture_IsNoPage(string address)
    {
        await using SampleHost sample = await SampleHost.StartAsync();

        using HttpResponseMessage response = await sample.Client.GetAsync(address, Cancel);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Fact]
    public async Task Get_AnyResponse_SaysWhatPagesMayLoad()
    {
        await using SampleHost sample = await SampleHost.StartAsync();

        foreach (string address in new[] { "/", "/platforms", "/sync", "/not-found", "/artwork/none/small" })
        {
            using HttpResponseMessage response = await sample.Client.GetAsync(address, Cancel);
            string policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        }
    }

    [Fact]
    public async Task Get_Page_NamesNoOtherServerAndRunsNoInlineScript()
    {
        await using SampleHost sample = await SampleHost.StartAsync();

        string page = await sample.Client.GetStringAsync("/", Cancel);

        Assert.NotEmpty(Sources().Matches(page));
        Assert.All(Sources().Matches(page).Select(match => match.Groups["address"].Value), address =>
            Assert.DoesNotContain("//", address, StringComparison.Ordinal));
        Assert.DoesNotMatch("<script(?![^>]*\\bsrc=)", page);
        Assert.DoesNotMatch("\\son(click|load|error)=\"", page);
    }

    [Theory]
    [InlineData("Origin", "https://attacker.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Circuit_OfAnotherSite_IsRefused(string header, string value)
    {
        await using SampleHost sample = await SampleHost.StartAsync();

        using HttpResponseMessage negotiated = await SendAsync(sample, HttpMethod.Post, Negotiate, (header, value));
        using HttpResponseMessage socket = await SendAsync(
            sample, HttpMethod.Get, "/_blazor?id=1", (header, value), ("Connection", "Upgrade"), ("Upgrade", "websocket"));
        using HttpResponseMessage written = await SendAsync(sample, HttpMethod.Post, "/", (header, value));

        Assert.Equal(
            (HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden),
            (negotiated.StatusCode, socket.StatusCode, written.StatusCode));
    }

    [Fact]
    public async Task Circuit_OfOwnPage_IsOpened()
    {
        await using SampleHost sample = await SampleHost.StartAsync();
        string origin = sample.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);

        using HttpResponseMessage response = await SendAsync(
            sample, HttpMethod.Post, Negotiate, ("Origin", origin), ("Sec-Fetch-Site", "same-origin"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Post_FormWithoutToken_IsRefused()
    {
        await using SampleHost sample = await SampleHost.StartAsync();
        using var form = new FormUrlEncodedContent([new("_handler", "anything")]);

        using HttpResponseMessage response = await sample.Client.PostAsync("/", form, Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Post_MoreThanTheCap_IsRefused()
    {
        await using SampleHost sample = await SampleHost.StartAsync();
        using var form = new FormUrlEncodedContent([new("text", new string('a', (int)WebHost.MaxRequestBytes))]);

        using HttpResponseMessage response = await sample.Client.PostAsync("/", form, Cancel);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Theory]
    [InlineData("https://open.spotify.com/track/1", true)]
    [InlineData("http://127.0.0.1/x", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("spotify:track:1", false)]
    [InlineData("/relative", false)]
    [InlineData(null, false)]
    public void IsWebAddress_OfAPlatformsText_IsTrueForTheWebOnly(string? text, bool expected)
        => Assert.Equal(expected, Display.IsWebAddress(text));

    private static async Task<HttpResponseMessage> SendAsync(
        SampleHost sample, HttpMethod method, string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address);
        foreach ((string name, string value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await sample.Client.SendAsync(request, Cancel);
    }

    [GeneratedRegex("\\s(src|href|srcset|action)=\"(?<address>[^\"]*)\"")]
    private static partial Regex Sources();
}
