using System.Globalization;
using System.Text.RegularExpressions;

namespace TrackStore.Sample.Platforms;

/// <summary>Reads ids of Discogs as people have them: bare, in Discogs' own code ("[r249504]"), or as a link that was copied.</summary>
internal static partial class DiscogsReference
{
    /// <summary>Gives the number of a release or master, or null when this is none.</summary>
    /// <param name="text">Such as <c>249504</c>, <c>[r249504]</c> or <c>https://www.discogs.com/release/249504-Never-Gonna</c>.</param>
    /// <param name="kind"><c>release</c> or <c>master</c>.</param>
    public static long? Parse(string text, string kind)
    {
        Match match = Form().Match(text.Trim());
        bool isKind = match.Success && (match.Groups["kind"] is not { Success: true, Value: var named } || named[0] == kind[0]);
        return isKind && long.TryParse(match.Groups["id"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out long id) && id > 0 ? id : null;
    }

    /// <summary>Gives a track's id, <c>249504/A1</c>, or null when this is none.</summary>
    public static string? ParseTrack(string text)
        => text.Trim().Split('/', 2) is [var release, { Length: > 0 } position] && Parse(release, "release") is { } id ? string.Create(CultureInfo.InvariantCulture, $"{id}/{position}") : null;

    [GeneratedRegex(@"^(?:https?://(?:www\.)?discogs\.com/(?:[a-z]{2}/)?(?<kind>release|master)/|\[?(?<kind>[rm]))?(?<id>\d+)(?:-[^/]*|\])?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
