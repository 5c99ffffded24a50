namespace TrackStore.Text;

/// <summary>Reads International Standard Recording Codes: two letters, three letters or digits, seven digits.</summary>
internal static class Isrc
{
    private const int Length = 12;
    private const string Prefix = "ISRC";

    private static readonly char[] Separators = [';', ',', '/', '|', '+', '&', '\n', '\r', '\t'];

    /// <summary>Returns the code in its exact form, or null when the text is none, such as "n/a" or a row of zeros.</summary>
    public static string? Parse(string? text)
    {
        if (text is null)
            return null;

        Span<char> code = stackalloc char[Length];
        int length = 0;
        ReadOnlySpan<char> rest = text.AsSpan().Trim();
        if (rest.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            rest = rest[Prefix.Length..].TrimStart(" :=-");
        foreach (char c in rest)
        {
            if (c is '-' or ' ' or '\u2010' or '\u2011' or '\u2013' or '\u00a0')
                continue;
            if (length == Length || !char.IsAsciiLetterOrDigit(c))
                return null;
            code[length++] = char.ToUpperInvariant(c);
        }

        return length == Length && HasForm(code) ? new string(code) : null;
    }

    /// <summary>Tells whether a text says that there is no code, as programs write it: "n/a", "none", a row of zeros.</summary>
    public static bool IsPlaceholder(string text)
    {
        string letters = string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        return letters is "na" or "nan" or "none" or "null" or "unknown" or "noisrc"
            || !letters.AsSpan().ContainsAnyExcept('0', 'x');
    }

    /// <summary>Returns the first code in a text that may list several, in its exact form, or null when there is none.</summary>
    public static string? First(string text)
    {
        if (Parse(text) is { } only)
            return only;

        // Blanks may group the parts of one code, so they are the last to separate codes.
        string[] parts = text.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        return parts.Select(Parse).FirstOrDefault(code => code is not null)
            ?? parts.SelectMany(part => part.Split(' ')).Select(Parse).FirstOrDefault(code => code is not null);
    }

    private static bool HasForm(ReadOnlySpan<char> code)
    {
        if (!char.IsAsciiLetterUpper(code[0]) || !char.IsAsciiLetterUpper(code[1]) || code[5..].ContainsAnyExceptInRange('0', '9'))
            return false;

        // Placeholders: a code numbers the recordings of a year from 1, and nobody issues those of "XX".
        return code[7..].ContainsAnyExcept('0') && !code.StartsWith("XX");
    }
}
