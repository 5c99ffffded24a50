using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TrackStore.Artwork.Acquisition;

namespace TrackStore.Artwork.Downloads.Http;

/// <inheritdoc cref="IArtworkFetcher"/>
internal sealed class ArtworkFetcher : IArtworkFetcher, IDisposable
{
    // How long a connection is reused before the host's name is resolved and checked again.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    private const int MaxHeaderKilobytes = 32;

    private readonly ArtworkDownloadOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<ArtworkFetcher> _logger;
    private readonly AddressPolicy _policy;
    private readonly ResponseClassifier _classifier;
    private readonly ContentReader _reader;
    private readonly DownloadLimiter _limiter;
    private readonly HttpMessageInvoker _http;
    private readonly CancellationTokenSource _closing = new();
    private int _isDisposed;

    public ArtworkFetcher(
        IOptions<ArtworkDownloadOptions> options,
        IOptions<ArtworkOptions> limits,
        IArtworkNetwork network,
        TimeProvider time,
        ILogger<ArtworkFetcher> logger)
    {
        _options = options.Value;
        _time = time;
        _logger = logger;
        _policy = new AddressPolicy(_options);
        _classifier = new ResponseClassifier(_options, time);
        _reader = new ContentReader(limits.Value);
        _limiter = new DownloadLimiter(_options.MaxConcurrentDownloads, _options.MaxConcurrentDownloadsPerHost);
        _http = new HttpMessageInvoker(NewHandler(new SsrfGuard(_policy, network, time)));
    }

    public async Task<FetchResult> FetchAsync(Uri url, CacheValidators? known, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed) != 0, this);
        cancellationToken.ThrowIfCancellationRequested();
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
        FetchResult result = await FollowAsync(url, Sendable(known), leaving.Token).ConfigureAwait(false);
        LogResult(url, result);
        return result;
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;
        _closing.Cancel();
        _http.Dispose();
    }

    private SocketsHttpHandler NewHandler(SsrfGuard guard) => new()
    {
        // The fetcher checks each redirect; the handler would not.
        AllowAutoRedirect = false,

        // The limit on bytes would not cover what the handler decompresses.
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,

        // A proxy would resolve names itself, without the check.
        UseProxy = false,
        PooledConnectionLifetime = ConnectionLifetime,
        ConnectTimeout = _options.Timeout,
        MaxResponseHeadersLength = MaxHeaderKilobytes,

        // An abandoned response is not read to its end.
        MaxResponseDrainSize = 0,

        // Trace identifiers don't concern a platform's servers.
        ActivityHeadersPropagator = null,
        ConnectCallback = (context, token) => guard.ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, token),
    };

    private async Task<FetchResult> FollowAsync(Uri url, CacheValidators? known, CancellationToken cancellationToken)
    {
        if (UrlValidator.Refuse(url, _policy) is { } refused)
            return refused;

        TimeSpan left = _options.Timeout;
        Uri current = url;
        for (int redirects = 0; ; redirects++)
        {
            IAsyncDisposable permit = await _limiter.AcquireAsync(current.IdnHost, cancellationToken).ConfigureAwait(false);
            await using (permit.ConfigureAwait(false))
            {
                long start = _time.GetTimestamp();
                (FetchResult? result, Uri? target) = await RequestInTimeAsync(current, known, left, cancellationToken)
                    .ConfigureAwait(false);
                left -= _time.GetElapsedTime(start);
                if (result is FetchResult.Refused { Error: FetchError.ForbiddenAddress } forbidden && redirects > 0)
                    return UrlValidator.RefusedRedirect(url, forbidden.Message, dependsOnProcess: true);
                if (result is not null)
                    return result;
                if (redirects == _options.MaxRedirects)
                    return TooManyRedirects();
                if (UrlValidator.RefuseRedirect(current, target!, _policy) is { } refusedTarget)
                    return refusedTarget;
                current = target!;
            }
        }
    }

    private async Task<(FetchResult? Result, Uri? Target)> RequestInTimeAsync(
        Uri url,
        CacheValidators? known,
        TimeSpan left,
        CancellationToken cancellationToken)
    {
        if (left <= TimeSpan.Zero)
            return (TimedOut(), null);

        using var deadline = new CancellationTokenSource(left, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            return await RequestAsync(url, known, either.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // A cancellation that closes a connection may surface as any of these exceptions.
            cancellationToken.ThrowIfCancellationRequested();
            return (deadline.IsCancellationRequested ? TimedOut() : FetchExceptionClassifier.Classify(error, url) ?? TimedOut(), null);
        }
    }

    private async Task<(FetchResult? Result, Uri? Target)> RequestAsync(
        Uri url,
        CacheValidators? known,
        CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = NewRequest(url, known);
        using HttpResponseMessage response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (ResponseClassifier.IsRedirect(response))
        {
            return ResponseClassifier.FindTarget(url, response) is { } target
                ? (null, target)
                : (new FetchResult.Failed(FetchError.InvalidResponse, "The server redirects without a target."), null);
        }

        FetchResult result = _classifier.Classify(response, known)
            ?? await _reader.ReadAsync(response, ResponseClassifier.ReadValidators(response), cancellationToken).ConfigureAwait(false);
        return (result, null);
    }

    private HttpRequestMessage NewRequest(Uri url, CacheValidators? known)
    {
        // Not version 3: its connections would bypass the guard.
        var request = new HttpRequestMessage(HttpMethod.Get, url)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        request.Headers.TryAddWithoutValidation("User-Agent", _options.UserAgent);
        request.Headers.TryAddWithoutValidation("Accept", "image/jpeg, image/png, image/webp, image/gif, */*;q=0.1");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "identity");
        if (known?.ETag is { } tag)
            request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(tag));
        request.Headers.IfModifiedSince = known?.LastModified;
        return request;
    }

    private static CacheValidators? Sendable(CacheValidators? known)
        => known?.ETag is { } tag && !ResponseClassifier.IsEntityTag(tag) ? known with { ETag = null } : known;

    private FetchResult.Failed TimedOut()
    {
        string seconds = _options.Timeout.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
        return new FetchResult.Failed(FetchError.TimedOut, $"The download was not complete within {seconds} seconds.");
    }

    private FetchResult.Failed TooManyRedirects()
        => new(FetchError.TooManyRedirects, $"The server redirects more than {_options.MaxRedirects} times.", _classifier.LongRetryAt());

    private void LogResult(Uri url, FetchResult result)
    {
        string shown = UrlRedactor.ForLog(url);
        switch (result)
        {
            case FetchResult.Content content:
                Log.ArtworkFetched(_logger, shown, content.Data.Length);
                break;
            case FetchResult.NotModified:
                Log.ArtworkNotModified(_logger, shown);
                break;
            case FetchResult.Absent absent:
                Log.ArtworkAbsent(_logger, shown, absent.StatusCode);
                break;
            case FetchResult.Refused refused:
                Log.ArtworkRefused(_logger, shown, refused.Error, refused.Message);
                break;
            case FetchResult.Failed failed:
                Log.ArtworkFailed(_logger, shown, failed.Error, failed.Message);
                break;
            case FetchResult.Unreachable unreachable:
                Log.ArtworkUnreachable(_logger, shown, unreachable.Error);
                break;
        }
    }
}
