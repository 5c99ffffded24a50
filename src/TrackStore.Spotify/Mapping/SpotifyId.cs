namespace TrackStore.Spotify.Mapping;

/// <summary>Reads Spotify ids: bare, as a URI, or as a link.</summary>
internal static class SpotifyId
{
    /// <summary>The length of an id, in base 62 characters.</summary>
    public const int Length = 22;

    /// <summary>Gets the bare id, or null if the text is not an id, URI or link of this kind.</summary>
    /// <param name="text">The id, URI or link.</param>
    /// <param name="kind"><c>track</c>, <c>album</c> or <c>playlist</c>.</param>
    public static string? Parse(string text, string kind)
    {
        string id = text.Trim();
        if (id.StartsWith("spotify:", StringComparison.OrdinalIgnoreCase))
            id = After(id.Split(':'), kind);
        else if (Uri.TryCreate(id, UriKind.Absolute, out Uri? link) && link.Scheme is "http" or "https")
            id = After(link.AbsolutePath.Split('/'), kind);
        return id.Length == Length && id.All(char.IsAsciiLetterOrDigit) ? id : null;
    }

    // "spotify:user:someone:playlist:id" and "/intl-sv/track/id" have further parts before the kind.
    private static string After(string[] parts, string kind)
    {
        int at = Array.LastIndexOf(parts, kind);
        return at >= 0 && at + 1 < parts.Length ? parts[at + 1] : "";
    }
}
