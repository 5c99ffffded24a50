using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace TrackStore.Sample.Commands.Arguments;

/// <summary>A time in the past as a user types it: a day of UTC such as "2026-11-01", or "7d" and "12h" back from now.</summary>
internal static class SinceOption
{
    private const int MostDays = 36_500;

    public static Option<DateTimeOffset?> Create(string name, string description, TimeProvider clock) => new(name)
    {
        Description = $"{description}: a day (2026-11-01), or days or hours ago (7d, 12h)",
        HelpName = "time",
        CustomParser = result => Parse(result, name, clock.GetUtcNow()),
    };

    private static DateTimeOffset? Parse(ArgumentResult result, string name, DateTimeOffset now)
    {
        string text = result.Tokens.Single().Value;
        if (DateTimeOffset.TryParseExact(
            text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset day))
        {
            return day;
        }

        TimeSpan? ago = ParseAgo(text);
        if (ago is null)
            result.AddError($"\"{text}\" is not a time. Write {name} 2026-11-01, {name} 7d or {name} 12h.");
        return now - ago;
    }

    private static TimeSpan? ParseAgo(string text)
    {
        if (!int.TryParse(text.Length > 0 ? text[..^1] : "", NumberStyles.None, CultureInfo.InvariantCulture, out int count))
            return null;
        return text[^1] switch
        {
            'd' when count <= MostDays => TimeSpan.FromDays(count),
            'h' when count <= MostDays * 24 => TimeSpan.FromHours(count),
            _ => null,
        };
    }
}
