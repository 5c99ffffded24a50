using System.CommandLine;
using System.CommandLine.Parsing;

namespace TrackStore.Sample.Commands.Arguments;

/// <summary>A range of durations as a user types it: "3:00..5:30", "10:00..", "..1:30".</summary>
internal readonly record struct DurationRange(TimeSpan? Min, TimeSpan? Max)
{
    public static Option<DurationRange> Option(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "3:00..5:30",
        CustomParser = result => Parse(result, name),
    };

    private static DurationRange Parse(ArgumentResult result, string name)
    {
        string text = result.Tokens.Single().Value;
        string[] ends = text.Split("..", 2);
        if (ends.Length == 2 && (ends[0].Length > 0 || ends[1].Length > 0)
            && TryParseEnd(ends[0], out TimeSpan? min) && TryParseEnd(ends[1], out TimeSpan? max))
        {
            if (min > max)
                result.AddError($"The range {text} is reversed. Write {name} {ends[1]}..{ends[0]}.");
            return new DurationRange(min, max);
        }

        result.AddError($"\"{text}\" is not a range. Write {name} 3:00..5:30, 3:00.. or ..5:30.");
        return default;
    }

    private static bool TryParseEnd(string text, out TimeSpan? end)
    {
        bool isDuration = DurationText.TryParse(text, out TimeSpan duration);
        end = isDuration ? duration : null;
        return isDuration || text.Length == 0;
    }
}
