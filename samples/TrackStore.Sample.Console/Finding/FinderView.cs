using System.Globalization;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Finding;

/// <summary>Draws a search: the line for the text, how many match, and the matches; or the details of one of them.</summary>
internal static class FinderView
{
    private const string Prompt = "Search: ";
    private const string Hint = "Esc clears or quits, Enter shows details, ↑↓ PgUp PgDn move";
    private const string DetailsHint = "Esc goes back, ↑↓ PgUp PgDn move";

    // Lower terminals show matches instead of headings and hints.
    private const int LeastForHeadings = 6;

    /// <summary>Gets how many matches a terminal of a height shows.</summary>
    public static int RowsOf(int height) => Math.Clamp(height - (height < LeastForHeadings ? 2 : 4), 1, 1_000);

    /// <summary>Gets how many lines of a track's details a terminal of a height shows.</summary>
    public static int DetailLinesOf(int height) => Math.Max(1, height - 1);

    public static Frame Draw(TrackFinder finder) => finder.Details is { } details ? DrawDetails(finder, details) : DrawMatches(finder);

    private static Frame DrawDetails(TrackFinder finder, DetailsText details)
    {
        IEnumerable<ScreenLine> lines = details.Lines.Skip(details.Top).Take(DetailLinesOf(finder.Height))
            .Select(line => new ScreenLine(TextWrapper.Truncate(line, finder.Width)));
        return Fill(finder, [.. lines], DetailsHint, cursor: null);
    }

    private static Frame DrawMatches(TrackFinder finder)
    {
        string text = TextWrapper.Truncate(Prompt + TextOf(finder), finder.Width);
        List<ScreenLine> lines = [new(text, Emphasis.Strong), new(TextWrapper.Truncate(StatusOf(finder), finder.Width), Emphasis.Faint)];
        var columns = new MatchColumns(finder.Width);
        bool hasHeadings = finder.Height >= LeastForHeadings;
        if (hasHeadings && finder.Matches.Items.Count > 0)
            lines.Add(new ScreenLine(columns.Headings, Emphasis.Faint));

        // A terminal that has become lower shows the part of the page with the selection.
        int rows = RowsOf(finder.Height);
        int top = Math.Max(0, finder.Matches.Selected - rows + 1);
        lines.AddRange(finder.Matches.Items.Skip(top).Take(rows).Select((item, i) => top + i == finder.Matches.Selected
            ? new ScreenLine(columns.Row(item, isSelected: true), Emphasis.Selected)
            : new ScreenLine(columns.Row(item, isSelected: false))));
        return Fill(finder, lines, hasHeadings ? Hint : null, Math.Min(TextWrapper.WidthOf(text), finder.Width - 1));
    }

    // Every frame has all lines of the terminal, so that nothing of the frame before is left.
    private static Frame Fill(TrackFinder finder, List<ScreenLine> lines, string? hint, int? cursor)
    {
        int last = hint is null ? finder.Height : finder.Height - 1;
        IEnumerable<ScreenLine> filled = lines.Concat(Enumerable.Repeat(new ScreenLine(""), finder.Height)).Take(last);
        if (hint is not null)
            filled = filled.Append(new ScreenLine(TextWrapper.Truncate(hint, finder.Width), Emphasis.Faint));
        return new Frame([.. filled], cursor);
    }

    // A text that is longer than the line shows its end, where the user types.
    private static string TextOf(TrackFinder finder)
    {
        string text = Format.Clean(finder.Text);
        int room = Math.Max(1, finder.Width - Prompt.Length - 1);
        int start = 0;
        while (TextWrapper.WidthOf(text[start..]) > room)
            start += StringInfo.GetNextTextElementLength(text, start);
        return text[start..];
    }

    private static string StatusOf(TrackFinder finder)
    {
        if (finder.Failure is { } failure)
            return failure;
        if (finder.Elapsed is not { } elapsed)
            return "";
        if (finder.Matches.Items.Count == 0)
            return $"No tracks match, {Format.Elapsed(elapsed)}";
        int first = finder.Matches.Start.Before + 1;
        int last = finder.Matches.Start.Before + finder.Matches.Items.Count;
        string total = finder.Count is { } count ? $" of {MatchCount.Of(count, "track")}" : "";
        return $"{Format.Number(first)}-{Format.Number(last)}{total}, {Format.Elapsed(elapsed)}";
    }
}
