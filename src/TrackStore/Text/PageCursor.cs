using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace TrackStore.Text;

/// <summary>
/// The end of a page: the order of the list, and the sort key and id of the last row. Hosts treat it as an opaque text.
/// </summary>
/// <param name="List">The kind of list.</param>
/// <param name="Order">The number of the order.</param>
/// <param name="Descending">Whether the order is reversed.</param>
/// <param name="Key">The row's value in that order as text, or null when it has none.</param>
/// <param name="Id">The row's id, which decides among equal keys.</param>
internal sealed record PageCursor(char List, int Order, bool Descending, string? Key, long Id)
{
    private const string Version = "1";
    private const char Separator = '|';

    /// <summary>Reads the cursor of a query; null when the query has none.</summary>
    /// <param name="cursor">The cursor's text.</param>
    /// <param name="start">The list and order of the query.</param>
    /// <param name="isKey">Tells whether a text is a key in that order.</param>
    /// <exception cref="ArgumentException">The cursor is invalid, or belongs to a list in another order.</exception>
    public static PageCursor? From(string? cursor, PageCursor start, Func<string?, bool> isKey)
    {
        if (cursor is null)
            return null;
        if (Parse(cursor) is not { } read || read.List != start.List)
        {
            throw new ArgumentException(
                "The cursor is invalid. Pass the NextCursor of the previous page unchanged, or null for the first page.", nameof(cursor));
        }

        if (read.Order != start.Order || read.Descending != start.Descending || !isKey(read.Key))
        {
            throw new ArgumentException(
                "The cursor belongs to a list in another order. Start with the first page when the order changes.", nameof(cursor));
        }

        return read;
    }

    public override string ToString()
    {
        string text = string.Join(
            Separator,
            Version,
            List,
            Order.ToString(CultureInfo.InvariantCulture),
            Descending ? "1" : "0",
            Id.ToString(CultureInfo.InvariantCulture),
            Key is null ? "0" : "1",
            Key);
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
    }

    private static PageCursor? Parse(string text)
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

        string[] parts = Encoding.UTF8.GetString(bytes).Split(Separator, 7);
        return parts is [Version, [var list], var orderText, var descending, var idText, var hasKey, var key]
            && int.TryParse(orderText, NumberStyles.None, CultureInfo.InvariantCulture, out int order)
            && long.TryParse(idText, NumberStyles.None, CultureInfo.InvariantCulture, out long id)
                ? new PageCursor(list, order, descending == "1", hasKey == "1" ? key : null, id)
                : null;
    }
}
