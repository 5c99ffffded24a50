using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace TrackStore.Sample.Commands.Arguments;

/// <summary>A range as a user types it: "1990..1999", "1990..", "..1999", or one number.</summary>
internal readonly record struct NumberRange(double? Min, double? Max)
{
    /// <summary>Makes an option that takes a range.</summary>
    /// <param name="name">The option's name.</param>
    /// <param name="description">Its description.</param>
    /// <param name="low">The low end of the example in help and errors.</param>
    /// <param name="high">The high end.</param>
    /// <param name="isWhole">Whether the ends are whole numbers.</param>
    public static Option<NumberRange> Option(string name, string description, int low, int high, bool isWhole = false) => new(name)
    {
        Description = description,
        HelpName = $"{low}..{high}",
        CustomParser = result => Parse(result, name, low, high, isWhole),
    };

    /// <summary>Parses a range. Its ends may be in the wrong order.</summary>
    public static bool TryParse(string text, out NumberRange range)
    {
        string[] ends = text.Split("..", 2);
        bool isValid = TryParseEnd(ends[0], out double? min);
        double? max = min;
        if (ends.Length == 2)
            isValid &= TryParseEnd(ends[1], out max);
        range = new NumberRange(min, max);
        return isValid && (min is not null || max is not null);
    }

    private static NumberRange Parse(ArgumentResult result, string name, int low, int high, bool isWhole)
    {
        string text = result.Tokens.Single().Value;
        if (!TryParse(text, out NumberRange range))
            result.AddError($"\"{text}\" is not a range. Write {name} {low}..{high}, {low}.., ..{high} or {low}.");
        else if (isWhole && !(IsYear(range.Min) && IsYear(range.Max)))
            result.AddError($"{name} takes whole numbers up to 9999, such as {low}..{high}.");
        else if (range.Min > range.Max)
            result.AddError($"The range {text} is reversed. Write {name} {Format(range.Max)}..{Format(range.Min)}.");
        return range;

        static bool IsYear(double? end) => end is null || (end <= 9999 && double.IsInteger(end.Value));

        static string Format(double? end) => end?.ToString(CultureInfo.InvariantCulture) ?? "";
    }

    private static bool TryParseEnd(string text, out double? value)
    {
        value = null;
        if (text.Length == 0)
            return true;
        bool isNumber = double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number);
        value = number;
        return isNumber && double.IsFinite(number);
    }
}
