using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TrackStore.Spotify.Responses;

namespace TrackStore.Spotify.Http;

/// <summary>
/// Provides access tokens: the user's if there is one, else the app's own, which is cached until shortly before it expires. Concurrent
/// callers share one renewal.
/// </summary>
internal sealed class SpotifyTokens(SpotifyHttp http, IOptions<SpotifyOptions> options, TimeProvider time, ILogger<SpotifyTokens> logger)
{
    private static readonly TimeSpan MaxMargin = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly SpotifyOptions _options = options.Value;
    private AppToken? _token;
    private Task<AppToken>? _renewal;

    /// <summary>Gets a token.</summary>
    /// <param name="mustBeUser">Whether the request needs a user's token.</param>
    /// <param name="cancellationToken">Cancels the call, but not a renewal that other callers share.</param>
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

    /// <summary>Drops the app's token after a refusal, unless it was renewed in the meantime.</summary>
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
            throw SpotifyErrors.Of(
                PlatformFault.Unauthorized,
                "The callback SpotifyOptions.UserToken failed to return a token. Sign the user in again.",
                error);
        }
    }

    private async Task<AppToken> RenewAsync()
    {
        AppToken? renewed = null;
        try
        {
            renewed = await RequestAsync().ConfigureAwait(false);
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

    private async Task<AppToken> RequestAsync()
    {
        byte[] credentials = Encoding.UTF8.GetBytes($"{_options.ClientId!.Trim()}:{_options.ClientSecret!.Trim()}");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{_options.AccountsAddress.AbsoluteUri.TrimEnd('/')}/api/token")
        {
            Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]),
        };
        string basic = Convert.ToBase64String(credentials);
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", basic);
        DateTimeOffset requested = time.GetUtcNow();

        SpotifyResponse response = await http.SendAsync(request, CancellationToken.None).ConfigureAwait(false);
        if (!response.IsSuccess)
            throw SpotifyErrors.OfTokenResponse(response, _options.ClientSecret.Trim(), basic);
        TokenJson? token = Read(response.Body);
        if (token is not { AccessToken.Length: > 0, ExpiresIn: > 0 })
        {
            throw SpotifyErrors.Of(
                PlatformFault.BadAnswer, "Spotify's accounts service returned no access token. Check SpotifyOptions.AccountsAddress.");
        }

        var lifetime = TimeSpan.FromSeconds(Math.Min(token.ExpiresIn.Value, TimeSpan.SecondsPerDay));
        TimeSpan margin = lifetime / 10 < MaxMargin ? lifetime / 10 : MaxMargin;
        return new AppToken(token.AccessToken, requested + lifetime - margin);
    }

    private static TokenJson? Read(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, SpotifyJson.Default.TokenJson);
        }
        catch (JsonException)
        {
            // The JSON exception could quote the token, so it is not passed on.
            throw SpotifyErrors.Of(
                PlatformFault.BadAnswer,
                "The response of Spotify's accounts service can't be read. "
                + "Look for a proxy or login page between this machine and Spotify.");
        }
    }

    private sealed class AppToken(string value, DateTimeOffset renewAt)
    {
        public string Value { get; } = value;

        public DateTimeOffset RenewAt { get; } = renewAt;
    }
}
