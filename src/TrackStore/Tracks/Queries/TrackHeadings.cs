using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Entities;

namespace TrackStore.Tracks.Queries;

/// <summary>Reads the headings of a list.</summary>
internal static class TrackHeadings
{
    private const string Signs = "#";
    private const string Ideographs = "字";

    private static readonly (int First, int End)[] IdeographBlocks = [(0x3400, 0xa000), (0xf900, 0xfb00), (0x20000, 0x40000)];

    /// <exception cref="ArgumentException">The order has no headings.</exception>
    public static void Validate(TrackQuery query)
    {
        if (query.OrderBy is not (TrackOrder.Title or TrackOrder.Artist or TrackOrder.Year))
        {
            throw new ArgumentException(
                $"Lists by {query.OrderBy} have no headings. Order by {nameof(TrackOrder.Title)}, {nameof(TrackOrder.Artist)} or "
                    + $"{nameof(TrackOrder.Year)}.",
                nameof(query));
        }
    }

    /// <summary>Reads the headings of a list in ascending order.</summary>
    public static async Task<IReadOnlyList<HeadingCount>> ReadAsync(
        TrackSelection selection, TrackOrder order, CancellationToken cancellationToken)
    {
        if (order == TrackOrder.Year)
            return await YearsAsync(selection.Unordered, cancellationToken).ConfigureAwait(false);
        IQueryable<TrackEntity> tracks = selection.Unordered;
        IQueryable<string> keys = order == TrackOrder.Artist ? tracks.Select(t => t.SortArtist) : tracks.Select(t => t.SortTitle);
        return await (selection.IsAll ? RangesAsync(keys, cancellationToken) : LettersAsync(keys, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Arranges headings in the direction of a query, and adds where each begins.</summary>
    public static IReadOnlyList<TrackHeading> Arrange(IReadOnlyList<HeadingCount> ascending, TrackQuery query)
    {
        // Tracks without a year are last in either direction.
        List<HeadingCount> groups = [.. ascending];
        int ordered = groups.Count > 0 && groups[^1].Text.Length == 0 ? groups.Count - 1 : groups.Count;
        if (query.Descending)
            groups.Reverse(0, ordered);
        var headings = new List<TrackHeading>();
        int index = 0;
        foreach ((string text, int count) in groups)
        {
            if (headings.Count > 0 && headings[^1].Text == text)
                headings[^1] = headings[^1] with { Count = headings[^1].Count + count };
            else
                headings.Add(new TrackHeading(text, index, count));
            index += count;
        }

        return headings;
    }

    private static async Task<IReadOnlyList<HeadingCount>> YearsAsync(
        IQueryable<TrackEntity> tracks, CancellationToken cancellationToken)
    {
        var years = await tracks.GroupBy(t => t.YearNumber)
            .Select(year => new { year.Key, Count = year.Count() })
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return
        [
            .. years.OrderBy(year => year.Key is null).ThenBy(year => year.Key)
                .Select(year => new HeadingCount(year.Key?.ToString(CultureInfo.InvariantCulture) ?? "", year.Count)),
        ];
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
