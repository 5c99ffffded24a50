using System.Globalization;
using TrackStore.Text;

namespace TrackStore.Tracks.Queries;

/// <summary>The end of a page: the number of its part of the list, and the sort key and id of its last row.</summary>
/// <param name="Part">The number of the part, from 0.</param>
/// <param name="Key">The row's value in the part's order as text.</param>
/// <param name="Id">The row's id, which decides among equal keys.</param>
internal sealed record TrackCursor(int Part, string Key, long Id)
{
    private const char List = 't';

    /// <summary>Reads the cursor of a query; null when the query has none.</summary>
    /// <exception cref="ArgumentException">The cursor is invalid, or belongs to a list in another order.</exception>
    public static TrackCursor? From(TrackQuery query, IReadOnlyList<TrackListPart> parts)
    {
        PageCursor? cursor = PageCursor.From(query.Cursor, Start(query), key => Parse(key, parts) is not null);
        return cursor is null ? null : Parse(cursor.Key, parts) is var (part, key) ? new TrackCursor(part, key, cursor.Id) : null;
    }

    public string ToText(TrackQuery query)
        => (Start(query) with { Key = string.Create(CultureInfo.InvariantCulture, $"{Part}{Key}"), Id = Id }).ToString();

    private static PageCursor Start(TrackQuery query) => new(List, (int)query.OrderBy, query.Descending, null, 0);

    private static (int Part, string Key)? Parse(string? text, IReadOnlyList<TrackListPart> parts)
    {
        if (string.IsNullOrEmpty(text) || !char.IsAsciiDigit(text[0]))
            return null;
        (int part, string key) = (text[0] - '0', text[1..]);
        bool isKey = parts.Count == 0 ? part == 0 && AlbumPositions.IsKey(key) : part < parts.Count && parts[part].Sort.IsKey(key);
        return isKey ? (part, key) : null;
    }
}
