using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace TrackStore.Artwork.Library;

/// <summary>The end of a page: the name of the list and the keys of its last row. Hosts treat it as an opaque text.</summary>
internal static class ListCursor
{
    private const char Separator = '|';

    public static string Write(string list, params ReadOnlySpan<long> keys)
    {
        var text = new StringBuilder(list);
        foreach (long key in keys)
            text.Append(Separator).Append(key.ToString(CultureInfo.InvariantCulture));
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>Returns the keys of a cursor, or null for the first page.</summary>
    /// <exception cref="ArgumentException">The cursor is invalid, or belongs to another list.</exception>
    public static long[]? Read(string list, string? cursor, int keys, string parameter)
    {
        if (cursor is null)
            return null;
        string[] parts = TryDecode(cursor).Split(Separator);
        long[] values = new long[keys];
        bool isValid = parts.Length == keys + 1;
        for (int i = 0; isValid && i < keys; i++)
            isValid = long.TryParse(parts[i + 1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out values[i]);
        if (!isValid)
            throw new ArgumentException("The cursor is invalid. Pass NextCursor of the page unchanged, or null.", parameter);
        return parts[0] == list
            ? values
            : throw new ArgumentException("The cursor belongs to another list. Start at the first page if the query changes.", parameter);
    }

    private static string TryDecode(string cursor)
    {
        try
        {
            return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
        }
        catch (FormatException)
        {
            return "";
        }
    }
}
