using System.Globalization;
using System.Net;
using Polly.CircuitBreaker;
using Polly.Timeout;
using TrackStore.Shared.Http;

namespace TrackStore.Discogs.Http;

/// <summary>Turns failures into exceptions that say what to do. None of them contains a credential.</summary>
internal static class DiscogsErrors
{
    public static PlatformException RateLimited(TimeSpan? retryAfter) => New(
        PlatformFault.RateLimited,
        retryAfter is { } delay
            ? "Discogs' rate limit is reached. "
                + string.Create(CultureInfo.InvariantCulture, $"Try again in {Math.Ceiling(delay.TotalSeconds)} seconds. ")
                + "To wait that long, raise DiscogsOptions.MaxRetryDelay."
            : "Discogs' rate limit is reached. Try again in a minute. "
                + "Other programs with the same credentials or IP address count toward the same limit.",
        retryAfter);

    public static PlatformException Of(HttpResponseMessage response, string? reason, DiscogsOptions options, TimeProvider time)
    {
        string detail = reason is null ? "" : $" Discogs says: {reason}";
        bool isAnonymous = options.PersonalToken is null && options.ConsumerKey is null;
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized when isAnonymous => NoCredentials("this"),
            HttpStatusCode.Unauthorized => New(
                PlatformFault.Unauthorized,
                "Discogs refuses the credentials. "
                + "Create a new personal token at https://www.discogs.com/settings/developers and set DiscogsOptions.PersonalToken, "
                + "or check ConsumerKey and ConsumerSecret." + detail),
            HttpStatusCode.Forbidden => New(
                PlatformFault.Unauthorized,
                "These credentials give no access to this. "
                + "A private collection or wantlist needs its owner's personal token: set DiscogsOptions.PersonalToken, "
                + "or make the collection public." + detail),
            HttpStatusCode.NotFound => New(
                PlatformFault.NotFound,
                $"Discogs has nothing at {PathOf(response)}. "
                + "Check the id and DiscogsOptions.UserName; Discogs sometimes merges or deletes entries." + detail),
            HttpStatusCode.TooManyRequests => RateLimited(RetryAfter.Read(response, time)),
            >= HttpStatusCode.InternalServerError => New(
                PlatformFault.ServerError,
                string.Create(CultureInfo.InvariantCulture, $"Discogs failed with status {(int)response.StatusCode}. ")
                + "Try again later." + detail,
                RetryAfter.Read(response, time)),
            _ => New(
                PlatformFault.BadAnswer,
                string.Create(CultureInfo.InvariantCulture, $"Discogs returned the unexpected status {(int)response.StatusCode} ")
                + $"for {PathOf(response)}. Check DiscogsOptions.BaseAddress." + detail),
        };
    }

    public static PlatformException NoCredentials(string what) => New(
        PlatformFault.Unauthorized,
        $"Discogs requires credentials for {what}. "
        + "Set DiscogsOptions.PersonalToken (created at https://www.discogs.com/settings/developers), or ConsumerKey and ConsumerSecret.");

    public static PlatformException NoUser() => New(
        PlatformFault.Unauthorized,
        "A collection or wantlist needs a user. Set DiscogsOptions.UserName, or DiscogsOptions.PersonalToken to read its owner's.");

    public static PlatformException BadAnswer(string path, Exception? cause = null) => New(
        PlatformFault.BadAnswer,
        $"Discogs' response for {path} can't be read. Try again later. "
        + "If this continues, check DiscogsOptions.BaseAddress, and look for a proxy or login page between this machine and Discogs.",
        cause: cause);

    /// <summary>Translates a network failure; returns null for any other exception.</summary>
    public static PlatformException? Of(Exception error, string path, DiscogsOptions options) => error switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => BadAnswer(path, error),
        BrokenCircuitException broken => New(
            PlatformFault.Unreachable,
            "Discogs failed too often, so the client pauses its requests for half a minute. Try again later.",
            broken.RetryAfter,
            error),
        TimeoutRejectedException => New(
            PlatformFault.Unreachable,
            string.Create(CultureInfo.InvariantCulture, $"Discogs didn't respond within {options.AttemptTimeout.TotalSeconds} seconds. ")
            + "Check the network connection. If it is slow, raise DiscogsOptions.AttemptTimeout.",
            cause: error),
        HttpRequestException or IOException => New(
            PlatformFault.Unreachable,
            $"Discogs can't be reached at {options.BaseAddress.Host}. Check the network connection and DiscogsOptions.BaseAddress.",
            cause: error),
        _ => null,
    };

    private static PlatformException New(PlatformFault fault, string message, TimeSpan? retryAfter = null, Exception? cause = null)
        => new(DiscogsClient.Name, fault, message, cause) { RetryAfter = retryAfter };

    private static string PathOf(HttpResponseMessage response) => response.RequestMessage?.RequestUri?.AbsolutePath ?? "this address";
}
