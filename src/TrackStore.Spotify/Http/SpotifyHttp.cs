using System.Globalization;
using System.Net;
using Microsoft.Extensions.Options;
using Polly.CircuitBreaker;
using Polly.Timeout;
using TrackStore.Shared.Http;

namespace TrackStore.Spotify.Http;

/// <summary>
/// Sends requests and returns complete responses, whatever their status; a failure to get one throws a <see cref="PlatformException"/>.
/// </summary>
internal sealed class SpotifyHttp(HttpClient http, IOptions<SpotifyOptions> options, TimeProvider time)
{
    public async Task<SpotifyResponse> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
                .ConfigureAwait(false);
            byte[] body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            return new SpotifyResponse(response.StatusCode, body, RetryAfter.Read(response, time));
        }
        catch (HttpRequestException error) when (error.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw SpotifyErrors.Of(PlatformFault.BadAnswer, "Spotify's response is larger than the client accepts.", error);
        }
        catch (HttpRequestException error)
        {
            throw SpotifyErrors.Of(
                PlatformFault.Unreachable,
                "Spotify can't be reached. Check the network connection and the proxy settings, and try again.",
                error);
        }
        catch (BrokenCircuitException error)
        {
            throw new PlatformException(
                SpotifyClient.Name,
                PlatformFault.Unreachable,
                "Spotify failed too often in the last minute, so the client pauses its requests for a few seconds. Try again later.",
                error)
            {
                RetryAfter = error.RetryAfter,
            };
        }
        catch (TimeoutRejectedException error)
        {
            throw SpotifyErrors.Of(PlatformFault.Unreachable, TimeoutMessage(), error);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw SpotifyErrors.Of(PlatformFault.Unreachable, TimeoutMessage(), error);
        }
    }

    private string TimeoutMessage() => string.Create(
        CultureInfo.InvariantCulture,
        $"Spotify didn't respond within {options.Value.AttemptTimeout.TotalSeconds} seconds. ")
        + "Try again later. If the connection is slow, raise SpotifyOptions.AttemptTimeout.";
}
