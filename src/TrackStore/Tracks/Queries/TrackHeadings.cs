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

    public static async Task<IReadOnlyList<TrackHeading>> ReadAsync(
        TrackSelection selection, TrackQuery query, CancellationToken cancellationToken)
    {
        List<(string Text, int Count)> groups = query.OrderBy switch
        {
            TrackOrder.Year => await YearsAsync(selection.Unordered, cancellationToken).ConfigureAwait(false),
            TrackOrder.Artist => await LettersAsync(
                selection.Unordered.Select(t => t.SortArtist.Substring(0, 1)), cancellationToken).ConfigureAwait(false),
            _ => await LettersAsync(selection.Unordered.Select(t => t.SortTitle.Substring(0, 1)), cancellationToken).ConfigureAwait(false),
        };

        // Tracks without a year are last in either direction.
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

    private static async Task<List<(string Text, int Count)>> YearsAsync(
        IQueryable<TrackEntity> tracks, CancellationToken cancellationToken)
    {
        var years = await tracks.GroupBy(t => t.YearNumber)
            .Select(year => new { year.Key, Count = year.Count() })
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return
        [
            .. years.OrderBy(year => year.Key is null).ThenBy(year => year.Key)
                .Select(year => (year.Key?.ToString(CultureInfo.InvariantCulture) ?? "", year.Count)),
        ];
    }

    private static async Task<List<(string Text, int Count)>> LettersAsync(
        IQueryable<string> firsts, CancellationToken cancellationToken)
    {
        var letters = await firsts.GroupBy(first => first)
            .Select(letter => new { letter.Key, Count = letter.Count() })
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);

        // As the databases sort: by code point.
        return [.. letters.OrderBy(letter => RuneOf(letter.Key).Value).Select(letter => (HeadingOf(RuneOf(letter.Key)), letter.Count))];
    }

    private static Rune RuneOf(string first)
    {
        _ = Rune.DecodeFromUtf16(first, out Rune rune, out _);
        return rune;
    }

    private static string HeadingOf(Rune first) => Rune.GetUnicodeCategory(first) switch
    {
        _ when first.Value is (>= 0x3400 and <= 0x9fff) or (>= 0xf900 and <= 0xfaff) or (>= 0x20000 and <= 0x3ffff) => Ideographs,
        UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter => Rune.ToUpperInvariant(first).ToString(),
        _ => Signs,
    };
}
