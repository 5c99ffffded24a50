using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace TrackStore.Tracks.Queries;

/// <summary>The end of a page: the order of the list, and the sort key and id of the last row. Hosts treat it as an opaque text.</summary>
internal sealed record TrackCursor(TrackOrder Order, bool Descending, string? Key, long Id)
{
    private const string Version = "1";
    private const char Separator = '|';

    public static TrackCursor After(TrackQuery query, TrackListRow last)
    {
        string? key = query.OrderBy switch
        {
            TrackOrder.Title => last.SortTitle,
            TrackOrder.Artist => last.SortArtist,
            TrackOrder.AddedAt => last.Item.AddedAt!.Value.UtcTicks.ToString(CultureInfo.InvariantCulture),
            TrackOrder.Year => last.YearNumber?.ToString(CultureInfo.InvariantCulture),
            TrackOrder.Bpm => last.Item.Bpm?.ToString("R", CultureInfo.InvariantCulture),
            TrackOrder.AlbumPosition => AlbumPositions.KeyOf(last, query.Descending),
            _ => throw new ArgumentOutOfRangeException(nameof(query), query.OrderBy, "This is not an order of tracks."),
        };
        return new TrackCursor(query.OrderBy, query.Descending, key, last.Item.TrackId!.Value);
    }

    /// <summary>Reads the cursor of a query; null when the query has none.</summary>
    /// <exception cref="ArgumentException">The cursor is invalid, or belongs to a list in another order.</exception>
    public static TrackCursor? From(TrackQuery query)
    {
        if (query.Cursor is not { } text)
            return null;
        TrackCursor cursor = Parse(text)
            ?? throw new ArgumentException(
                "The cursor is invalid. Pass TrackPage.NextCursor unchanged, or null for the first page.", nameof(query));
        return cursor.Order == query.OrderBy && cursor.Descending == query.Descending
            ? cursor
            : throw new ArgumentException(
                "The cursor belongs to a list in another order. Start with the first page when the order changes.", nameof(query));
    }

    public override string ToString()
    {
        string text = string.Join(
            Separator,
            Version,
            ((int)Order).ToString(CultureInfo.InvariantCulture),
            Descending ? "1" : "0",
            Id.ToString(CultureInfo.InvariantCulture),
            Key is null ? "0" : "1",
            Key);
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
    }

    private static TrackCursor? Parse(string text)
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

        string[] parts = Encoding.UTF8.GetString(bytes).Split(Separator, 6);
        bool isWhole = parts.Length == 6 && parts[0] == Version
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int order) && Enum.IsDefined((TrackOrder)order)
            && long.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out _);
        if (!isWhole)
            return null;

        var cursor = new TrackCursor(
            (TrackOrder)int.Parse(parts[1], CultureInfo.InvariantCulture),
            parts[2] == "1",
            parts[4] == "1" ? parts[5] : null,
            long.Parse(parts[3], CultureInfo.InvariantCulture));
        return cursor.HasReadableKey() ? cursor : null;
    }

    private bool HasReadableKey() => Order switch
    {
        TrackOrder.AddedAt => long.TryParse(Key, NumberStyles.None, CultureInfo.InvariantCulture, out long ticks)
            && ticks <= DateTime.MaxValue.Ticks,
        TrackOrder.Year => Key is null || int.TryParse(Key, NumberStyles.None, CultureInfo.InvariantCulture, out _),
        TrackOrder.Bpm => Key is null || (double.TryParse(Key, CultureInfo.InvariantCulture, out double bpm) && double.IsFinite(bpm)),
        TrackOrder.AlbumPosition => AlbumPositions.IsKey(Key),
        _ => Key is not null,
    };
}
