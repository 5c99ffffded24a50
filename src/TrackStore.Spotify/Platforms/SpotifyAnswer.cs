using System.Net;

namespace TrackStore.Platforms.Spotify;

/// <summary>A whole answer of Spotify.</summary>
/// <param name="status">The status.</param>
/// <param name="body">The body.</param>
/// <param name="retryAfter">How long it asks to be left alone, or null.</param>
internal sealed class SpotifyAnswer(HttpStatusCode status, byte[] body, TimeSpan? retryAfter)
{
    public HttpStatusCode Status => status;

    public byte[] Body => body;

    public TimeSpan? RetryAfter => retryAfter;

    /// <summary>Gets or sets the token that was asked with, so that an exception doesn't repeat it where the answer does.</summary>
    public string? Token { get; set; }

    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>Gets a value indicating whether this is how Spotify answers for an endpoint that the app may not use, or that is gone.</summary>
    public bool IsRefusal => Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.Gone;

    /// <summary>Gets a value indicating whether the thing that was asked for is unknown, or its id is none.</summary>
    public bool IsUnknown => Status is HttpStatusCode.NotFound or HttpStatusCode.BadRequest;
}
