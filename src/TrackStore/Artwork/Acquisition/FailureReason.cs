using TrackStore.Text;

namespace TrackStore.Artwork.Acquisition;

/// <summary>
/// Converts messages to a storable reason of a failure. Many are other programs' messages, so they are corrected rather than refused:
/// reporting a failure must not fail.
/// </summary>
internal static class FailureReason
{
    /// <summary>Converts a message to one line without control characters and unpaired surrogates, shortened to 500 characters.</summary>
    public static string Of(string message)
    {
        char[] text = message.ToCharArray();
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]) || text[i] is '\u2028' or '\u2029')
                text[i] = ' ';
            else if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                text[i] = '\uFFFD';
        }

        string line = new string(text).Trim();
        return line.Length <= TextRules.Description ? line : Shorten(line);
    }

    private static string Shorten(string line)
    {
        int length = TextRules.Description - 1;
        if (char.IsHighSurrogate(line[length - 1]))
            length--;
        return string.Concat(line.AsSpan(0, length), "…");
    }
}
