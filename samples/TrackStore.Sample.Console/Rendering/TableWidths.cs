using Spectre.Console;

namespace TrackStore.Sample.Rendering;

/// <summary>How wide the columns of a table are: as wide as what is in them where there is room, else as wide as it takes to read them.</summary>
internal sealed class TableWidths
{
    // A line and a blank on each side of a column.
    private const int Between = 3;
    private readonly int[] _widest;
    private readonly int[] _least;

    private TableWidths(int[] widest, int[] least)
    {
        _widest = widest;
        _least = least;
    }

    /// <summary>Measures what stands in the columns.</summary>
    public static TableWidths Of(IReadOnlyList<Column> columns, IReadOnlyList<string?[]> rows)
    {
        int[] widest = [.. columns.Select((column, i) => rows.Select(row => Of(Format.Clean(row[i]))).Append(Of(column.Title)).Max())];
        return new TableWidths(widest, [.. columns.Select((column, i) => column.RightAligned || column.IsWhole ? widest[i] : Math.Min(column.Least, widest[i]))]);
    }

    /// <summary>Tells how many places a text takes in a terminal, where some letters take two.</summary>
    public static int Of(string text) => text.GetCellWidth();

    /// <summary>Tells how narrow a table of some of the columns can be.</summary>
    public int Least(int[] shown) => 1 + shown.Sum(i => _least[i] + Between);

    /// <summary>Shares a terminal's width out among some of the columns: all grow alike, until they are as wide as what is in them or there is no room left.</summary>
    public int[] Fit(int[] shown, int width)
    {
        int[] fitted = [.. shown.Select(i => _least[i])];
        int spare = width - Least(shown);
        while (spare > 0 && Smallest(shown, fitted) is var smallest and >= 0)
        {
            fitted[smallest]++;
            spare--;
        }

        return fitted;
    }

    // The narrowest of those that want more; -1 where none does.
    private int Smallest(int[] shown, int[] fitted)
        => Enumerable.Range(0, shown.Length).Where(i => fitted[i] < _widest[shown[i]]).DefaultIfEmpty(-1).MinBy(i => i < 0 ? 0 : fitted[i]);
}
