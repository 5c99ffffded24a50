using Microsoft.AspNetCore.Http.Features;

namespace TrackStore.Sample.Web.Security;

/// <summary>
/// Answers a request that is too large before anything reads it. The server itself only refuses the reading, which the anti-forgery check
/// would report as a missing token.
/// </summary>
internal sealed class RequestSizeGuard(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.ContentLength is not { } length
            || context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize is not { } cap
            || length <= cap)
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    }
}
