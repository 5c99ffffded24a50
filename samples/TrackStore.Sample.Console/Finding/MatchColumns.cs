using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Finding;

/// <summary>
/// Lays out matches in columns for a terminal's width. The widths don't depend on the matches, so that the screen stays calm while a user
/// types.
/// </summary>
internal sealed class MatchColumns
{
    private const int Marker = 2;
    private const int Gap = 2;
    private const int Year = 4;

    // Narrower terminals leave out the album, then the year, then the artist.
    private const int LeastForAlbum = 60;
    private const int LeastForYear = 45;
    private const int LeastForArtist = 30;

    private readonly int _width;
    private readonly int[] _widths;

    public MatchColumns(int width)
    {
        _width = width;
        int year = width >= LeastForYear ? Year + Gap : 0;
        int room = Math.Max(1, width - Marker - year);
        int[] texts = width switch
        {
            >= LeastForAlbum => Share(room, 40, 30, 30),
            >= LeastForArtist => Share(room, 60, 40),
            _ => [room],
        };
        _widths = [.. texts, .. Enumerable.Repeat(0, 3 - texts.Length), year - Gap];
    }

    public string Headings => Line("  ", ["Title", "Artist", "Album", "Year"]);

    public string Row(TrackItem item, bool isSelected)
    {
        string? year = item.Year is { Length: > Year } date ? date[..Year] : item.Year;
        return Line(isSelected ? "> " : "  ", [item.Title, item.Artist, item.Album, year]);
    }

    // Shares of a room in percent, with a gap between them; the rounding goes to the first.
    private static int[] Share(int room, params int[] percents)
    {
        int texts = room - (Gap * (percents.Length - 1));
        int[] widths = [.. percents.Select(percent => texts * percent / 100)];
        widths[0] += texts - widths.Sum();
        return widths;
    }

    private string Line(string marker, string?[] cells)
    {
        IEnumerable<string> shown = cells.Zip(_widths).Where(cell => cell.Second > 0).Select(cell => Fit(cell.First, cell.Second));
        return TextWrapper.Truncate(marker + string.Join(new string(' ', Gap), shown), _width);
    }

    private static string Fit(string? cell, int width)
    {
        string text = TextWrapper.Truncate(Format.Clean(cell), width);
        return text + new string(' ', width - TextWrapper.WidthOf(text));
    }
}
