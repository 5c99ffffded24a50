using System.Collections.Frozen;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace TrackStore.AspNetCore;

/// <summary>What the routes <c>{prefix}/{key}/{size}</c> of all pictures have in common.</summary>
internal static class RenditionRoute
{
    public const string Key = "key";
    public const string Size = "size";

    private const string NotStored = "no-store";

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    // One address for each rendition: another spelling would be a second copy in every cache.
    private static readonly FrozenDictionary<string, ImageSize> Sizes =
        Enum.GetValues<ImageSize>().ToFrozenDictionary(size => size.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    /// <summary>Maps the route to GET and HEAD.</summary>
    /// <exception cref="ArgumentException">The prefix is empty, or is no path.</exception>
    public static IEndpointConventionBuilder Map(IEndpointRouteBuilder endpoints, string prefix, string name, RequestDelegate respond)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentException.ThrowIfNullOrWhiteSpace(prefix);
        RoutePattern pattern = RoutePatternFactory.Parse($"{prefix.TrimEnd('/')}/{{{Key}}}/{{{Size}}}");
        if (pattern.Parameters.Count != 2)
        {
            throw new ArgumentException(
                $"The prefix \"{prefix}\" has parameters. Write it as a plain path, such as \"/{name}\".", nameof(prefix));
        }

        return endpoints.MapMethods(pattern.RawText!, Methods, respond).WithDisplayName($"TrackStore {name} {prefix}");
    }

    public static bool TryReadSize(HttpRequest request, out ImageSize size)
    {
        size = default;
        return request.RouteValues[Size] is string name && Sizes.TryGetValue(name, out size);
    }

    /// <summary>Keeps browsers from guessing another type, and other origins from embedding a picture.</summary>
    public static void Protect(HttpResponse response)
    {
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }

    /// <summary>Responds with a picture, or as its tag and the request's conditions and range demand.</summary>
    /// <param name="context">The request.</param>
    /// <param name="data">The picture.</param>
    /// <param name="mimeType">The type of the picture.</param>
    /// <param name="tag">The tag of these bytes.</param>
    /// <param name="cacheControl">How long caches keep the picture. A response without it, such as 412 or 416, is not kept.</param>
    public static Task RespondWithAsync(
        HttpContext context, ReadOnlyMemory<byte> data, string mimeType, EntityTagHeaderValue tag, StringValues cacheControl)
    {
        // The status follows from the request's headers only when the response starts.
        context.Response.OnStarting(() =>
        {
            bool isKept = context.Response.StatusCode
                is StatusCodes.Status200OK or StatusCodes.Status206PartialContent or StatusCodes.Status304NotModified;
            context.Response.Headers.CacheControl = isKept ? cacheControl : NotStored;
            return Task.CompletedTask;
        });
        return TypedResults.Bytes(data, mimeType, enableRangeProcessing: true, entityTag: tag).ExecuteAsync(context);
    }

    /// <summary>Responds without a picture, which no cache keeps.</summary>
    public static void RespondWithout(HttpResponse response, int status)
    {
        response.StatusCode = status;
        response.Headers.CacheControl = NotStored;
    }
}
