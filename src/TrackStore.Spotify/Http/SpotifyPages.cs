using System.Globalization;
using System.Text.Json;
using TrackStore.Spotify.Responses;

namespace TrackStore.Spotify.Http;

/// <summary>Reads pages and computes the offset of the next one.</summary>
internal static class SpotifyPages
{
    /// <summary>
    /// Gets the next page's offset, or null after the last page. The client never follows the next page's address, because the token
    /// would go wherever it points.
    /// </summary>
    /// <param name="page">The page.</param>
    /// <param name="offset">Its offset.</param>
    /// <param name="size">The requested page size, or 0 for a page that came with an album.</param>
    public static int? Next(PageJson page, int offset, int size)
    {
        if (string.IsNullOrEmpty(page.Next) || page.Items is not { Count: > 0 } items)
            return null;
        return OffsetOf(page.Next) is { } next && next > offset ? next : offset + Math.Max(size, items.Count);
    }

    /// <summary>Gets a page's items. A page without a list is malformed; an empty library has an empty list.</summary>
    public static IReadOnlyList<JsonElement> Items(PageJson page)
        => page.Items ?? throw SpotifyErrors.Malformed(new JsonException("The page has no items."));

    /// <summary>Reads a resume token; an unreadable token starts at the beginning.</summary>
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
        ReadOnlySpan<char> digits = end < 0 ? value : value[..end];
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int offset) ? offset : null;
    }
}
