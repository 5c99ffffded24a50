using System.Net;

namespace TrackStore.Platforms.Spotify;

/// <summary>A whole answer of Spotify.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The body.</param>
/// <param name="RetryAfter">How long it asks to be left alone, or null.</param>
internal sealed record SpotifyAnswer(HttpStatusCode Status, byte[] Body, TimeSpan? RetryAfter)
{
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>Gets a value indicating whether this is how Spotify answers for an endpoint that the app may not use, or that is gone.</summary>
    public bool IsRefusal => Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.Gone;

    /// <summary>Gets a value indicating whether the thing that was asked for is unknown, or its id is none.</summary>
    public bool IsUnknown => Status is HttpStatusCode.NotFound or HttpStatusCode.BadRequest;
}
