using System.Globalization;
using System.Net;
using System.Text.Json;
using TrackStore.Spotify.Mapping;

namespace TrackStore.Spotify.Http;

/// <summary>Turns failures into exceptions that say what to do.</summary>
internal static class SpotifyErrors
{
    private const int MaxReasonLength = 200;

    public static PlatformException Of(PlatformFault fault, string message, Exception? cause = null)
        => new(SpotifyClient.Name, fault, message, cause);

    public static PlatformException NoCredentials() => Of(
        PlatformFault.Unauthorized,
        "Spotify needs credentials. "
        + "Create an app in Spotify's dashboard for developers and set SpotifyOptions.ClientId and ClientSecret, "
        + "or sign a user in and set SpotifyOptions.UserToken.");

    public static PlatformException NoUser() => Of(
        PlatformFault.Unauthorized,
        "A user's own data needs that user's token. "
        + "Sign the user in with the scope user-library-read and set SpotifyOptions.UserToken; the app's own credentials are not enough.");

    public static PlatformException Malformed(Exception cause) => Of(
        PlatformFault.BadAnswer,
        "Spotify's response can't be read. If this continues, look for a proxy or login page between this machine and Spotify.",
        cause);

    /// <summary>Makes the exception for an unsuccessful response of the Web API.</summary>
    public static PlatformException OfResponse(SpotifyResponse response) => OfResponse(response, Reason(response.Body, [response.Token]));

    /// <summary>Makes the exception for an unsuccessful response of the accounts service.</summary>
    /// <param name="response">The response.</param>
    /// <param name="secrets">Texts that the message must not repeat, even if the response contains them.</param>
    public static PlatformException OfTokenResponse(SpotifyResponse response, params ReadOnlySpan<string?> secrets)
    {
        string reason = Reason(response.Body, secrets);
        return response.Status is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            ? Of(
                PlatformFault.Unauthorized,
                $"Spotify refuses the app's credentials{reason}. "
                + "Compare SpotifyOptions.ClientId and ClientSecret with the app's settings in Spotify's dashboard for developers.")
            : OfResponse(response, reason);
    }

    private static PlatformException OfResponse(SpotifyResponse response, string reason)
    {
        return response.Status switch
        {
            HttpStatusCode.Unauthorized => Of(
                PlatformFault.Unauthorized,
                $"Spotify refuses the access token{reason}. Sign the user in again, or check the app's client id and secret."),
            HttpStatusCode.Forbidden => Of(
                PlatformFault.Unauthorized,
                $"Spotify doesn't allow this{reason}. "
                + "An app in development mode needs an owner with Premium, serves only the users that its dashboard lists, "
                + "and sees only their own playlists. Also check the scopes of the user's token."),
            HttpStatusCode.NotFound or HttpStatusCode.Gone => Of(
                PlatformFault.NotFound,
                $"Spotify has no such item{reason}. Check the id, and whether the item is available in this market."),
            HttpStatusCode.TooManyRequests => TooManyRequests(response.RetryAfter),
            >= HttpStatusCode.InternalServerError => new PlatformException(
                SpotifyClient.Name,
                PlatformFault.ServerError,
                string.Create(CultureInfo.InvariantCulture, $"Spotify failed with status {(int)response.Status}{reason}. Try again later."))
            {
                RetryAfter = response.RetryAfter,
            },
            HttpStatusCode.BadRequest => Of(
                PlatformFault.NotSupported,
                $"Spotify rejects the request{reason}. Check its parameters; "
                + "an app in development mode may request at most 10 search results a page (SpotifyOptions.SearchPageSize)."),
            _ => Of(
                PlatformFault.BadAnswer,
                string.Create(CultureInfo.InvariantCulture, $"Spotify returned the unexpected status {(int)response.Status}{reason}. ")
                + "Check SpotifyOptions.ApiAddress and AccountsAddress."),
        };
    }

    private static PlatformException TooManyRequests(TimeSpan? wait)
    {
        string until = wait is { } known
            ? string.Create(CultureInfo.InvariantCulture, $"Try again in {Math.Ceiling(known.TotalSeconds)} seconds.")
            : "Try again in a minute.";
        return new PlatformException(SpotifyClient.Name, PlatformFault.RateLimited, $"Spotify's rate limit is reached. {until}")
        {
            RetryAfter = wait,
        };
    }

    /// <summary>Gets Spotify's own error text in parentheses, or an empty text if the response has none.</summary>
    private static string Reason(byte[] body, ReadOnlySpan<string?> secrets)
    {
        string? reason;
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            reason = document.RootElement.ValueKind == JsonValueKind.Object ? ErrorText(document.RootElement) : null;
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

        return $" ({LimitedText.Shorten(reason, MaxReasonLength).TrimEnd('.')})";
    }

    // The Web API returns {"error": {"message": ".."}}, the accounts service {"error": "..", "error_description": ".."}.
    private static string? ErrorText(JsonElement root)
    {
        if (TextOf(root, "error_description") is { } description)
            return description;
        return root.TryGetProperty("error", out JsonElement error) && error.ValueKind == JsonValueKind.Object
            ? TextOf(error, "message")
            : TextOf(root, "error");
    }

    private static string? TextOf(JsonElement parent, string name)
        => parent.TryGetProperty(name, out JsonElement text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
