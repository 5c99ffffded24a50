using System.Buffers;
using TrackStore.Text;

namespace TrackStore.Fields;

/// <summary>Reads release years and dates as other programs write them.</summary>
internal static class YearText
{
    private static readonly SearchValues<char> Zeros = SearchValues.Create("0-/. ");

    /// <summary>
    /// Returns the text as it is stored, or null when the year is unknown, which many programs write as zeros. Of a text that is too long,
    /// such as a timestamp, the year remains.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The text is a number that is no year, such as a Unix timestamp; or it is too long and contains no year, or can't be stored.
    /// </exception>
    public static string? Normalize(string? text, string parameter)
    {
        if (text is null)
            return null;
        string trimmed = text.Trim();
        int? year = FieldConverter.ToYearNumber(trimmed);
        if (year == 0 || (year is null && IsZero(trimmed)))
            return null;
        if (IsOtherNumber(trimmed))
        {
            throw new ArgumentException(
                $"{parameter} is {trimmed}, which is no year. Give four digits, or a date that begins with them.", parameter);
        }

        return trimmed.Length > TextRules.Year && year is not null
            ? FieldConverter.ToYearText(year.Value)
            : TextRules.Optional(trimmed, TextRules.Year, parameter);
    }

    // A year, or one with month and day behind it; everything else that consists of digits means something else.
    private static bool IsOtherNumber(string text)
    {
        ReadOnlySpan<char> digits = text.AsSpan().TrimStart("+-");
        return digits.Length > 0
            && !digits.ContainsAnyExceptInRange('0', '9')
            && (digits.Length < text.Length || digits.Length is not (4 or 6 or 8) || digits[0] is not ('1' or '2'));
    }

    private static bool IsZero(string text) => text.Contains('0') && !text.AsSpan().ContainsAnyExcept(Zeros);
}
