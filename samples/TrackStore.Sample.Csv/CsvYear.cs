using System.Globalization;
using System.Text.RegularExpressions;

namespace TrackStore.Sample.Csv;

/// <summary>Writes years and dates the way the library does: "2011", "2011-04", "2011-04-01".</summary>
internal static partial class CsvYear
{
    private static readonly string[] Months = ["MMMM yyyy", "MMM yyyy"];
    private static readonly string[] Days = ["d MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy", "MMM d, yyyy"];

    /// <summary>Reads a cell.</summary>
    /// <returns>The year or date; text of another form as it is; null for a year of zeros.</returns>
    public static string? Read(string text)
    {
        Match date = Date().Match(text);
        if (!date.Success)
            return text.All(character => character == '0') ? null : FromName(text) ?? text;
        string year = date.Groups["year"].Value;
        if (year == "0000")
            return null;
        int first = Number(date, "first");
        int second = Number(date, "second");

        // 04/01/2011 is a day in April or in January; the year is certain.
        (int month, int day) = date.Groups["slash"].Success && first <= 12 && second <= 12 && first != second ? (0, 0)
            : date.Groups["dot"].Success || first > 12 ? (second, first)
            : (first, second);
        string monthPart = month is >= 1 and <= 12 ? string.Create(CultureInfo.InvariantCulture, $"-{month:00}") : "";
        string dayPart = monthPart.Length > 0 && day is >= 1 and <= 31 ? string.Create(CultureInfo.InvariantCulture, $"-{day:00}") : "";
        return year + monthPart + dayPart;
    }

    // April 2011, 1 Apr 2011.
    private static string? FromName(string text)
        => DateOnly.TryParseExact(text, Months, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly month)
            ? month.ToString("yyyy-MM", CultureInfo.InvariantCulture)
            : DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
                ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                : null;

    private static int Number(Match date, string group)
        => date.Groups[group] is { Success: true } found ? int.Parse(found.Value, CultureInfo.InvariantCulture) : 0;

    // 2011, 2011.0, 2011-04, 2011-04-01, 2011/04/01 00:00, 2011-04-01T00:00:00Z, 01.04.2011, 4/1/2011.
    [GeneratedRegex(
        @"^(?:(?<year>\d{4})(?:\.0+)?"
        + @"|(?<year>\d{4})[-/.](?<first>\d{1,2})(?:[-/.](?<second>\d{1,2}))?(?:[T ].*)?"
        + @"|(?<first>\d{1,2})(?:(?<dot>\.)|(?<slash>/))(?<second>\d{1,2})[./](?<year>\d{4})(?: .*)?)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Date();
}
