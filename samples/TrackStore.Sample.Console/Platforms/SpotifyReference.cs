namespace TrackStore.Sample.Platforms;

/// <summary>Reads Spotify ids: bare, as a URI, or as a link.</summary>
internal static class SpotifyReference
{
    private const int Length = 22;

    /// <summary>Gets the bare id, or null for a text of another form or kind.</summary>
    /// <param name="text">Such as <c>6Sy9BUbgFse0n0LPA5lwy5</c>, <c>spotify:track:6Sy9...</c> or
    /// <c>https://open.spotify.com/track/6Sy9...?si=1</c>.</param>
    /// <param name="kind"><c>track</c>, <c>album</c> or <c>playlist</c>.</param>
    public static string? Parse(string text, string kind)
    {
        string[] parts = text.Trim().Split('?')[0].Split('/', ':');
        string id = parts[^1];
        bool isKind = parts.Length == 1 || parts[^2] == kind;
        return isKind && id.Length == Length && id.All(char.IsAsciiLetterOrDigit) ? id : null;
    }
}
