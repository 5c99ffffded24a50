using System.Globalization;
using System.Text.RegularExpressions;

namespace TrackStore.Sample.Platforms;

/// <summary>Reads Discogs ids: bare, in Discogs' markup ("[r249504]"), or as a link.</summary>
internal static partial class DiscogsReference
{
    /// <summary>Gets the number of a release or master, or null for a text of another form.</summary>
    /// <param name="text">Such as <c>249504</c>, <c>[r249504]</c> or <c>https://www.discogs.com/release/249504-Never-Gonna</c>.</param>
    /// <param name="kind"><c>release</c> or <c>master</c>.</param>
    public static long? Parse(string text, string kind)
    {
        Match match = Form().Match(text.Trim());
        bool isKind = match.Success && (match.Groups["kind"] is not { Success: true, Value: var named } || named[0] == kind[0]);
        if (!isKind || !long.TryParse(match.Groups["id"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out long id))
            return null;
        return id > 0 ? id : null;
    }

    /// <summary>Gets a track's id, <c>249504/A1</c>, or null for a text of another form.</summary>
    public static string? ParseTrack(string text)
        => text.Trim().Split('/', 2) is [var release, { Length: > 0 } position] && Parse(release, "release") is { } id
            ? string.Create(CultureInfo.InvariantCulture, $"{id}/{position}")
            : null;

    [GeneratedRegex(
        @"^(?:https?://(?:www\.)?discogs\.com/(?:[a-z]{2}/)?(?<kind>release|master)/|\[?(?<kind>[rm]))?(?<id>\d+)(?:-[^/]*|\])?$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
