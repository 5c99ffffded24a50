using System.Buffers;
using TrackStore.Text;

namespace TrackStore.Fields;

/// <summary>Reads release years and dates as other programs write them.</summary>
internal static class YearText
{
    // Year, month and day.
    private const int LongestDate = 8;

    private static readonly SearchValues<char> Zeros = SearchValues.Create("0-/. ");

    /// <summary>
    /// Returns the text as it is stored, or null when the year is unknown, which many programs write as zeros. Of a text that is too long,
    /// such as a date with a time, the year remains.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The text is a number too long for a date, such as a Unix timestamp; or it is too long and contains no year, or can't be stored.
    /// </exception>
    public static string? Normalize(string? text, string parameter)
    {
        if (text is null)
            return null;
        string trimmed = text.Trim();
        int? year = FieldConverter.ToYearNumber(trimmed);
        if (year == 0 || (year is null && IsZero(trimmed)))
            return null;
        if (trimmed.Length > LongestDate && !trimmed.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            throw new ArgumentException(
                $"{parameter} is {trimmed}, which is no year. Give four digits, or a date that begins with them.", parameter);
        }

        return trimmed.Length > TextRules.Year && year is not null
            ? FieldConverter.ToYearText(year.Value)
            : TextRules.Optional(trimmed, TextRules.Year, parameter);
    }

    private static bool IsZero(string text) => text.Contains('0') && !text.AsSpan().ContainsAnyExcept(Zeros);
}
