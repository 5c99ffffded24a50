using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Web.Tests.Previews;

public sealed class PreviewEndpointTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_Preview_ReturnsARenditionForThisOriginAndUserOnly()
    {
        await using PreviewApplication application = await PreviewApplication.StartAsync();
        application.Platform.Serve("/a.jpg", Pictures.Jpeg());

        using HttpResponseMessage response = await application.Client.GetAsync(application.AddressOf("/a.jpg"), Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("image/jpeg", response.Content.Headers.ContentType?.ToString());
        Assert.NotEmpty(await response.Content.ReadAsByteArrayAsync(Cancel));
        CacheControlHeaderValue kept = response.Headers.CacheControl!;
        Assert.Equal((true, false, TimeSpan.FromDays(1)), (kept.Private, kept.Public, kept.MaxAge));
        Assert.False(response.Headers.ETag!.IsWeak);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.DoesNotContain("127.0.0.1", response.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_TagThatTheBrowserHas_Returns304WithoutAnotherDownload()
    {
        await using PreviewApplication application = await PreviewApplication.StartAsync();
        application.Platform.Serve("/a.jpg", Pictures.Jpeg());
        using HttpResponseMessage first = await application.Client.GetAsync(application.AddressOf("/a.jpg"), Cancel);
        using var request = new HttpRequestMessage(HttpMethod.Get, application.AddressOf("/a.jpg"));
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using HttpResponseMessage second = await application.Client.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(1, application.Platform.RequestsFor("/a.jpg"));
    }

    [Fact]
    public async Task Get_SizesOfAPreview_DifferInTagAndDownloadOnce()
    {
        await using PreviewApplication application = await PreviewApplication.StartAsync();
        application.Platform.Serve("/a.jpg", Pictures.Jpeg());

        using HttpResponseMessage small = await application.Client.GetAsync(application.AddressOf("/a.jpg", "small"), Cancel);
        using HttpResponseMessage large = await application.Client.GetAsync(application.AddressOf("/a.jpg", "large"), Cancel);

        Assert.NotEqual(small.Headers.ETag, large.Headers.ETag);
        Assert.True(large.Content.Headers.ContentLength > small.Content.Headers.ContentLength);
        Assert.Equal(1, application.Platform.RequestsFor("/a.jpg"));
    }

    [Fact]
    public async Task Head_Preview_HasTheHeadersWithoutABody()
    {
        await using PreviewApplication application = await PreviewApplication.StartAsync();
        application.Platform.Serve("/a.jpg", Pictures.Jpeg());
        using var request = new HttpRequestMessage(HttpMethod.Head, application.AddressOf("/a.jpg"));

        using HttpResponseMessage response = await application.Client.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Content.Headers.ContentLength > 0);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Fact]
    public async Task Get_AddressThatThisProcessNeverNamed_IsNotFoundAndNothingIsDownloaded()
    {
        await using PreviewApplication application = await PreviewApplication.StartAsync();
        application.Platform.Serve("/a.jpg", Pictures.Jpeg());
        string[] paths =
        [
            "/previews/0123456789abcdef0123456789abcdef/small",
            $"/previews/{Uri.EscapeDataString(application.Platform.UrlOf("/a.jpg"))}/small",
            application.AddressOf("/a.jpg", "Small"),
            application.AddressOf("/a.jpg", "huge"),
        ];

        foreach (string path in paths)
        {
            using HttpResponseMessage response = await application.Client.GetAsync(path, Cancel);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            Assert.True(response.Headers.CacheControl?.NoStore);
        }

        Assert.Equal(0, application.Platform.RequestsFor("/a.jpg"));
    }

    [Fact]
    public async Task Get_PlatformsServerFails_IsABadGatewayThatSaysWhenToAskAgain()
    {
        await using PreviewApplication application = await PreviewApplication.StartAsync();

        using HttpResponseMessage response = await application.Client.GetAsync(application.AddressOf("/none.jpg"), Cancel);

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter?.Date);
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Fact]
    public async Task Get_NoPicture_IsABadGateway()
    {
        await using PreviewApplication application = await PreviewApplication.StartAsync();
        application.Platform.Serve("/a.jpg", "<script>alert(1)</script>"u8.ToArray());

        using HttpResponseMessage response = await application.Client.GetAsync(application.AddressOf("/a.jpg"), Cancel);

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Fact]
    public async Task Get_NamedLibrary_ServesItsPreviews()
    {
        await using PreviewApplication application = await PreviewApplication.StartAsync(
            static endpoints => endpoints.MapTrackStorePreviews(libraryName: "club"), "club");
        application.Platform.Serve("/a.jpg", Pictures.Jpeg());

        using HttpResponseMessage response = await application.Client.GetAsync(application.AddressOf("/a.jpg"), Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
