using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace TrackStore.Storage.Lists;

/// <summary>Counts the rows of a list under its headings.</summary>
internal static class ListHeadings
{
    private const string Signs = "#";
    private const string Ideographs = "字";

    private static readonly (int First, int End)[] IdeographBlocks = [(0x3400, 0xa000), (0xf900, 0xfb00), (0x20000, 0x40000)];

    /// <summary>Reads the letters of a list by text, ascending.</summary>
    /// <param name="keys">The sort keys of all rows.</param>
    /// <param name="isAll">Whether they are those of a whole table, which has an index on them.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public static Task<IReadOnlyList<HeadingCount>> ByLetterAsync(
        IQueryable<string> keys, bool isAll, CancellationToken cancellationToken)
        => isAll ? RangesAsync(keys, cancellationToken) : LettersAsync(keys, cancellationToken);

    /// <summary>Reads the years of a list, ascending, with the rows without one at the end.</summary>
    /// <param name="years">The years of all rows.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public static async Task<IReadOnlyList<HeadingCount>> ByYearAsync(IQueryable<int?> years, CancellationToken cancellationToken)
    {
        var counts = await years.GroupBy(year => year)
            .Select(year => new { year.Key, Count = year.Count() })
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return
        [
            .. counts.OrderBy(year => year.Key is null).ThenBy(year => year.Key)
                .Select(year => new HeadingCount(year.Key?.ToString(CultureInfo.InvariantCulture) ?? "", year.Count)),
        ];
    }

    /// <summary>Arranges headings in the direction of a list, and adds where each begins.</summary>
    public static IReadOnlyList<ListHeading> Arrange(IReadOnlyList<HeadingCount> ascending, bool isDescending)
    {
        // Rows without a year are last in either direction.
        List<HeadingCount> groups = [.. ascending];
        int ordered = groups.Count > 0 && groups[^1].Text.Length == 0 ? groups.Count - 1 : groups.Count;
        if (isDescending)
            groups.Reverse(0, ordered);
        var headings = new List<ListHeading>();
        int index = 0;
        foreach ((string text, int count) in groups)
        {
            if (headings.Count > 0 && headings[^1].Text == text)
                headings[^1] = headings[^1] with { Count = headings[^1].Count + count };
            else
                headings.Add(new ListHeading(text, index, count));
            index += count;
        }

        return headings;
    }

    private static async Task<IReadOnlyList<HeadingCount>> LettersAsync(IQueryable<string> keys, CancellationToken cancellationToken)
    {
        var letters = await keys.GroupBy(key => key.Substring(0, 1))
            .Select(letter => new { letter.Key, Count = letter.Count() })
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);

        // As the databases sort: by code point.
        return
        [
            .. letters.OrderBy(letter => RuneOf(letter.Key).Value)
                .Select(letter => new HeadingCount(HeadingOf(RuneOf(letter.Key)), letter.Count)),
        ];
    }

    // Grouping all tracks by an expression would compute it for each. Counting a range only walks the index, and empty ranges are skipped.
    private static async Task<IReadOnlyList<HeadingCount>> RangesAsync(IQueryable<string> keys, CancellationToken cancellationToken)
    {
        var ranges = new List<HeadingCount>();
        string from = "";
        while (await FirstAsync(from).ConfigureAwait(false) is { } first)
        {
            Rune rune = RuneOf(first);
            string start = from;
            if (EndOf(rune) is not { } end)
            {
                int last = await keys.CountAsync(key => string.Compare(key, start) >= 0, cancellationToken).ConfigureAwait(false);
                ranges.Add(new HeadingCount(HeadingOf(rune), last));
                break;
            }

            from = end.ToString();
            string to = from;
            int count = await keys
                .CountAsync(key => string.Compare(key, start) >= 0 && string.Compare(key, to) < 0, cancellationToken)
                .ConfigureAwait(false);
            ranges.Add(new HeadingCount(HeadingOf(rune), count));
        }

        return ranges;

        Task<string?> FirstAsync(string start) => keys.Where(key => string.Compare(key, start) >= 0)
            .OrderBy(key => key)
            .FirstOrDefaultAsync(cancellationToken);
    }

    // The first character after those under the same heading, or null when there is none.
    private static Rune? EndOf(Rune first)
    {
        int end = IsIdeograph(first) ? IdeographBlocks.First(block => first.Value < block.End).End : first.Value + 1;
        return end switch
        {
            > 0x10ffff => null,
            0xd800 => new Rune(0xe000),
            _ => new Rune(end),
        };
    }

    private static bool IsIdeograph(Rune first) => IdeographBlocks.Any(block => first.Value >= block.First && first.Value < block.End);

    private static Rune RuneOf(string first)
    {
        _ = Rune.DecodeFromUtf16(first, out Rune rune, out _);
        return rune;
    }

    private static string HeadingOf(Rune first) => Rune.GetUnicodeCategory(first) switch
    {
        _ when IsIdeograph(first) => Ideographs,
        UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter => Rune.ToUpperInvariant(first).ToString(),
        _ => Signs,
    };
}
