using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace TrackStore.Taxonomy;

/// <summary>
/// The end of a page of tags or genres: the order, and the number of tracks and key of the last row. Hosts treat it as an opaque text.
/// </summary>
internal sealed record NameCursor(bool IsByCount, bool Descending, int TrackCount, string Key)
{
    private const string Version = "1";
    private const char Separator = '|';

    /// <summary>Reads a cursor; null for the first page.</summary>
    /// <exception cref="ArgumentException">The cursor is invalid, or belongs to a list in another order.</exception>
    public static NameCursor? From(string? text, bool isByCount, bool descending, string parameter)
    {
        if (text is null)
            return null;
        NameCursor cursor = Parse(text)
            ?? throw new ArgumentException(
                "The cursor is invalid. Pass the NextCursor of the previous page unchanged, or null for the first page.", parameter);
        return cursor.IsByCount == isByCount && cursor.Descending == descending
            ? cursor
            : throw new ArgumentException(
                "The cursor belongs to a list in another order. Start with the first page when the order changes.", parameter);
    }

    public override string ToString()
    {
        string text = string.Join(
            Separator, Version, IsByCount ? "1" : "0", Descending ? "1" : "0", TrackCount.ToString(CultureInfo.InvariantCulture), Key);
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
    }

    private static NameCursor? Parse(string text)
    {
        byte[] bytes;
        try
        {
            bytes = Base64Url.DecodeFromChars(text);
        }
        catch (FormatException)
        {
            return null;
        }

        string[] parts = Encoding.UTF8.GetString(bytes).Split(Separator, 5);
        return parts.Length == 5 && parts[0] == Version
            && int.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            ? new NameCursor(parts[1] == "1", parts[2] == "1", count, parts[4])
            : null;
    }
}
