using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace TrackStore.Sample.Commands;

/// <summary>A range as a user writes it: "1990..1999", "1990..", "..1999", or one number.</summary>
internal readonly record struct NumberRange(double? Min, double? Max)
{
    public static Option<NumberRange> Option(string name, string description, string example) => new(name)
    {
        Description = description,
        HelpName = example,
        CustomParser = Parse,
    };

    public static bool TryParse(string text, out NumberRange range)
    {
        string[] ends = text.Split("..", 2);
        bool valid = TryEnd(ends[0], out double? min);
        double? max = min;
        if (ends.Length == 2)
            valid &= TryEnd(ends[1], out max);
        range = new NumberRange(min, max);
        return valid && (min is not null || max is not null) && !(min > max);
    }

    private static NumberRange Parse(ArgumentResult result)
    {
        string text = result.Tokens.Single().Value;
        if (!TryParse(text, out NumberRange range))
            result.AddError($"\"{text}\" is no range: write 120..128, 120.., ..128 or 120.");
        return range;
    }

    private static bool TryEnd(string text, out double? value)
    {
        value = null;
        if (text.Length == 0)
            return true;
        bool valid = double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number);
        value = number;
        return valid;
    }
}
