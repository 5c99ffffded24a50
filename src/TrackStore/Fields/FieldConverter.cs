using System.Globalization;

namespace TrackStore.Fields;

/// <summary>Converts field values to the culture-invariant text that the layers store, and back.</summary>
internal static class FieldConverter
{
    public const double MaxBpm = 1000;

    public const int MaxDisc = 999;

    public const int MaxTrack = 9999;

    /// <summary>Converts a tempo in beats per minute.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tempo is not a number from 0 to <see cref="MaxBpm"/>.</exception>
    public static string? ToText(double? bpm, string parameter)
    {
        if (bpm is not { } value)
            return null;
        if (double.IsNaN(value) || value is < 0 or > MaxBpm)
        {
            throw new ArgumentOutOfRangeException(
                parameter,
                value,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{parameter} is {value}; it must be 0 to 1,000 beats per minute, or null when it is unknown."));
        }

        return value.ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>Converts a duration to whole milliseconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The duration is negative.</exception>
    public static string? ToText(TimeSpan? duration, string parameter)
    {
        if (duration is not { } value)
            return null;
        if (value < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(parameter, value, $"{parameter} can't be negative; use null when it is unknown.");
        return ((long)value.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Converts the number of a disc.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not from 1 to <see cref="MaxDisc"/>.</exception>
    public static string? ToDiscText(int? disc, string parameter) => ToText(disc, MaxDisc, parameter);

    /// <summary>Converts the number of a track on its disc.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not from 1 to <see cref="MaxTrack"/>.</exception>
    public static string? ToTrackText(int? track, string parameter) => ToText(track, MaxTrack, parameter);

    public static int? ToNumber(string? text) => text is null ? null : int.Parse(text, CultureInfo.InvariantCulture);

    public static double? ToBpm(string? text) => text is null ? null : double.Parse(text, CultureInfo.InvariantCulture);

    public static long? ToMilliseconds(string? text) => text is null ? null : long.Parse(text, CultureInfo.InvariantCulture);

    public static string ToYearText(int year) => year.ToString("D4", CultureInfo.InvariantCulture);

    /// <summary>Finds the first run of exactly four digits: the year in "1997", "1997-05", "c. 1997" and "12/1997".</summary>
    /// <returns>The year, or null when there is no such run.</returns>
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

    private static string? ToText(int? number, int most, string parameter)
    {
        if (number is not { } value)
            return null;
        if (value < 1 || value > most)
        {
            throw new ArgumentOutOfRangeException(
                parameter,
                value,
                string.Create(
                    CultureInfo.InvariantCulture, $"{parameter} is {value}; it must be 1 to {most}, or null when it is unknown."));
        }

        return value.ToString(CultureInfo.InvariantCulture);
    }
}
