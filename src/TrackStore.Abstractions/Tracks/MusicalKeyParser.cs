using System.Globalization;

namespace TrackStore;

/// <summary>Reads musical keys. A text that may mean two keys is read as none.</summary>
internal static class MusicalKeyParser
{
    private const int MaxLength = 40;
    private const string Blanks = " \t\u00a0-_.";

    private static readonly string[] Separators = [" - ", "/", "|", ",", ";", "(", ")", "[", "]"];

    public static MusicalKey? Parse(string text)
        => text.Length > MaxLength ? null : ParseOne(text.AsSpan().Trim()) ?? ParseSeveral(text);

    // "8A - Am", "Am (8A)" and "8A - 7", where the last number is the energy level.
    private static MusicalKey? ParseSeveral(string text)
    {
        string[] parts = text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length < 2)
            return null;
        MusicalKey? found = null;
        foreach (string part in parts)
        {
            MusicalKey? key = ParseOne(part);
            bool contradicts = key is null ? !part.All(char.IsAsciiDigit) : found is not null && key != found;
            if (contradicts)
                return null;
            found ??= key;
        }

        return found;
    }

    private static MusicalKey? ParseOne(ReadOnlySpan<char> text)
        => text.IsEmpty ? null : char.IsAsciiDigit(text[0]) ? ParseWheel(text) : ParseName(text);

    private static MusicalKey? ParseWheel(ReadOnlySpan<char> text)
    {
        bool isNumber = int.TryParse(text[..^1].TrimEnd(), NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        if (!isNumber || number is < 1 or > 12)
            return null;
        return text[^1] switch
        {
            'A' or 'a' => MusicalKey.FromFifths(number - 8, isMinor: true),
            'B' or 'b' => MusicalKey.FromFifths(number - 8, isMinor: false),
            'M' or 'm' => MusicalKey.FromFifths(number - 1, isMinor: true),
            'D' or 'd' => MusicalKey.FromFifths(number - 1, isMinor: false),
            _ => null,
        };
    }

    private static MusicalKey? ParseName(ReadOnlySpan<char> text)
    {
        int? natural = Natural(text[0]);
        if (natural is not { } pitch)
            return null;
        bool isB = text[0] is 'B' or 'b';
        int shift = TakeAccidental(text[0], text[1..], out ReadOnlySpan<char> rest);
        ReadOnlySpan<char> mode = rest.TrimStart(Blanks);

        // Without a mode, a lower-case letter may be a minor key (German) or carelessly written, and "A-" is A minor to some.
        if (mode.IsEmpty)
            return rest.IsEmpty && char.IsAsciiLetterUpper(text[0]) ? Key(pitch + shift, isMinor: false) : null;

        // Only German names its modes so, and there B is B flat.
        if (Is(mode, "moll") || Is(mode, "dur"))
            return Key(isB && shift == 0 ? pitch - 1 : pitch + shift, isMinor: Is(mode, "moll"));
        if (mode is "m" || Is(mode, "min") || Is(mode, "minor"))
            return Key(pitch + shift, isMinor: true);
        return mode is "M" || Is(mode, "maj") || Is(mode, "major") ? Key(pitch + shift, isMinor: false) : null;
    }

    private static int? Natural(char letter) => char.ToUpperInvariant(letter) switch
    {
        'C' => 0,
        'D' => 2,
        'E' => 4,
        'F' => 5,
        'G' => 7,
        'A' => 9,
        'B' or 'H' => 11,
        _ => null,
    };

    /// <summary>Takes the sharp or flat after a letter, as a sign, an English word or a German syllable.</summary>
    private static int TakeAccidental(char letter, ReadOnlySpan<char> text, out ReadOnlySpan<char> rest)
    {
        ReadOnlySpan<char> word = text.TrimStart(Blanks);
        if (text.StartsWith("#") || text.StartsWith("♯"))
            return Take(+1, text[1..], out rest);
        if (text.StartsWith("b") || text.StartsWith("♭"))
            return Take(-1, text[1..], out rest);
        if (word.StartsWith("sharp", StringComparison.OrdinalIgnoreCase))
            return Take(+1, word["sharp".Length..], out rest);
        if (word.StartsWith("flat", StringComparison.OrdinalIgnoreCase))
            return Take(-1, word["flat".Length..], out rest);
        if (text.StartsWith("is", StringComparison.OrdinalIgnoreCase))
            return Take(+1, text[2..], out rest);
        if (text.StartsWith("es", StringComparison.OrdinalIgnoreCase))
            return Take(-1, text[2..], out rest);
        return letter is 'A' or 'a' or 'E' or 'e' && text.StartsWith("s") ? Take(-1, text[1..], out rest) : Take(0, text, out rest);
    }

    private static int Take(int shift, ReadOnlySpan<char> remaining, out ReadOnlySpan<char> rest)
    {
        rest = remaining;
        return shift;
    }

    private static bool Is(ReadOnlySpan<char> mode, string name) => mode.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static MusicalKey Key(int pitchClass, bool isMinor) => new((pitchClass + 12) % 12, isMinor);
}
