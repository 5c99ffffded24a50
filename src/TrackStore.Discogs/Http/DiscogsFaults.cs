using System.Globalization;
using System.Net;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace TrackStore.Discogs.Http;

/// <summary>Makes exceptions that say what to do. None of them holds a credential.</summary>
internal static class DiscogsFaults
{
    public const string Platform = "discogs";

    public static PlatformException RateLimited(TimeSpan? retryAfter) => new(
        Platform,
        PlatformFault.RateLimited,
        retryAfter is { } delay
            ? string.Create(CultureInfo.InvariantCulture, $"Discogs asks for fewer requests. Ask again in {Math.Ceiling(delay.TotalSeconds)} seconds, or raise DiscogsOptions.MaxRetryDelay to wait that long.")
            : "Discogs asks for fewer requests. Ask again in a minute. Other programs with the same credentials or address use the same allowance.")
    {
        RetryAfter = retryAfter,
    };

    public static PlatformException Of(HttpResponseMessage response, string? said, DiscogsOptions options, TimeProvider time)
    {
        string words = said is null ? "" : $" It says: {said}";
        bool anonymous = options.PersonalToken is null && options.ConsumerKey is null;
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized when anonymous => NoCredentials("this"),
            HttpStatusCode.Unauthorized => New(PlatformFault.Unauthorised, "Discogs refuses the credentials. Make a new personal token at https://www.discogs.com/settings/developers and set DiscogsOptions.PersonalToken, or check ConsumerKey and ConsumerSecret." + words),
            HttpStatusCode.Forbidden => New(PlatformFault.Unauthorised, "Discogs doesn't show this to these credentials. A private collection or wantlist is shown to its owner's personal token only: set DiscogsOptions.PersonalToken, or make the collection public." + words),
            HttpStatusCode.NotFound => New(PlatformFault.NotFound, $"Discogs has nothing at {PathOf(response)}. Check the id and DiscogsOptions.UserName; entries are merged and deleted there at times." + words),
            HttpStatusCode.TooManyRequests => RateLimited(RetryAfter.Of(response, time)),
            >= HttpStatusCode.InternalServerError => New(PlatformFault.ServerError, string.Create(CultureInfo.InvariantCulture, $"Discogs failed with status {(int)response.StatusCode}. Ask again later.") + words, RetryAfter.Of(response, time)),
            _ => New(PlatformFault.BadAnswer, string.Create(CultureInfo.InvariantCulture, $"Discogs answered {PathOf(response)} with status {(int)response.StatusCode}, which is no use. Check DiscogsOptions.BaseAddress.") + words),
        };
    }

    public static PlatformException NoCredentials(string what) => New(
        PlatformFault.Unauthorised,
        $"Discogs gives {what} to known applications only. Set DiscogsOptions.PersonalToken (made at https://www.discogs.com/settings/developers), or ConsumerKey and ConsumerSecret.");

    public static PlatformException NoUser() => New(
        PlatformFault.Unauthorised,
        "It isn't known whose collection or wantlist is wanted. Set DiscogsOptions.UserName, or DiscogsOptions.PersonalToken for its owner's.");

    public static PlatformException BadAnswer(string path, Exception? cause = null) => New(
        PlatformFault.BadAnswer,
        $"What Discogs answered at {path} can't be read. Ask again later; if it stays so, check that DiscogsOptions.BaseAddress is Discogs and no proxy or log-in page answers in its place.",
        cause: cause);

    /// <summary>Translates what the network throws, or gives null for what is no fault of it.</summary>
    public static PlatformException? Of(Exception error, string path, DiscogsOptions options) => error switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => BadAnswer(path, error),
        BrokenCircuitException broken => New(
            PlatformFault.Unreachable,
            "Discogs failed again and again, so it isn't asked for half a minute. Ask again later.",
            broken.RetryAfter,
            error),
        TimeoutRejectedException => New(
            PlatformFault.Unreachable,
            string.Create(CultureInfo.InvariantCulture, $"Discogs didn't answer within {options.AttemptTimeout.TotalSeconds} seconds. Check the network, or raise DiscogsOptions.AttemptTimeout."),
            cause: error),
        HttpRequestException or IOException => New(
            PlatformFault.Unreachable,
            $"Discogs can't be reached at {options.BaseAddress.Host}. Check the network and DiscogsOptions.BaseAddress.",
            cause: error),
        _ => null,
    };

    private static PlatformException New(PlatformFault fault, string message, TimeSpan? retryAfter = null, Exception? cause = null)
        => new(Platform, fault, message, cause) { RetryAfter = retryAfter };

    private static string PathOf(HttpResponseMessage response) => response.RequestMessage?.RequestUri?.AbsolutePath ?? "this address";
}
