using System.Globalization;

namespace TrackStore.Platforms.Spotify;

/// <summary>Brings text within the store's limits.</summary>
internal static class LimitedText
{
    /// <summary>Cuts text to a number of characters, the ellipsis included, and never within what is shown as one.</summary>
    public static string Shorten(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        int end = 0;
        while (end < text.Length)
        {
            int next = end + StringInfo.GetNextTextElementLength(text, end);
            if (next > longest - 1)
                break;
            end = next;
        }

        return string.Concat(text.AsSpan(0, end), "…");
    }

    /// <summary>Gives trimmed text, cut where it is too long, or null when there is none.</summary>
    public static string? OrNull(string? text, int longest) => string.IsNullOrWhiteSpace(text) ? null : Shorten(text.Trim(), longest);
}
