using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Artwork.Previews;

/// <summary>What a platform's server does wrong is a result with a reason, and is not repeated at once.</summary>
public sealed class PreviewFailureTests : IAsyncDisposable
{
    private readonly PreviewFixture _fixture = new(store => store.ConfigureArtwork(artwork => artwork.MaxBytes = 200_000));

    [Fact]
    public async Task LoadAsync_NoPictureThere_IsAbsentAndNotAskedForAgain()
    {
        _fixture.Answer("/a.jpg", "404 Not Found");

        ImageLoadResult first = await _fixture.LoadAsync();
        _fixture.Library.Time.Advance(TimeSpan.FromHours(1));
        ImageLoadResult later = await _fixture.LoadAsync(size: ImageSize.Large);

        Assert.IsType<ImageLoadResult.Absent>(first);
        Assert.IsType<ImageLoadResult.Absent>(later);
        Assert.Equal(1, _fixture.Requests());
    }

    [Theory]
    [InlineData("http://127.0.0.1/a.jpg")]
    [InlineData("http://192.168.1.1/a.jpg")]
    [InlineData("http://[::1]/a.jpg")]
    [InlineData("http://user:secret@cdn.example/a.jpg")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://cdn.example/a.jpg")]
    [InlineData("/a.jpg")]
    [InlineData("no address")]
    public async Task LoadAsync_RefusedAddress_SaysSoAndConnectsToNothing(string url)
    {
        ArtworkPreviewException error = await _fixture.FailedAsync<ArtworkPreviewException>(url);

        Assert.Equal(ArtworkPreviewFailure.AddressRefused, error.Failure);
        Assert.Empty(_fixture.Network.Attempts);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoadAsync_NameOfAPrivateAddress_IsRefused()
    {
        _fixture.Network.Name("inside.example", ["10.0.0.1"]);

        ArtworkPreviewException error = await _fixture.FailedAsync<ArtworkPreviewException>("http://inside.example/a.jpg");

        Assert.Equal(ArtworkPreviewFailure.AddressRefused, error.Failure);
        Assert.Empty(_fixture.Network.Attempts);
    }

    [Fact]
    public async Task LoadAsync_RedirectToAPrivateAddress_IsRefused()
    {
        _fixture.Answer("/a.jpg", "302 Found", "Location: http://127.0.0.1/b.jpg");
        _fixture.Serve("/b.jpg");

        Assert.Equal(ArtworkPreviewFailure.AddressRefused, (await _fixture.FailedAsync<ArtworkPreviewException>()).Failure);
        Assert.Equal(0, _fixture.Requests("/b.jpg"));
    }

    [Theory]
    [InlineData("401 Unauthorized", ArtworkPreviewFailure.Denied)]
    [InlineData("403 Forbidden", ArtworkPreviewFailure.Denied)]
    [InlineData("500 Internal Server Error", ArtworkPreviewFailure.DownloadFailed)]
    [InlineData("429 Too Many Requests", ArtworkPreviewFailure.RateLimited)]
    public async Task LoadAsync_ServerRefuses_WaitsBeforeTheNextRequest(string status, ArtworkPreviewFailure failure)
    {
        _fixture.Answer("/a.jpg", status);

        ArtworkPreviewException first = await _fixture.FailedAsync<ArtworkPreviewException>();
        _fixture.Serve();
        _fixture.Library.Time.Advance(first.RetryAt!.Value - _fixture.Library.Time.GetUtcNow() - TimeSpan.FromSeconds(1));
        ArtworkPreviewException second = await _fixture.FailedAsync<ArtworkPreviewException>();
        int before = _fixture.Requests();
        _fixture.Library.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal((failure, failure), (first.Failure, second.Failure));
        Assert.Equal(1, before);
        await _fixture.LoadedAsync();
    }

    [Fact]
    public async Task LoadAsync_RateLimit_LeavesTheWholeHostAloneUntilTheTimeItNames()
    {
        _fixture.Answer("/a.jpg", "429 Too Many Requests", "Retry-After: 120");
        _fixture.Serve("/b.jpg");
        DateTimeOffset now = _fixture.Library.Time.GetUtcNow();

        await _fixture.FailedAsync<ArtworkPreviewException>();
        ArtworkPreviewException other = await _fixture.FailedAsync<ArtworkPreviewException>(PreviewFixture.OtherUrl);
        Image elsewhere = await _fixture.LoadedAsync("http://other.example/b.jpg");
        _fixture.Library.Time.Advance(TimeSpan.FromSeconds(121));
        await _fixture.LoadedAsync(PreviewFixture.OtherUrl);

        Assert.Equal((ArtworkPreviewFailure.RateLimited, now.AddSeconds(120)), (other.Failure, other.RetryAt));
        Assert.Equal("http://other.example/b.jpg", elsewhere.SourceUrl);
        Assert.Equal(2, _fixture.Requests("/b.jpg"));
    }

    [Fact]
    public async Task LoadAsync_RateLimit_HoldsForAReloadToo()
    {
        _fixture.Answer("/a.jpg", "429 Too Many Requests", "Retry-After: 120");
        await _fixture.FailedAsync<ArtworkPreviewException>();

        ImageLoadResult again = await _fixture.LoadAsync(options: new() { CachePolicy = ImageCachePolicy.Reload });

        Assert.IsType<ImageLoadResult.Failed>(again);
        Assert.Equal(1, _fixture.Requests());
    }

    [Fact]
    public async Task LoadAsync_UnknownName_IsUnreachableForAMinute()
    {
        ArtworkPreviewException first = await _fixture.FailedAsync<ArtworkPreviewException>("http://nowhere.example/a.jpg");
        ArtworkPreviewException second = await _fixture.FailedAsync<ArtworkPreviewException>("http://nowhere.example/b.jpg");
        int lookups = _fixture.Network.Lookups.Count;
        _fixture.Network.Name("nowhere.example", [Downloads.Http.FetcherFixture.PublicAddress]);
        _fixture.Serve("/b.jpg");
        _fixture.Library.Time.Advance(TimeSpan.FromMinutes(2));
        await _fixture.LoadedAsync("http://nowhere.example/b.jpg");

        Assert.Equal((ArtworkPreviewFailure.Unreachable, ArtworkPreviewFailure.Unreachable), (first.Failure, second.Failure));
        Assert.Equal(1, lookups);
    }

    [Fact]
    public async Task LoadAsync_WebPageInsteadOfAPicture_IsRejectedAndNotAskedForAgain()
    {
        _fixture.Server["/a.jpg"] = exchange => exchange.AnswerAsync("200 OK", "<html>Sign in</html>"u8.ToArray());

        ImageRejectedException first = await _fixture.FailedAsync<ImageRejectedException>();
        _fixture.Library.Time.Advance(TimeSpan.FromMinutes(1));
        ImageRejectedException second = await _fixture.FailedAsync<ImageRejectedException>();

        Assert.Equal((ImageRejection.UnsupportedFormat, ImageRejection.UnsupportedFormat), (first.Rejection, second.Rejection));
        Assert.Equal(1, _fixture.Requests());
    }

    [Fact]
    public async Task LoadAsync_BrokenPicture_IsRejectedAsDamaged()
    {
        byte[] picture = Pictures.Jpeg();
        _fixture.Server["/a.jpg"] = exchange => exchange.AnswerAsync("200 OK", picture[..(picture.Length / 2)]);

        Assert.Equal(ImageRejection.Damaged, (await _fixture.FailedAsync<ImageRejectedException>()).Rejection);
    }

    [Fact]
    public async Task LoadAsync_TooManyBytes_IsRejectedWithoutReadingThem()
    {
        _fixture.Server["/a.jpg"] = exchange => exchange.AnswerAsync("200 OK", new byte[300_000]);

        Assert.Equal(ImageRejection.TooManyBytes, (await _fixture.FailedAsync<ImageRejectedException>()).Rejection);
        Assert.Equal(0, _fixture.Processor.Calls);
    }

    [Fact]
    public async Task LoadAsync_EmptyAnswer_IsRejectedAsEmpty()
    {
        _fixture.Answer("/a.jpg", "200 OK");

        Assert.Equal(ImageRejection.Empty, (await _fixture.FailedAsync<ImageRejectedException>()).Rejection);
    }

    [Fact]
    public async Task LoadAsync_ProcessorThrows_FailsWithoutARememberedRefusal()
    {
        _fixture.Serve();
        _fixture.Processor.OnCall = () => throw new InvalidOperationException("out of order");

        ImageRejectedException error = await _fixture.FailedAsync<ImageRejectedException>();
        _fixture.Processor.OnCall = null;
        _fixture.Library.Time.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal(ImageRejection.ProcessorFailed, error.Rejection);
        await _fixture.LoadedAsync();
    }

    [Fact]
    public async Task LoadAsync_FailingHandler_DoesNotFailTheLoad()
    {
        _fixture.Serve();
        _fixture.Loader.ImageLoaded += (_, _) => throw new InvalidOperationException("a handler's fault");

        Assert.IsType<ImageLoadResult.Loaded>(await _fixture.LoadAsync());
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();
}
