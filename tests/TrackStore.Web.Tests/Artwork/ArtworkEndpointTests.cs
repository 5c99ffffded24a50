using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Web.Tests.Artwork;

public sealed class ArtworkEndpointTests
{
    private const string Unknown = "/artwork/9999-0123456789abcdef/medium";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ImageSize.Thumbnail)]
    [InlineData(ImageSize.Small)]
    [InlineData(ImageSize.Medium)]
    [InlineData(ImageSize.Large)]
    public async Task Get_EachSize_ReturnsItsStoredBytes(ImageSize size)
    {
        await using ArtworkApplication application = await ArtworkApplication.StartAsync();
        ArtworkKey key = await application.StoreAsync(Pictures.Jpeg());

        using HttpResponseMessage response = await application.Client.GetAsync(AddressOf(key, size), Cancel);

        ImageContent stored = (await application.Images.ReadAsync(key, size, Cancel))!;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(stored.Data.ToArray(), await response.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal(stored.MimeType, response.Content.Headers.ContentType?.ToString());
    }

    [Fact]
    public async Task Get_Picture_MayBeKeptForEverByThisOriginOnly()
    {
        await using ArtworkApplication application = await ArtworkApplication.StartAsync();
        ArtworkKey key = await application.StoreAsync(Pictures.Jpeg());

        using HttpResponseMessage response = await application.Client.GetAsync(AddressOf(key), Cancel);

        CacheControlHeaderValue kept = response.Headers.CacheControl!;
        Assert.Equal((true, TimeSpan.FromDays(365)), (kept.Public, kept.MaxAge));
        Assert.Contains(kept.Extensions, extension => extension.Name == "immutable");
        Assert.Equal(new EntityTagHeaderValue(key.ToETag(ImageSize.Medium)), response.Headers.ETag);
        Assert.False(response.Headers.ETag!.IsWeak);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Cross-Origin-Resource-Policy")));
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("W/{0}")]
    [InlineData("\"other\", {0}")]
    public async Task Get_TagThatTheBrowserHas_Returns304WithoutReading(string sent)
    {
        await using ArtworkApplication application = await ArtworkApplication.StartAsync();
        ArtworkKey key = await application.StoreAsync(Pictures.Jpeg());

        using HttpResponseMessage response = await SendAsync(
            application, HttpMethod.Get, AddressOf(key), "If-None-Match", string.Format(null, sent, key.ToETag(ImageSize.Medium)));

        Assert.Equal(HttpStatusCode.NotModified, response.StatusCode);
        Assert.Equal(key.ToETag(ImageSize.Medium), response.Headers.ETag?.ToString());
        Assert.Contains("immutable", string.Join(", ", response.Headers.GetValues("Cache-Control")), StringComparison.Ordinal);
        Assert.Equal(0, application.Counter.Calls);
    }

    [Fact]
    public async Task Get_TagOfAnotherSize_ReturnsThePicture()
    {
        await using ArtworkApplication application = await ArtworkApplication.StartAsync();
        ArtworkKey key = await application.StoreAsync(Pictures.Jpeg());

        using HttpResponseMessage response = await SendAsync(
            application, HttpMethod.Get, AddressOf(key), "If-None-Match", key.ToETag(ImageSize.Large));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Get_AnyTag_IsKnownOnlyIfThereIsAPicture()
    {
        await using ArtworkApplication application = await ArtworkApplication.StartAsync();
        ArtworkKey key = await application.StoreAsync(Pictures.Jpeg());

        using HttpResponseMessage stored = await SendAsync(application, HttpMethod.Get, AddressOf(key), "If-None-Match", "*");
        using HttpResponseMessage missing = await SendAsync(application, HttpMethod.Get, Unknown, "If-None-Match", "*");

        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.NotFound), (stored.StatusCode, missing.StatusCode));
    }

    [Fact]
    public async Task Get_TagThatMustMatchAndDoesNot_Returns412()
    {
        await using ArtworkApplication application = await ArtworkApplication.StartAsync();
        ArtworkKey key = await application.StoreAsync(Pictures.Jpeg());

        using HttpResponseMessage response = await SendAsync(application, HttpMethod.Get, AddressOf(key), "If-Match", "\"other\"");

        Assert.Equal(HttpStatusCode.PreconditionFailed, response.StatusCode);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task Head_Picture_ReturnsTheHeadersOfGetWithoutBytes()
    {
        await using ArtworkApplication application = await ArtworkApplication.StartAsync();
        ArtworkKey key = await application.StoreAsync(Pictures.Jpeg());

        using HttpResponseMessage got = await application.Client.GetAsync(AddressOf(key), Cancel);
        using HttpResponseMessage asked = await SendAsync(application, HttpMethod.Head, AddressOf(key));

        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.Equal(got.Content.Headers.ContentLength, asked.Content.Headers.ContentLength);
        Assert.Equal(got.Headers.ETag, asked.Headers.ETag);
        Assert.Empty(await asked.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Fact]
    public async Task Get_Range_ReturnsThatPart()
    {
        await using ArtworkApplication application = await ArtworkApplication.StartAsync();
        ArtworkKey key = await application.StoreAsync(Pictures.Jpeg());
        byte[] all = await application.Client.GetByteArrayAsync(AddressOf(key), Cancel);

        using HttpResponseMessage part = await SendAsync(application, HttpMethod.Get, AddressOf(key), "Range", "bytes=10-19");
        using HttpResponseMessage beyond = await SendAsync(application, HttpMethod.Get, AddressOf(key), "Range", "bytes=99999999-");

        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(all[10..20], await part.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal($"bytes 10-19/{all.Length}", part.Content.Headers.ContentRange?.ToString());
        Assert.True(part.Headers.CacheControl!.Public);
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, beyond.StatusCode);
        Assert.Equal("no-store", beyond.Headers.CacheControl?.ToString());
    }

    [Theory]
    [InlineData(Unknown)]
    [InlineData("/artwork/9999-0123456789abcdef/huge")]
    [InlineData("/artwork/9999-0123456789abcdef/Medium")]
    [InlineData("/artwork/9999-0123456789abcdef/2")]
    [InlineData("/artwork/42/medium")]
    [InlineData("/artwork/09999-0123456789abcdef/medium")]
    public async Task Get_NoSuchPicture_Returns404ThatNobodyKeeps(string address)
    {
        await using ArtworkApplication application = await ArtworkApplication.StartAsync();

        using HttpResponseMessage response = await application.Client.GetAsync(address, Cancel);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        Assert.Null(response.Headers.ETag);
    }

    [Fact]
    public async Task Post_Picture_IsRefused()
    {
        await using ArtworkApplication application = await ArtworkApplication.StartAsync();

        using HttpResponseMessage response = await application.Client.PostAsync(Unknown, null, Cancel);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Fact]
    public async Task Get_OfASignedInUser_IsKeptByTheirBrowserOnly()
    {
        await using ArtworkApplication application = await ArtworkApplication.StartAsync(
            static endpoints => endpoints.MapTrackStoreArtwork("/covers/").RequireAuthorization(), signedIn: true);
        ArtworkKey key = await application.StoreAsync(Pictures.Jpeg());

        using HttpResponseMessage response = await application.Client.GetAsync($"/covers/{key}/medium", Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.CacheControl is { Private: true, Public: false });
    }

    [Fact]
    public async Task Get_LibraryWithAName_ReadsThatLibrary()
    {
        await using ArtworkApplication application = await ArtworkApplication.StartAsync(
            static endpoints => endpoints.MapTrackStoreArtwork("/vinyl", "vinyl"), libraryName: "vinyl");
        ArtworkKey key = await application.StoreAsync(Pictures.Jpeg());

        using HttpResponseMessage response = await application.Client.GetAsync($"/vinyl/{key}/small", Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/artwork/{user}")]
    public async Task MapTrackStoreArtwork_PrefixThatIsNoPath_Throws(string prefix)
        => await Assert.ThrowsAsync<ArgumentException>(
            () => ArtworkApplication.StartAsync(endpoints => endpoints.MapTrackStoreArtwork(prefix)));

    private static string AddressOf(ArtworkKey key, ImageSize size = ImageSize.Medium)
        => $"/artwork/{key}/{size.ToString().ToLowerInvariant()}";

    private static async Task<HttpResponseMessage> SendAsync(
        ArtworkApplication application, HttpMethod method, string address, string? header = null, string? value = null)
    {
        using var request = new HttpRequestMessage(method, address);
        if (header is not null)
            request.Headers.TryAddWithoutValidation(header, value);
        return await application.Client.SendAsync(request, Cancel);
    }
}
