namespace TrackStore.Sample.Web.Security;

/// <summary>
/// Refuses what pages of other sites send here through the user's browser: writes, and everything of the circuit, whose socket anti-forgery
/// tokens don't cover.
/// </summary>
internal sealed class SameOriginGuard(RequestDelegate next)
{
    private const string CircuitPath = "/_blazor";

    public Task InvokeAsync(HttpContext context)
    {
        if (!IsGuarded(context.Request) || !IsForeign(context.Request))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool IsGuarded(HttpRequest request)
        => request.Path.StartsWithSegments(CircuitPath, StringComparison.OrdinalIgnoreCase)
            || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method));

    private static bool IsForeign(HttpRequest request)
    {
        string site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site is not ("" or "same-origin" or "none"))
            return true;
        string origin = request.Headers.Origin.ToString();
        return origin.Length > 0 && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}
