using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using TrackStore;
using TrackStore.AspNetCore;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the endpoints of a library.</summary>
public static class TrackStoreEndpointRouteBuilderExtensions
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>
    /// Serves stored pictures at <c>{prefix}/{key}/{size}</c> to GET and HEAD requests, such as <c>/artwork/42-9f86d081884c7d65/medium</c>: an
    /// <see cref="ArtworkKey"/>, and an <see cref="ImageSize"/> in lower case.
    /// </summary>
    /// <remarks>
    /// <para>
    /// Every response has a strong entity tag and may be cached for ever, because a key always stands for the same bytes. A browser that sends the
    /// tag back gets 304 without a read of the library. Ranges work. Other origins can't embed the pictures. A picture that doesn't exist gets 404,
    /// which is not cached. A picture is never resized for a request.
    /// </para>
    /// <para>
    /// Caches that users share may keep a response, unless the endpoint requires authorization or the user is signed in. What the library throws,
    /// such as <see cref="StoreUnavailableException"/>, goes to the application's exception handler.
    /// </para>
    /// </remarks>
    /// <param name="endpoints">The application's endpoints.</param>
    /// <param name="prefix">The path before the key, without parameters.</param>
    /// <param name="libraryName">The name of the library, or null for the one without a name.</param>
    /// <returns>A builder for further conventions, such as authorization.</returns>
    /// <exception cref="ArgumentException">The prefix is empty, or is no path.</exception>
    public static IEndpointConventionBuilder MapTrackStoreArtwork(
        this IEndpointRouteBuilder endpoints,
        string prefix = "/artwork",
        string? libraryName = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentException.ThrowIfNullOrWhiteSpace(prefix);
        RoutePattern pattern = RoutePatternFactory.Parse($"{prefix.TrimEnd('/')}/{{{ArtworkEndpoint.Key}}}/{{{ArtworkEndpoint.Size}}}");
        if (pattern.Parameters.Count != 2)
            throw new ArgumentException($"The prefix \"{prefix}\" has parameters. Write it as a plain path, such as \"/artwork\".", nameof(prefix));
        var endpoint = new ArtworkEndpoint(libraryName);
        return endpoints.MapMethods(pattern.RawText!, Methods, endpoint.RespondAsync).WithDisplayName($"TrackStore artwork {prefix}");
    }
}
