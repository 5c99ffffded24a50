namespace TrackStore.Sample.Rendering;

/// <summary>Computes the column widths of a table: as wide as the contents where there is room, otherwise wide enough to be read.</summary>
internal sealed class TableWidths
{
    // A line and a space on each side of a column.
    private const int Frame = 3;

    // Longer words are rare; one of them must not cost the table a column.
    private const int LongWord = 12;

    private readonly IReadOnlyList<Column> _columns;
    private readonly int[] _widest;
    private readonly int[] _words;
    private readonly int[] _least;

    private TableWidths(IReadOnlyList<Column> columns, int[] widest, int[] words)
    {
        _columns = columns;
        _widest = widest;
        _words = words;
        _least = [.. columns.Select((column, i) => column.RightAligned || column.IsWhole
            ? widest[i]
            : Math.Min(widest[i], Math.Max(column.MinWidth, Math.Min(words[i], LongWord))))];
    }

    /// <summary>Measures the contents of the columns.</summary>
    public static TableWidths Of(IReadOnlyList<Column> columns, IReadOnlyList<string?[]> rows)
    {
        return new TableWidths(columns, Measure(TextWrapper.WidthOf), Measure(TextWrapper.LongestWord));

        int[] Measure(Func<string, int> measure)
            => [.. columns.Select((column, i) => rows.Select(row => measure(Format.Clean(row[i]))).Append(measure(column.Title)).Max())];
    }

    /// <summary>Gets the smallest width of a table of some of the columns.</summary>
    public int Least(IReadOnlyList<int> shown) => 1 + shown.Sum(i => _least[i] + Frame);

    /// <summary>Chooses the columns to show in a terminal: the required ones, and the optional ones that fit beside them.</summary>
    /// <returns>The columns' indexes in table order, or null if not even the required ones fit.</returns>
    public int[]? Choose(int width)
    {
        List<int> shown = [.. Enumerable.Range(0, _columns.Count).Where(i => _columns[i].Optional == 0)];
        if (Least(shown) > width)
            return null;
        foreach (int i in Enumerable.Range(0, _columns.Count).Except(shown).OrderBy(i => _columns[i].Optional).ToArray())
        {
            if (Least([.. shown, i]) <= width)
                shown.Add(i);
        }

        return [.. shown.Order()];
    }

    /// <summary>
    /// Distributes a terminal's width among some of the columns: first to those with words that are too long for them, then to the
    /// narrowest that can use more.
    /// </summary>
    public int[] Fit(IReadOnlyList<int> shown, int width)
    {
        int[] fitted = [.. shown.Select(i => _least[i])];
        int spare = width - Least(shown);
        spare = Grow([.. shown.Select(i => _words[i])], fitted, spare);
        Grow([.. shown.Select(i => _widest[i])], fitted, spare);
        return fitted;
    }

    private static int Grow(int[] wanted, int[] fitted, int spare)
    {
        for (; spare > 0; spare--)
        {
            int narrowest = -1;
            for (int i = 0; i < fitted.Length; i++)
            {
                if (fitted[i] < wanted[i] && (narrowest < 0 || fitted[i] < fitted[narrowest]))
                    narrowest = i;
            }

            if (narrowest < 0)
                break;
            fitted[narrowest]++;
        }

        return spare;
    }
}
