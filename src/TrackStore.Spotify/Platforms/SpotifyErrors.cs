using System.Globalization;
using System.Net;
using System.Text.Json;

namespace TrackStore.Platforms.Spotify;

/// <summary>Turns what Spotify refuses into exceptions that say what to do.</summary>
internal static class SpotifyErrors
{
    private const int LongestReason = 200;

    public static PlatformException Of(PlatformFault fault, string message, Exception? cause = null) => new(SpotifyClient.Name, fault, message, cause);

    public static PlatformException NoCredentials() => Of(
        PlatformFault.Unauthorised,
        "There are no credentials for Spotify. Make an app in Spotify's dashboard for developers and set SpotifyOptions.ClientId and ClientSecret, or sign a user in and set SpotifyOptions.UserToken.");

    public static PlatformException NoUser() => Of(
        PlatformFault.Unauthorised,
        "What belongs to a user needs that user's token. Sign the user in with the scope user-library-read and set SpotifyOptions.UserToken; the app's own credentials don't open it.");

    public static PlatformException Malformed(Exception cause) => Of(
        PlatformFault.BadAnswer,
        "Spotify's answer can't be read. If it goes on, look for a proxy or login page between this machine and Spotify.",
        cause);

    /// <summary>Makes the exception for an answer of the Web API that is no success.</summary>
    public static PlatformException OfAnswer(SpotifyAnswer answer) => OfAnswer(answer, Reason(answer.Body, [answer.Token]));

    /// <summary>Makes the exception for an answer of the accounts service that is no success.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="secrets">What must not be repeated, whatever the answer says.</param>
    public static PlatformException OfTokenAnswer(SpotifyAnswer answer, params ReadOnlySpan<string?> secrets)
    {
        string reason = Reason(answer.Body, secrets);
        return answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            ? Of(
                PlatformFault.Unauthorised,
                $"Spotify refuses the app's credentials{reason}. Compare SpotifyOptions.ClientId and ClientSecret with the app's settings in Spotify's dashboard for developers.")
            : OfAnswer(answer, reason);
    }

    private static PlatformException OfAnswer(SpotifyAnswer answer, string reason)
    {
        return answer.Status switch
        {
            HttpStatusCode.Unauthorized => Of(
                PlatformFault.Unauthorised,
                $"Spotify refuses the access token{reason}. Sign the user in again, or check the app's client id and secret."),
            HttpStatusCode.Forbidden => Of(
                PlatformFault.Unauthorised,
                $"Spotify doesn't allow this{reason}. An app in development mode serves only users that its dashboard lists, needs an owner with Premium, and sees only their own playlists; also check the scopes of the user's token."),
            HttpStatusCode.NotFound or HttpStatusCode.Gone => Of(PlatformFault.NotFound, $"Spotify doesn't have what was asked for{reason}. Check the id, and that it may be seen in this market."),
            HttpStatusCode.TooManyRequests => TooManyRequests(answer.RetryAfter),
            >= HttpStatusCode.InternalServerError => new PlatformException(
                SpotifyClient.Name,
                PlatformFault.ServerError,
                string.Create(CultureInfo.InvariantCulture, $"Spotify failed with status {(int)answer.Status}{reason}. Try again later."))
            {
                RetryAfter = answer.RetryAfter,
            },
            HttpStatusCode.BadRequest => Of(
                PlatformFault.NotSupported,
                $"Spotify doesn't take the request{reason}. Check what was asked for; an app in development mode may ask for 10 search results a page at most (SpotifyOptions.SearchPageSize)."),
            _ => Of(
                PlatformFault.BadAnswer,
                string.Create(CultureInfo.InvariantCulture, $"Spotify answered with the unexpected status {(int)answer.Status}{reason}. Check SpotifyOptions.ApiAddress and AccountsAddress.")),
        };
    }

    private static PlatformException TooManyRequests(TimeSpan? wait)
    {
        string until = wait is { } known
            ? string.Create(CultureInfo.InvariantCulture, $"Try again in {Math.Ceiling(known.TotalSeconds)} seconds.")
            : "Try again in a minute.";
        return new PlatformException(SpotifyClient.Name, PlatformFault.RateLimited, $"Spotify asks for fewer requests. {until}") { RetryAfter = wait };
    }

    /// <summary>Gives Spotify's own words in brackets, or nothing where there are none that can be read.</summary>
    private static string Reason(byte[] body, ReadOnlySpan<string?> secrets)
    {
        string? reason;
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            reason = document.RootElement.ValueKind == JsonValueKind.Object ? Words(document.RootElement) : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return "";
        }

        if (string.IsNullOrWhiteSpace(reason))
            return "";
        foreach (string? secret in secrets)
        {
            if (!string.IsNullOrEmpty(secret))
                reason = reason.Replace(secret, "***", StringComparison.Ordinal);
        }

        return $" ({LimitedText.Shorten(reason, LongestReason).TrimEnd('.')})";
    }

    // The Web API says {"error": {"message": ".."}}, the accounts service {"error": "..", "error_description": ".."}.
    private static string? Words(JsonElement root)
    {
        if (root.TryGetProperty("error_description", out JsonElement description) && description.ValueKind == JsonValueKind.String)
            return description.GetString();
        if (!root.TryGetProperty("error", out JsonElement error))
            return null;
        if (error.ValueKind == JsonValueKind.Object)
            return error.TryGetProperty("message", out JsonElement message) && message.ValueKind == JsonValueKind.String ? message.GetString() : null;
        return error.ValueKind == JsonValueKind.String ? error.GetString() : null;
    }
}
