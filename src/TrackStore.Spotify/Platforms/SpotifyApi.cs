using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;

namespace TrackStore.Platforms.Spotify;

/// <summary>Asks the Web API: with a token, once more with another after it was refused, and with exceptions for what no caller can make sense of.</summary>
internal sealed class SpotifyApi(SpotifyHttp http, SpotifyTokens tokens, IOptions<SpotifyOptions> options)
{
    private readonly SpotifyOptions _options = options.Value;

    /// <summary>Asks, and reads the answer; a refusal is thrown.</summary>
    public async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, bool ofUser, CancellationToken cancellationToken)
        => Read(await AskAsync(path, ofUser, cancellationToken).ConfigureAwait(false), type);

    /// <summary>Asks. An answer that no caller can take as one is thrown: an unusable token, too many requests, a server's failure.</summary>
    public async Task<SpotifyAnswer> AskAsync(string path, bool ofUser, CancellationToken cancellationToken)
    {
        string token = await tokens.GetAsync(ofUser, cancellationToken).ConfigureAwait(false);
        SpotifyAnswer answer = await SendAsync(path, token, cancellationToken).ConfigureAwait(false);
        if (answer.Status == HttpStatusCode.Unauthorized)
        {
            tokens.Forget(token);
            string another = await tokens.GetAsync(ofUser, cancellationToken).ConfigureAwait(false);
            if (another != token)
                answer = await SendAsync(path, another, cancellationToken).ConfigureAwait(false);
        }

        if (answer.IsSuccess || answer.IsRefusal || answer.IsUnknown)
            return answer;
        throw SpotifyErrors.OfAnswer(answer);
    }

    public static T Read<T>(SpotifyAnswer answer, JsonTypeInfo<T> type)
    {
        if (!answer.IsSuccess)
            throw SpotifyErrors.OfAnswer(answer);
        try
        {
            return JsonSerializer.Deserialize(answer.Body, type) ?? throw new JsonException("The answer is null.");
        }
        catch (JsonException error)
        {
            throw SpotifyErrors.Malformed(error);
        }
    }

    /// <summary>Writes a path with its query; what is null is left out, and so is the market unless it is set.</summary>
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

    private async Task<SpotifyAnswer> SendAsync(string path, string token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{_options.ApiAddress.AbsoluteUri.TrimEnd('/')}/{path}");
        request.Headers.Authorization = Bearer(token);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        SpotifyAnswer answer = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        answer.Token = token;
        return answer;
    }

    private static AuthenticationHeaderValue Bearer(string token)
        => token.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? throw SpotifyErrors.Of(PlatformFault.Unauthorised, "Spotify's access token has characters that no token has. Give it without quotes, spaces or line ends.")
            : new AuthenticationHeaderValue("Bearer", token);
}
