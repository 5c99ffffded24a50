using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace TrackStore.AspNetCore;

/// <summary>Answers requests for the renditions of one library.</summary>
internal sealed class ArtworkEndpoint(string? libraryName)
{
    private const string ForEver = "max-age=31536000, immutable";

    public async Task RespondAsync(HttpContext context)
    {
        HttpResponse response = context.Response;
        RenditionRoute.Protect(response);
        if (!TryRead(context.Request, out ArtworkKey key, out ImageSize size))
        {
            RenditionRoute.RespondWithout(response, StatusCodes.Status404NotFound);
            return;
        }

        var tag = new EntityTagHeaderValue(key.ToETag(size));
        if (IsKnown(context.Request.GetTypedHeaders(), tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.Headers.ETag = tag.ToString();
            response.Headers.CacheControl = CacheControl(context);
            return;
        }

        if (await Images(context).ReadAsync(key, size, context.RequestAborted).ConfigureAwait(false) is not { } image)
        {
            RenditionRoute.RespondWithout(response, StatusCodes.Status404NotFound);
            return;
        }

        await RenditionRoute.RespondWithAsync(context, image.Data, image.MimeType, tag, CacheControl(context)).ConfigureAwait(false);
    }

    private static bool TryRead(HttpRequest request, out ArtworkKey key, out ImageSize size)
    {
        size = default;
        return ArtworkKey.TryParse(request.RouteValues[RenditionRoute.Key] as string, out key)
            && RenditionRoute.TryReadSize(request, out size);
    }

    // The bytes of a key never change, so a client that has the tag has the picture. "*" asks whether there is one, and If-Match goes
    // first: both need the read.
    private static bool IsKnown(RequestHeaders headers, EntityTagHeaderValue tag)
        => headers.IfMatch.Count == 0
            && headers.IfNoneMatch.Any(known => !known.Equals(EntityTagHeaderValue.Any) && known.Compare(tag, useStrongComparison: false));

    private static StringValues CacheControl(HttpContext context)
    {
        EndpointMetadataCollection? metadata = context.GetEndpoint()?.Metadata;
        bool isPrivate = context.User.Identity?.IsAuthenticated == true
            || (metadata?.GetMetadata<IAuthorizeData>() is not null && metadata.GetMetadata<IAllowAnonymous>() is null);
        return $"{(isPrivate ? "private" : "public")}, {ForEver}";
    }

    private IImageRepository Images(HttpContext context) => libraryName is null
        ? context.RequestServices.GetRequiredService<IImageRepository>()
        : context.RequestServices.GetRequiredKeyedService<IImageRepository>(libraryName);
}
