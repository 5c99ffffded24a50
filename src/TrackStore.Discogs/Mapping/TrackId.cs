using System.Globalization;

namespace TrackStore.Discogs.Mapping;

/// <summary>A track's id: the release's id and the track's position ("A1", or "#3" for the third), or null for all tracks.</summary>
internal readonly record struct TrackId(long Release, string? Track)
{
    public static string Of(long release, string track) => string.Create(CultureInfo.InvariantCulture, $"{release}/{track}");

    /// <summary>Parses "249504/A1", "249504/#3" or "249504".</summary>
    public static bool TryParse(string? text, out TrackId id)
    {
        string trimmed = (text ?? "").Trim();
        int slash = trimmed.IndexOf('/', StringComparison.Ordinal);
        string release = slash < 0 ? trimmed : trimmed[..slash];
        bool isId = long.TryParse(release, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            && number > 0
            && slash != trimmed.Length - 1;
        id = isId ? new TrackId(number, slash < 0 ? null : trimmed[(slash + 1)..]) : default;
        return isId;
    }
}
