namespace TrackStore.Platforms.Spotify;

/// <summary>Reads Spotify's ids as people have them: bare, as a URI, or as a link.</summary>
internal static class SpotifyId
{
    /// <summary>How many characters of base 62 an id has.</summary>
    public const int Length = 22;

    /// <summary>Gives the bare id, or null when this is none of the kind.</summary>
    /// <param name="text">The id, URI or link.</param>
    /// <param name="kind"><c>track</c>, <c>album</c> or <c>playlist</c>.</param>
    public static string? Parse(string text, string kind)
    {
        string id = text.Trim();
        if (id.StartsWith("spotify:", StringComparison.OrdinalIgnoreCase))
            id = Behind(id.Split(':'), kind);
        else if (Uri.TryCreate(id, UriKind.Absolute, out Uri? link) && link.Scheme is "http" or "https")
            id = Behind(link.AbsolutePath.Split('/'), kind);
        return id.Length == Length && id.All(char.IsAsciiLetterOrDigit) ? id : null;
    }

    // "spotify:user:someone:playlist:id" and "/intl-sv/track/id" have something before the kind.
    private static string Behind(string[] parts, string kind)
    {
        int at = Array.LastIndexOf(parts, kind);
        return at >= 0 && at + 1 < parts.Length ? parts[at + 1] : "";
    }
}
