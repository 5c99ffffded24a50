using System.Globalization;
using System.Net.Http.Headers;

namespace TrackStore.Artwork.Downloads.Http;

/// <summary>Reads the Retry-After header (RFC 9110, section 10.2.3).</summary>
internal static class RetryAfter
{
    /// <summary>Gives the time before which a server doesn't want to be asked again.</summary>
    /// <param name="response">Its answer.</param>
    /// <param name="now">The time now.</param>
    /// <param name="longest">The longest wait that is obeyed.</param>
    /// <returns>The time, later than now; null when the server names none, or none that makes sense.</returns>
    public static DateTimeOffset? Read(HttpResponseMessage response, DateTimeOffset now, TimeSpan longest)
    {
        if (!response.Headers.TryGetValues("Retry-After", out IEnumerable<string>? values))
            return null;

        TimeSpan? wait = ReadWait(values.First().Trim(), response.Headers.Date ?? now, longest);
        return wait > TimeSpan.Zero ? now + (wait.Value < longest ? wait.Value : longest) : null;
    }

    // A date is counted from the server's own clock where its answer has it, so that a wrong clock on this machine doesn't matter.
    private static TimeSpan? ReadWait(string text, DateTimeOffset serverNow, TimeSpan longest)
    {
        if (text.Length > 0 && text.All(char.IsAsciiDigit))
        {
            // What doesn't even fit a number is long.
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) ? TimeSpan.FromSeconds(seconds) : longest;
        }

        return RetryConditionHeaderValue.TryParse(text, out RetryConditionHeaderValue? condition) ? condition.Date - serverNow : null;
    }
}
