using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TrackStore.Platforms.Spotify.Json;

namespace TrackStore.Platforms.Spotify;

/// <summary>Gives access tokens: the user's where there is one, else the app's own, which is kept until shortly before it expires. Callers share one renewal.</summary>
internal sealed class SpotifyTokens(SpotifyHttp http, IOptions<SpotifyOptions> options, TimeProvider time, ILogger<SpotifyTokens> logger)
{
    private static readonly TimeSpan LongestMargin = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly SpotifyOptions _options = options.Value;
    private AppToken? _token;
    private Task<AppToken>? _renewal;

    /// <summary>Gets a token.</summary>
    /// <param name="mustBeUser">Whether only a user's will do.</param>
    /// <param name="cancellationToken">Cancels the call, not the renewal that others may share.</param>
    public async ValueTask<string> GetAsync(bool mustBeUser, CancellationToken cancellationToken)
    {
        if (await GetUserTokenAsync(cancellationToken).ConfigureAwait(false) is { } userToken)
            return userToken;
        if (mustBeUser)
            throw SpotifyErrors.NoUser();
        if (string.IsNullOrWhiteSpace(_options.ClientId) || string.IsNullOrWhiteSpace(_options.ClientSecret))
            throw SpotifyErrors.NoCredentials();

        Task<AppToken> renewal;
        lock (_gate)
        {
            if (_token is { } known && time.GetUtcNow() < known.RenewAt)
                return known.Value;
            renewal = _renewal ??= Task.Run(RenewAsync, CancellationToken.None);
        }

        return (await renewal.WaitAsync(cancellationToken).ConfigureAwait(false)).Value;
    }

    /// <summary>Drops the app's token that was refused, unless it was renewed by now.</summary>
    public void Forget(string token)
    {
        lock (_gate)
        {
            if (_token?.Value == token)
                _token = null;
        }
    }

    private async ValueTask<string?> GetUserTokenAsync(CancellationToken cancellationToken)
    {
        if (_options.UserToken is null)
            return null;
        try
        {
            string? token = await _options.UserToken(cancellationToken).ConfigureAwait(false);
            return string.IsNullOrWhiteSpace(token) ? null : token;
        }
        catch (Exception error) when (error is not (OperationCanceledException or PlatformException))
        {
            throw SpotifyErrors.Of(PlatformFault.Unauthorised, "The host could not give the user's Spotify token (SpotifyOptions.UserToken). Sign the user in again.", error);
        }
    }

    private async Task<AppToken> RenewAsync()
    {
        AppToken? renewed = null;
        try
        {
            renewed = await AskAsync().ConfigureAwait(false);
            Log.TokenRenewed(logger, renewed.RenewAt);
            return renewed;
        }
        finally
        {
            lock (_gate)
            {
                _token = renewed;
                _renewal = null;
            }
        }
    }

    private async Task<AppToken> AskAsync()
    {
        byte[] credentials = Encoding.UTF8.GetBytes($"{_options.ClientId!.Trim()}:{_options.ClientSecret!.Trim()}");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{_options.AccountsAddress.AbsoluteUri.TrimEnd('/')}/api/token")
        {
            Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]),
        };
        string basic = Convert.ToBase64String(credentials);
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", basic);
        DateTimeOffset asked = time.GetUtcNow();

        SpotifyAnswer answer = await http.SendAsync(request, CancellationToken.None).ConfigureAwait(false);
        if (!answer.IsSuccess)
            throw SpotifyErrors.OfTokenAnswer(answer, _options.ClientSecret.Trim(), basic);
        TokenJson? token = Read(answer.Body);
        if (token is not { AccessToken.Length: > 0, ExpiresIn: > 0 })
            throw SpotifyErrors.Of(PlatformFault.BadAnswer, "Spotify's accounts service gave no access token. Check SpotifyOptions.AccountsAddress.");

        var lifetime = TimeSpan.FromSeconds(Math.Min(token.ExpiresIn.Value, TimeSpan.SecondsPerDay));
        TimeSpan margin = lifetime / 10 < LongestMargin ? lifetime / 10 : LongestMargin;
        return new AppToken(token.AccessToken, asked + lifetime - margin);
    }

    private static TokenJson? Read(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, SpotifyJson.Default.TokenJson);
        }
        catch (JsonException)
        {
            // The cause could repeat what is around it, and that is a token.
            throw SpotifyErrors.Of(PlatformFault.BadAnswer, "The answer of Spotify's accounts service can't be read. Look for a proxy or login page between this machine and Spotify.");
        }
    }

    private sealed class AppToken(string value, DateTimeOffset renewAt)
    {
        public string Value { get; } = value;

        public DateTimeOffset RenewAt { get; } = renewAt;
    }
}
