using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using TrackStore.Artwork.Acquisition;
using TrackStore.Artwork.Downloads.Http;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Artwork.Downloads.Http;

/// <summary>Responses that violate HTTP, from a real server.</summary>
public sealed class InvalidResponseTests : IAsyncDisposable
{
    private const string Page = "<!DOCTYPE html><html><head><title>Sign in</title></head></html>";

    private readonly FetcherFixture _fixture = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static byte[] Picture => FetcherFixture.Picture;

    private HostileServer Server => _fixture.Server;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task FetchAsync_HeadersNeverEnd_TimesOut()
    {
        var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Server["/a.jpg"] = async exchange =>
        {
            await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Le");
            sent.SetResult();
            await exchange.WithholdAsync();
        };
        Task<FetchResult> fetch = _fixture.FetchAsync();
        await sent.Task.WaitAsync(Cancel);

        _fixture.Time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(FetchError.TimedOut, Assert.IsType<FetchResult.Failed>(await fetch).Error);
    }

    [Fact]
    public async Task FetchAsync_SlowBody_TimesOutAlthoughEveryByteArrivesInTime()
    {
        const int Drips = 3;
        var drip = new SemaphoreSlim(0);
        var dripped = new SemaphoreSlim(0);
        Server["/a.jpg"] = async exchange =>
        {
            await exchange.SendAsync($"HTTP/1.1 200 OK\r\nContent-Length: {Picture.Length}\r\n\r\n");
            for (int i = 0; i < Drips; i++)
            {
                await exchange.SendAsync(Picture.AsMemory(i, 1));
                dripped.Release();
                await drip.WaitAsync(Cancel);
            }

            await exchange.WithholdAsync();
        };
        Task<FetchResult> fetch = _fixture.FetchAsync();

        for (int i = 0; i < Drips; i++)
        {
            await dripped.WaitAsync(Cancel);
            Assert.False(fetch.IsCompleted);
            _fixture.Time.Advance(TimeSpan.FromSeconds(10));
            drip.Release();
        }

        Assert.Equal(FetchError.TimedOut, Assert.IsType<FetchResult.Failed>(await fetch).Error);
    }

    [Fact]
    public async Task FetchAsync_EveryRedirectIsSlow_TimesOutOverAllOfThem()
    {
        var asked = new SemaphoreSlim(0);
        var answer = new SemaphoreSlim(0);
        Server["/a.jpg"] = async exchange =>
        {
            asked.Release();
            await answer.WaitAsync(Cancel);
            await exchange.AnswerAsync("302 Found", [], "Location: /a.jpg");
        };
        Task<FetchResult> fetch = _fixture.FetchAsync();

        for (int i = 0; i < 2; i++)
        {
            await asked.WaitAsync(Cancel);
            _fixture.Time.Advance(TimeSpan.FromSeconds(14));
            answer.Release();
        }

        await asked.WaitAsync(Cancel);
        _fixture.Time.Advance(TimeSpan.FromSeconds(2));
        answer.Release(10);

        Assert.Equal(FetchError.TimedOut, Assert.IsType<FetchResult.Failed>(await fetch).Error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Content-Length: 150000\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n")]
    public async Task FetchAsync_EndlessBody_StopsAtTheLimit(string framing)
    {
        Server["/a.jpg"] = async exchange =>
        {
            await exchange.SendAsync($"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n{framing}\r\n");
            bool isChunked = framing.Contains("chunked", StringComparison.Ordinal);
            await exchange.SendAsync(isChunked ? Chunk(Picture) : Picture);
            await exchange.SendForeverAsync(isChunked ? Chunk(new byte[8192]) : new byte[8192]);
        };

        FetchResult result = await _fixture.FetchAsync();

        if (framing.StartsWith("Content-Length", StringComparison.Ordinal))
            Assert.Equal(150_000, Assert.IsType<FetchResult.Content>(result).Data.Length);
        else
            Assert.Equal(FetchError.TooManyBytes, Assert.IsType<FetchResult.Refused>(result).Error);
    }

    [Fact]
    public async Task FetchAsync_DeclaredLengthOverTheLimit_ReadsNothing()
    {
        Server["/a.jpg"] = async exchange =>
        {
            await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 10000000000\r\n\r\n");
            await exchange.WithholdAsync();
        };

        Assert.Equal(FetchError.TooManyBytes, Assert.IsType<FetchResult.Refused>(await _fixture.FetchAsync()).Error);
    }

    [Theory]
    [InlineData(FetcherFixture.MaxBytes, true)]
    [InlineData(FetcherFixture.MaxBytes + 1, false)]
    public async Task FetchAsync_LengthAtTheLimit_IsAccepted(int length, bool accepted)
    {
        byte[] padded = [.. Picture, .. new byte[length - Picture.Length]];
        Server["/a.jpg"] = async exchange =>
        {
            await exchange.SendAsync("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
            await exchange.SendAsync(padded);
            exchange.Close();
        };

        FetchResult result = await _fixture.FetchAsync();

        Assert.Equal(accepted, result is FetchResult.Content content && content.Data.Length == length);
        Assert.Equal(!accepted, result is FetchResult.Refused { Error: FetchError.TooManyBytes });
    }

    [Theory]
    [InlineData("Content-Length: 99999\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n")]
    public async Task FetchAsync_CutOff_IsAFailure(string framing)
    {
        Server["/a.jpg"] = async exchange =>
        {
            await exchange.SendAsync($"HTTP/1.1 200 OK\r\n{framing}\r\n");
            await exchange.SendAsync(framing.StartsWith("Transfer", StringComparison.Ordinal) ? Chunk(Picture) : Picture);
            exchange.Close();
        };

        Assert.Equal(FetchError.CutOff, Assert.IsType<FetchResult.Failed>(await _fixture.FetchAsync()).Error);
    }

    [Fact]
    public async Task FetchAsync_ConnectionReset_IsAFailure()
    {
        Server["/a.jpg"] = async exchange =>
        {
            await exchange.SendAsync($"HTTP/1.1 200 OK\r\nContent-Length: {Picture.Length}\r\n\r\n");
            await exchange.SendAsync(Picture.AsMemory(0, Picture.Length / 2));
            exchange.Reset();
        };

        FetchResult result = await _fixture.FetchAsync();

        Assert.True(Assert.IsType<FetchResult.Failed>(result).Error is FetchError.ConnectionLost or FetchError.CutOff);
    }

    [Fact]
    public async Task FetchAsync_MoreThanTheDeclaredLength_NeverAnswersAnotherRequest()
    {
        byte[] forged = Encoding.Latin1.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n\xFF\xD8\xFF");
        Server["/a.jpg"] = async exchange =>
        {
            await exchange.SendAsync($"HTTP/1.1 200 OK\r\nContent-Length: {Picture.Length}\r\n\r\n");
            await exchange.SendAsync(Picture.Concat(forged).ToArray());
        };
        Server["/b.jpg"] = exchange => exchange.AnswerAsync("404 Not Found", []);

        var content = Assert.IsType<FetchResult.Content>(await _fixture.FetchAsync());

        Assert.Equal(Picture, content.Data.ToArray());
        Assert.Equal(new FetchResult.Absent(404), await _fixture.FetchAsync("http://cdn.example/b.jpg"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_000_000)]
    public async Task FetchAsync_PageAsJpeg_IsRefusedByWhatItIs(int padding)
    {
        Server["/a.jpg"] = async exchange =>
        {
            await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nConnection: close\r\n\r\n" + Page);
            await exchange.SendAsync(new string(' ', padding));
            exchange.Close();
        };

        var refused = Assert.IsType<FetchResult.Refused>(await _fixture.FetchAsync());

        Assert.Equal((FetchError.UnsupportedFormat, false), (refused.Error, refused.IsFinal));
        Assert.Contains("web page", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("image/webp", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")]
    [InlineData("image/png", "{\"error\":\"rate limited\"}")]
    [InlineData("image/jpeg", "%PDF-1.7")]
    [InlineData("image/jpeg", "PK\x03\x04")]
    [InlineData("image/gif", "\x7F" + "ELF")]
    public async Task FetchAsync_WrongType_IsRefused(string type, string content)
    {
        Server["/a.jpg"] = exchange => exchange.AnswerAsync("200 OK", Encoding.Latin1.GetBytes(content), "Content-Type: " + type);

        Assert.Equal(FetchError.UnsupportedFormat, Assert.IsType<FetchResult.Refused>(await _fixture.FetchAsync()).Error);
    }

    [Fact]
    public async Task FetchAsync_PictureAsText_IsAPicture()
    {
        Server["/a.jpg"] = exchange => exchange.AnswerAsync("200 OK", Picture, "Content-Type: text/plain");

        Assert.IsType<FetchResult.Content>(await _fixture.FetchAsync());
    }

    [Fact]
    public async Task FetchAsync_DamagedHeader_IsRefused()
    {
        Server["/a.jpg"] = exchange => exchange.AnswerAsync("200 OK", Picture[..4]);

        Assert.Equal(FetchError.Damaged, Assert.IsType<FetchResult.Refused>(await _fixture.FetchAsync()).Error);
    }

    [Fact]
    public async Task FetchAsync_TooManyPixels_IsRefused()
    {
        byte[] large = Pictures.Jpeg(width: 1100, height: 1000);
        Server["/a.jpg"] = exchange => exchange.AnswerAsync("200 OK", large);

        Assert.Equal(FetchError.TooManyPixels, Assert.IsType<FetchResult.Refused>(await _fixture.FetchAsync()).Error);
    }

    [Theory]
    [InlineData("200 OK")]
    [InlineData("204 No Content")]
    public async Task FetchAsync_NoBytes_IsAFailure(string status)
    {
        Server["/a.jpg"] = exchange => exchange.AnswerAsync(status, []);

        Assert.Equal(FetchError.Empty, Assert.IsType<FetchResult.Failed>(await _fixture.FetchAsync()).Error);
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.6\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnot a length\r\n")]
    public async Task FetchAsync_NotHttp_IsAFailure(string answer)
    {
        Server["/a.jpg"] = async exchange =>
        {
            await exchange.SendAsync(answer);
            exchange.Close();
        };

        Assert.IsType<FetchResult.Failed>(await _fixture.FetchAsync());
    }

    [Fact]
    public async Task FetchAsync_UntrustedCertificate_IsAFailureAndNothingIsAsked()
    {
        using var key = RSA.Create(2048);
        using X509Certificate2 certificate = new CertificateRequest("CN=cdn.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Server.Certificate = certificate;

        FetchResult result = await _fixture.FetchAsync("https://cdn.example/a.jpg");

        Assert.Equal(FetchError.InsecureConnection, Assert.IsType<FetchResult.Failed>(result).Error);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task FetchAsync_EndlessHeaders_IsAFailure()
    {
        Server["/a.jpg"] = async exchange =>
        {
            await exchange.SendAsync("HTTP/1.1 200 OK\r\n");
            await exchange.SendForeverAsync(Encoding.Latin1.GetBytes("X-More: " + new string('x', 1000) + "\r\n"));
        };

        Assert.Equal(FetchError.InvalidResponse, Assert.IsType<FetchResult.Failed>(await _fixture.FetchAsync()).Error);
    }

    private static byte[] Chunk(byte[] data)
        => [.. Encoding.Latin1.GetBytes(data.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n"), .. data, .. "\r\n"u8];
}
