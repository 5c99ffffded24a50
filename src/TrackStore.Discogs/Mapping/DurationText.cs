using System.Globalization;

namespace TrackStore.Discogs.Mapping;

/// <summary>Reads playing times as Discogs writes them: "3:45", "1:02:03", empty where it isn't known.</summary>
internal static class DurationText
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>Gives the time, or null when the text is none.</summary>
    public static TimeSpan? Parse(string? text)
    {
        string[] parts = (text ?? "").Trim().Trim('(', ')').Replace('.', ':').Replace('\'', ':').Split(':');
        if (parts.Length is < 2 or > 3)
            return null;

        long seconds = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            if (parts[i].Trim().Length > 4 || !int.TryParse(parts[i].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int number) || (i > 0 && number > 59))
                return null;
            seconds = (seconds * 60) + number;
        }

        TimeSpan duration = TimeSpan.FromSeconds(seconds);
        return duration > TimeSpan.Zero && duration < Longest ? duration : null;
    }
}
