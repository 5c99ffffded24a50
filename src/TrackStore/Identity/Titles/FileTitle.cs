namespace TrackStore.Identity.Titles;

/// <summary>Takes from a title what file names add to it.</summary>
internal static class FileTitle
{
    private const string BitRate = "kbps";

    private static readonly string[] Extensions =
        [".mp3", ".flac", ".wav", ".aif", ".aiff", ".m4a", ".ogg", ".opus", ".wma", ".alac", ".mp4"];

    /// <summary>Returns the title of a file name: without extension, with spaces for underscores and around dashes.</summary>
    public static string Plain(string key)
    {
        bool isFile = false;
        int dot = key.LastIndexOf('.');
        foreach (string extension in dot >= key.Length - 5 && dot > 0 ? Extensions : [])
        {
            if (key.Length > extension.Length && key.EndsWith(extension, StringComparison.Ordinal))
            {
                key = key[..^extension.Length];
                isFile = true;
                break;
            }
        }

        key = WithoutBitRate(key);
        if (!key.Contains('_', StringComparison.Ordinal))
            return key;
        isFile |= !key.Contains(' ', StringComparison.Ordinal);
        string text = key.Replace('_', ' ');
        if (isFile && !text.Contains(" - ", StringComparison.Ordinal))
            text = text.Replace("-", " - ", StringComparison.Ordinal);
        return string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Returns a title without the number of the track on its album: "01 - ", "05. ", "1-03 ", "[04] ".</summary>
    public static string WithoutNumber(string text)
    {
        // "A1. ": a side of a record.
        if (IsSide(text))
            return text[3..].TrimStart(' ', '-');
        int i = 0;
        bool isBracketed = text.Length > 0 && text[0] is '[' or '(';
        if (isBracketed)
            i++;
        int start = i;
        while (i < text.Length && char.IsAsciiDigit(text[i]))
            i++;
        int digits = i - start;
        if (digits is 0 or > 3 || i == text.Length)
            return text;
        bool isPadded = text[start] == '0' && digits > 1;
        if (isBracketed)
        {
            if (text[i] is not (']' or ')') || digits > 2 || i + 2 >= text.Length)
                return text;
            return text[(i + 1)..].TrimStart(' ', '-', '.');
        }

        // A disc's number in front.
        if (digits == 1 && text[i] is '-' or '.' && i + 3 < text.Length && char.IsAsciiDigit(text[i + 1]) && char.IsAsciiDigit(text[i + 2])
            && text[i + 3] is ' ' or '.' or '-')
        {
            return text[(i + 3)..].TrimStart(' ', '-', '.');
        }

        string rest = text[i..];
        string title = rest.TrimStart(' ', '-', '.', ')');
        bool isSeparated = isPadded
            || (digits <= 2 && (rest.StartsWith(". ", StringComparison.Ordinal) || rest.StartsWith(" - ", StringComparison.Ordinal)));
        if (!isSeparated || title.Length == 0 || !(char.IsLetterOrDigit(title[0]) || title[0] is '(' or '\''))
            return text;
        return VersionReader.Read(NameTokens.Split(title), new TitleReading()) ? text : title;
    }

    // "320 kbps" at the end. In brackets it is read as a mark.
    private static string WithoutBitRate(string text)
    {
        if (!text.EndsWith(BitRate, StringComparison.Ordinal))
            return text;
        ReadOnlySpan<char> rest = text.AsSpan(0, text.Length - BitRate.Length).TrimEnd(" _");
        ReadOnlySpan<char> title = rest.TrimEnd("0123456789");
        return rest.Length - title.Length is 2 or 3 && title.Length > 1 && title[^1] is ' ' or '_'
            ? title.TrimEnd(" _-").ToString()
            : text;
    }

    private static bool IsSide(string text) => text.Length > 4
        && text[0] is >= 'a' and <= 'h'
        && text[1] is >= '1' and <= '9'
        && (text.AsSpan(2).StartsWith(". ") || text.AsSpan(2).StartsWith(" - "));
}
