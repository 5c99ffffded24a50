using System.Globalization;
using System.Text.RegularExpressions;

namespace TrackStore.Sample.Csv;

/// <summary>
/// Reads durations: m:ss, m:ss.f and h:mm:ss, and numbers whose unit the header names or the whole column shows.
/// </summary>
/// <param name="unit">The unit of numbers, or null when nothing shows it.</param>
internal sealed partial class DurationColumn(DurationUnit? unit)
{
    // A track of 10,000 seconds takes hours, and one of 10,000 milliseconds no time.
    private const double FirstMilliseconds = 10_000;

    // Numbers like 3.75 are most likely minutes, which few programs write; a guess would be worse than nothing.
    private const double FirstSeconds = 20;

    private static readonly (string Suffix, DurationUnit Unit)[] Suffixes =
    [
        ("milliseconds", DurationUnit.Milliseconds), ("millis", DurationUnit.Milliseconds), ("msec", DurationUnit.Milliseconds),
        ("ms", DurationUnit.Milliseconds), ("seconds", DurationUnit.Seconds), ("secs", DurationUnit.Seconds), ("sec", DurationUnit.Seconds),
        ("s", DurationUnit.Seconds),
    ];

    /// <summary>Gets the unit of numbers, or null when nothing shows it.</summary>
    public DurationUnit? Unit => unit;

    /// <summary>Splits the unit off a column's name: "durationms" is "duration" in milliseconds.</summary>
    public static (string Name, DurationUnit? Unit) SplitUnit(string name)
    {
        foreach ((string suffix, DurationUnit found) in Suffixes)
        {
            if (!name.EndsWith(suffix, StringComparison.Ordinal))
                continue;
            string rest = name[..^suffix.Length];
            return (rest.EndsWith("in", StringComparison.Ordinal) ? rest[..^2] : rest, found);
        }

        return (name, null);
    }

    /// <summary>Decides the unit by all numbers of a column: one odd value doesn't change the others.</summary>
    /// <param name="numbers">The numbers, without zeros.</param>
    public static DurationUnit? UnitOf(List<double> numbers)
    {
        if (numbers.Count == 0)
            return null;
        numbers.Sort();
        return numbers[numbers.Count / 2] switch
        {
            >= FirstMilliseconds => DurationUnit.Milliseconds,
            >= FirstSeconds => DurationUnit.Seconds,
            _ => null,
        };
    }

    /// <summary>Reads a duration.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="duration">The duration, or null when the cell says that it is unknown or can't be read.</param>
    /// <returns>Why the cell can't be read, or null.</returns>
    public string? Read(string text, out TimeSpan? duration)
    {
        duration = null;
        if (Clock().Match(text) is { Success: true } clock)
        {
            TimeSpan time = TimeSpan.FromHours(Number(clock, "h")) + TimeSpan.FromMinutes(Number(clock, "m"))
                + TimeSpan.FromMilliseconds((long)Math.Round(Number(clock, "s") * 1000));
            duration = time > TimeSpan.Zero ? time : null;
            return null;
        }

        double? cell = NumberText.Read(text, unit == DurationUnit.Milliseconds);
        if (cell is not { } number || number > TimeSpan.MaxValue.TotalSeconds)
            return $"the duration \"{text}\" is neither a number nor minutes:seconds";
        if (number == 0)
            return null;
        if (unit is null)
            return $"the duration \"{text}\" doesn't tell its unit; name the column \"Duration (s)\" or \"Duration (ms)\"";
        duration = unit == DurationUnit.Seconds ? TimeSpan.FromSeconds(number) : TimeSpan.FromMilliseconds(number);
        return null;
    }

    private static double Number(Match clock, string group) => clock.Groups[group] is { Success: true } found
        ? double.Parse(found.Value.Replace(',', '.'), CultureInfo.InvariantCulture)
        : 0;

    [GeneratedRegex(@"^(?:(?<h>\d{1,3}):(?=\d\d:))?(?<m>\d{1,4}):(?<s>[0-5]\d(?:[.,]\d{1,7})?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Clock();
}
