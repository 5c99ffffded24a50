using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace TrackStore.AspNetCore;

/// <summary>Answers requests for the previews of one library.</summary>
internal sealed class PreviewEndpoint(string? libraryName)
{
    // Private, because it shows what somebody has searched for. A day, because a platform may replace a picture.
    private const string ForADay = "private, max-age=86400";

    public async Task RespondAsync(HttpContext context)
    {
        HttpResponse response = context.Response;
        RenditionRoute.Protect(response);
        string key = context.Request.RouteValues[RenditionRoute.Key] as string ?? "";
        if (!RenditionRoute.TryReadSize(context.Request, out ImageSize size) || Get<IArtworkPreviews>(context).FindUrl(key) is not { } url)
        {
            RenditionRoute.RespondWithout(response, StatusCodes.Status404NotFound);
            return;
        }

        // Without the host's placeholder, which may be in a format that browsers don't show.
        ImageRequest request = ImageRequest.ForPreview(url, size) with { Fallback = ImageFallback.None };
        switch (await Get<IImageLoader>(context).LoadAsync(request, context.RequestAborted).ConfigureAwait(false))
        {
            case ImageLoadResult.Loaded { Image: var image }:
                var tag = new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{image.Id:x16}\""));
                await RenditionRoute.RespondWithAsync(context, image.Data, image.MimeType, tag, ForADay).ConfigureAwait(false);
                break;
            case ImageLoadResult.Failed { Error: ArtworkPreviewException { RetryAt: { } retryAt } }:
                response.Headers.RetryAfter = retryAt.ToString("r", CultureInfo.InvariantCulture);
                RenditionRoute.RespondWithout(response, StatusCodes.Status502BadGateway);
                break;
            case ImageLoadResult.Failed:
                RenditionRoute.RespondWithout(response, StatusCodes.Status502BadGateway);
                break;
            default:
                RenditionRoute.RespondWithout(response, StatusCodes.Status404NotFound);
                break;
        }
    }

    private TService Get<TService>(HttpContext context)
        where TService : notnull
        => libraryName is null
            ? context.RequestServices.GetRequiredService<TService>()
            : context.RequestServices.GetRequiredKeyedService<TService>(libraryName);
}
