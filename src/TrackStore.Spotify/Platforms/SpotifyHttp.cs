using System.Globalization;
using System.Net;
using Microsoft.Extensions.Options;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace TrackStore.Platforms.Spotify;

/// <summary>Sends requests and brings whole answers, whatever their status; what keeps one from coming is a <see cref="PlatformException"/>.</summary>
internal sealed class SpotifyHttp(HttpClient http, IOptions<SpotifyOptions> options, TimeProvider time)
{
    public async Task<SpotifyAnswer> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            byte[] body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            return new SpotifyAnswer(response.StatusCode, body, RetryAfter.Of(response, time));
        }
        catch (HttpRequestException error) when (error.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw SpotifyErrors.Of(PlatformFault.BadAnswer, "Spotify's answer is larger than any that it should give.", error);
        }
        catch (HttpRequestException error)
        {
            throw SpotifyErrors.Of(PlatformFault.Unreachable, "Spotify can't be reached. Check the network and a proxy's settings, and try again.", error);
        }
        catch (BrokenCircuitException error)
        {
            throw new PlatformException(
                SpotifyClient.Name,
                PlatformFault.Unreachable,
                "Spotify failed too often just now, so that it is left alone for some seconds. Try again later.",
                error)
            {
                RetryAfter = error.RetryAfter,
            };
        }
        catch (TimeoutRejectedException error)
        {
            throw SpotifyErrors.Of(PlatformFault.Unreachable, TooSlow(), error);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw SpotifyErrors.Of(PlatformFault.Unreachable, TooSlow(), error);
        }
    }

    private string TooSlow() => string.Create(
        CultureInfo.InvariantCulture,
        $"Spotify gave no whole answer in time. Try again later, or allow more than {options.Value.AttemptTimeout.TotalSeconds} seconds for one attempt (SpotifyOptions.AttemptTimeout).");
}
