using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;

namespace TrackStore.Spotify.Http;

/// <summary>Calls the Web API with a token, renews a refused token once, and throws for responses that no caller can use.</summary>
internal sealed class SpotifyApi(SpotifyHttp http, SpotifyTokens tokens, IOptions<SpotifyOptions> options)
{
    private readonly SpotifyOptions _options = options.Value;

    /// <summary>Sends a request and reads the response; throws for a refusal.</summary>
    public async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, bool ofUser, CancellationToken cancellationToken)
        => Read(await RequestAsync(path, ofUser, cancellationToken).ConfigureAwait(false), type);

    /// <summary>
    /// Sends a request and returns a success, a refusal or an unknown item; throws for everything else: an unusable token, a rate limit,
    /// a server error.
    /// </summary>
    public async Task<SpotifyResponse> RequestAsync(string path, bool ofUser, CancellationToken cancellationToken)
    {
        string token = await tokens.GetAsync(ofUser, cancellationToken).ConfigureAwait(false);
        SpotifyResponse response = await SendAsync(path, token, cancellationToken).ConfigureAwait(false);
        if (response.Status == HttpStatusCode.Unauthorized)
        {
            tokens.Forget(token);
            string renewed = await tokens.GetAsync(ofUser, cancellationToken).ConfigureAwait(false);
            if (renewed != token)
                response = await SendAsync(path, renewed, cancellationToken).ConfigureAwait(false);
        }

        if (response.IsSuccess || response.IsRefusal || response.IsUnknown)
            return response;
        throw SpotifyErrors.OfResponse(response);
    }

    public static T Read<T>(SpotifyResponse response, JsonTypeInfo<T> type)
    {
        if (!response.IsSuccess)
            throw SpotifyErrors.OfResponse(response);
        try
        {
            return JsonSerializer.Deserialize(response.Body, type) ?? throw new JsonException("The response is null.");
        }
        catch (JsonException error)
        {
            throw SpotifyErrors.Malformed(error);
        }
    }

    /// <summary>Builds a path with its query. Parameters with a null value are left out; the market is added if it is set.</summary>
    public string Path(string path, params ReadOnlySpan<(string Name, object? Value)> query)
    {
        var text = new StringBuilder(path);
        char separator = '?';
        foreach ((string name, object? value) in query)
            Append(name, value);
        Append("market", _options.Market?.ToUpperInvariant());
        return text.ToString();

        void Append(string name, object? value)
        {
            if (value is null)
                return;
            text.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(FormattableString.Invariant($"{value}")));
            separator = '&';
        }
    }

    private async Task<SpotifyResponse> SendAsync(string path, string token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{_options.ApiAddress.AbsoluteUri.TrimEnd('/')}/{path}");
        request.Headers.Authorization = Bearer(token);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        SpotifyResponse response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        response.Token = token;
        return response;
    }

    private static AuthenticationHeaderValue Bearer(string token)
        => token.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? throw SpotifyErrors.Of(
                PlatformFault.Unauthorized,
                "Spotify's access token contains characters that a token can't have. Pass it without quotes, spaces and line breaks.")
            : new AuthenticationHeaderValue("Bearer", token);
}
