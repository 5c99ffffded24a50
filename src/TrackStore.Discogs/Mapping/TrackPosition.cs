using System.Globalization;
using System.Text.RegularExpressions;

namespace TrackStore.Discogs.Mapping;

/// <summary>Where a track stands on its release, as far as its position in the track list tells.</summary>
/// <param name="Disc">The disc, or null.</param>
/// <param name="Number">The number on the disc, or on the release where its sides have letters, or null.</param>
internal readonly partial record struct TrackPosition(int? Disc, int? Number)
{
    /// <summary>Reads a position.</summary>
    /// <param name="position">The position: "4", "1-03", "CD2-5", "A1", "B"; also with the letter of a part, "4a".</param>
    /// <param name="place">The number of the track in the track list, which counts on over the sides of records and tapes.</param>
    public static TrackPosition Of(string? position, int place)
    {
        string text = position?.Trim() ?? "";
        if (Side().IsMatch(text))
            return new TrackPosition(null, place);
        Match match = Numbered().Match(text);
        return match.Success ? new TrackPosition(Read(match.Groups["disc"]), Read(match.Groups["number"])) : default;
    }

    private static int? Read(Group digits)
        => digits.Success && int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture) is > 0 and var number ? number : null;

    [GeneratedRegex(@"^[A-Z]{1,2}[0-9]{0,2}[a-z]?$", RegexOptions.CultureInvariant)]
    private static partial Regex Side();

    [GeneratedRegex(
        @"^(?:(?:CD|LP|SACD|Disc)?\s?(?<disc>[0-9]{1,3})\s?[-–]\s?)?(?<number>[0-9]{1,4})[a-z]?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Numbered();
}
