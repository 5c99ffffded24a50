using System.Globalization;

namespace TrackStore.Sample.Commands.Arguments;

/// <summary>A duration as a user types it: "5:30" or "1:02:45".</summary>
internal static class DurationText
{
    private static readonly string[] Forms = [@"m\:ss", @"mm\:ss", @"h\:mm\:ss", @"hh\:mm\:ss", @"m\:ss\.fff"];

    public static bool TryParse(string text, out TimeSpan duration)
        => TimeSpan.TryParseExact(text, Forms, CultureInfo.InvariantCulture, out duration);
}
