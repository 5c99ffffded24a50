namespace TrackStore.Sample.Web.Security;

/// <summary>
/// Tells browsers what the pages may load, and who may show them: everything comes from this host, and no other site embeds it.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    // Placeholders are data: addresses, and sizes and colors of single elements are styles.
    private const string Policy = "default-src 'self'; img-src 'self' data:; style-src 'self'; style-src-attr 'unsafe-inline'; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        return next(context);
    }
}
