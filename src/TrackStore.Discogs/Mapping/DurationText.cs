using System.Globalization;

namespace TrackStore.Discogs.Mapping;

/// <summary>Parses durations the way Discogs writes them: "3:45", "1:02:03", or empty if unknown.</summary>
internal static class DurationText
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>Gets the duration, or null if the text is not one.</summary>
    public static TimeSpan? Parse(string? text)
    {
        string[] parts = (text ?? "").Trim().Trim('(', ')').Replace('.', ':').Replace('\'', ':').Split(':');
        if (parts.Length is < 2 or > 3)
            return null;

        long seconds = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            string part = parts[i].Trim();
            if (part.Length > 4 || !int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
                return null;
            if (i > 0 && number > 59)
                return null;
            seconds = (seconds * 60) + number;
        }

        TimeSpan duration = TimeSpan.FromSeconds(seconds);
        return duration > TimeSpan.Zero && duration < Longest ? duration : null;
    }
}
