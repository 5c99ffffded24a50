using System.Globalization;

namespace TrackStore.Spotify.Mapping;

/// <summary>Shortens text to the store's limits.</summary>
internal static class LimitedText
{
    /// <summary>Cuts text to a number of characters including the ellipsis, and never inside a grapheme.</summary>
    public static string Shorten(string text, int maxLength)
    {
        if (text.Length <= maxLength)
            return text;
        int end = 0;
        while (end < text.Length)
        {
            int next = end + StringInfo.GetNextTextElementLength(text, end);
            if (next > maxLength - 1)
                break;
            end = next;
        }

        return string.Concat(text.AsSpan(0, end), "…");
    }

    /// <summary>Trims and shortens text; returns null for blank text.</summary>
    public static string? OrNull(string? text, int maxLength)
        => string.IsNullOrWhiteSpace(text) ? null : Shorten(text.Trim(), maxLength);
}
