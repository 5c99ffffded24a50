using TrackStore.Text;

namespace TrackStore.Artwork.Lookups;

/// <summary>
/// Makes text fit to be remembered as the reason of a failure. What is reported often is another program's message: it is made to fit rather than refused,
/// because the report of a failure must not fail itself.
/// </summary>
internal static class FailureReason
{
    public static string Of(string reason)
    {
        char[] text = reason.ToCharArray();
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
        return line.Length <= TextRules.Description ? line : Shortened(line);
    }

    private static string Shortened(string line)
    {
        int length = TextRules.Description - 1;
        if (char.IsHighSurrogate(line[length - 1]))
            length--;
        return string.Concat(line.AsSpan(0, length), "…");
    }
}
