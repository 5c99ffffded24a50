using System.Globalization;

namespace TrackStore.Fields;

/// <summary>Writes field values as the invariant text that the layers hold, and reads them back.</summary>
internal static class FieldConverter
{
    public const double MaxBpm = 1000;

    public static string? Of(double? bpm, string parameter)
    {
        if (bpm is not { } value)
            return null;
        if (double.IsNaN(value) || value is < 0 or > MaxBpm)
            throw new ArgumentOutOfRangeException(parameter, value, $"{parameter} must be a tempo of 0 to 1,000 beats per minute, or null when it is not known.");
        return value.ToString("R", CultureInfo.InvariantCulture);
    }

    public static string? Of(TimeSpan? duration, string parameter)
    {
        if (duration is not { } value)
            return null;
        if (value < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(parameter, value, $"{parameter} can't be negative; use null when it is not known.");
        return ((long)value.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
    }

    public static double? ToBpm(string? text) => text is null ? null : double.Parse(text, CultureInfo.InvariantCulture);

    public static long? ToMilliseconds(string? text) => text is null ? null : long.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Finds the first run of exactly four digits: the year in "1997", "1997-05", "c. 1997" and "12/1997".</summary>
    public static int? ToYearNumber(string? text)
    {
        if (text is null)
            return null;

        int run = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsAsciiDigit(text[i]))
            {
                run++;
                continue;
            }

            if (run == 4)
                return int.Parse(text.AsSpan(i - 4, 4), CultureInfo.InvariantCulture);
            run = 0;
        }

        return null;
    }
}
