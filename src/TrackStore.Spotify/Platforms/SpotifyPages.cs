using System.Globalization;
using System.Text.Json;
using TrackStore.Platforms.Spotify.Json;

namespace TrackStore.Platforms.Spotify;

/// <summary>Finds the way from page to page.</summary>
internal static class SpotifyPages
{
    /// <summary>Gives the next page's offset, or null behind the last one. The address of the next page is never followed: the token would go wherever it points.</summary>
    /// <param name="page">The page.</param>
    /// <param name="offset">Its offset.</param>
    /// <param name="size">How many items were asked for, or 0 where the page came unasked.</param>
    public static int? Next(PageJson page, int offset, int size)
    {
        if (string.IsNullOrEmpty(page.Next) || page.Items is not { Count: > 0 } items)
            return null;
        return OffsetOf(page.Next) is { } next && next > offset ? next : offset + Math.Max(size, items.Count);
    }

    /// <summary>Gives a page's items. A page without a list is no answer: an empty library has an empty one.</summary>
    public static IReadOnlyList<JsonElement> Items(PageJson page)
        => page.Items ?? throw SpotifyErrors.Malformed(new JsonException("The answer for a page has no items."));

    /// <summary>Reads where to begin; what can't be read begins at the beginning.</summary>
    public static int Offset(string? resumeToken)
        => int.TryParse(resumeToken, NumberStyles.None, CultureInfo.InvariantCulture, out int offset) ? offset : 0;

    public static string ResumeToken(int offset) => offset.ToString(CultureInfo.InvariantCulture);

    private static int? OffsetOf(string address)
    {
        const string Name = "offset=";
        int at = address.IndexOf("?" + Name, StringComparison.Ordinal);
        if (at < 0)
            at = address.IndexOf("&" + Name, StringComparison.Ordinal);
        if (at < 0)
            return null;
        ReadOnlySpan<char> value = address.AsSpan(at + 1 + Name.Length);
        int end = value.IndexOf('&');
        return int.TryParse(end < 0 ? value : value[..end], NumberStyles.None, CultureInfo.InvariantCulture, out int offset) ? offset : null;
    }
}
