using System.Net;

namespace TrackStore.Spotify.Http;

/// <summary>A complete response from Spotify.</summary>
/// <param name="status">The status.</param>
/// <param name="body">The body.</param>
/// <param name="retryAfter">How long Spotify asks clients to wait, or null.</param>
internal sealed class SpotifyResponse(HttpStatusCode status, byte[] body, TimeSpan? retryAfter)
{
    public HttpStatusCode Status => status;

    public byte[] Body => body;

    public TimeSpan? RetryAfter => retryAfter;

    /// <summary>Gets or sets the token of the request, which an exception must not repeat even if the response does.</summary>
    public string? Token { get; set; }

    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>Gets a value indicating whether Spotify answers like this for an endpoint that is gone or closed to the app.</summary>
    public bool IsRefusal
        => Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.Gone;

    /// <summary>Gets a value indicating whether Spotify doesn't know the requested item, or its id is malformed.</summary>
    public bool IsUnknown => Status is HttpStatusCode.NotFound or HttpStatusCode.BadRequest;
}
