using Microsoft.AspNetCore.Routing;
using TrackStore;
using TrackStore.AspNetCore;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the endpoints of a library.</summary>
public static class TrackStoreEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Serves stored pictures at <c>{prefix}/{key}/{size}</c> to GET and HEAD requests, such as <c>/artwork/42-9f86d081884c7d65/medium</c>:
    /// an <see cref="ArtworkKey"/>, and an <see cref="ImageSize"/> in lower case.
    /// </summary>
    /// <remarks>
    /// <para>
    /// Every response has a strong entity tag and may be cached for ever, because a key always stands for the same bytes. A browser that
    /// sends the tag back gets 304 without a read of the library. Ranges work. Other origins can't embed the pictures. A picture that
    /// doesn't exist gets 404, which is not cached. A picture is never resized for a request.
    /// </para>
    /// <para>
    /// Caches that users share may keep a response, unless the endpoint requires authorization or the user is signed in. What the library
    /// throws, such as <see cref="StoreUnavailableException"/>, goes to the application's exception handler.
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
        => RenditionRoute.Map(endpoints, prefix, "artwork", new ArtworkEndpoint(libraryName).RespondAsync);

    /// <summary>
    /// Serves previews, which are pictures that platforms offer and the library doesn't have, at <c>{prefix}/{key}/{size}</c> to GET and
    /// HEAD requests: a key of <see cref="IArtworkPreviews.GetKey"/>, and an <see cref="ImageSize"/> in lower case. So a page with search
    /// results names no server of a platform.
    /// </summary>
    /// <remarks>
    /// <para>
    /// The library downloads the picture under the rules of <c>ArtworkDownloadOptions</c>, once for all requests. Only keys that this
    /// process has given are served. The browser keeps the picture for a day, and shared caches don't. Other origins can't embed it.
    /// </para>
    /// <para>
    /// An unknown key or a missing picture gets 404. A picture that can't be downloaded or is rejected gets 502, with <c>Retry-After</c>
    /// when the loader knows a time. Neither is cached.
    /// </para>
    /// </remarks>
    /// <param name="endpoints">The application's endpoints.</param>
    /// <param name="prefix">The path before the key, without parameters.</param>
    /// <param name="libraryName">The name of the library, or null for the one without a name.</param>
    /// <returns>A builder for further conventions, such as authorization.</returns>
    /// <exception cref="ArgumentException">The prefix is empty, or is no path.</exception>
    public static IEndpointConventionBuilder MapTrackStorePreviews(
        this IEndpointRouteBuilder endpoints,
        string prefix = "/previews",
        string? libraryName = null)
        => RenditionRoute.Map(endpoints, prefix, "previews", new PreviewEndpoint(libraryName).RespondAsync);
}
