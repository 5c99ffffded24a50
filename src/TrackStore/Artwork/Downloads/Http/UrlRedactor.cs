namespace TrackStore.Artwork.Downloads.Http;

/// <summary>Shortens URLs to the parts that may be logged.</summary>
internal static class UrlRedactor
{
    private const int MaxLength = 200;

    /// <summary>Removes user info, query and fragment, which may contain tokens.</summary>
    /// <param name="url">The URL.</param>
    /// <returns>The scheme, host, port and path, shortened when they are long.</returns>
    public static string ForLog(Uri url) => url.IsAbsoluteUri && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
        ? Shorten(url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped))
        : "a URL that is not http";

    /// <summary>Shortens a text of a stranger.</summary>
    /// <param name="text">The text.</param>
    public static string Shorten(string text) => text.Length <= MaxLength ? text : text[..MaxLength] + "...";
}
