using System.Text;

namespace TrackStore.Text;

/// <summary>Undoes what other programs did to a text: HTML entities, and UTF-8 that was read as Latin-1 or Windows-1252.</summary>
internal static class TextRepair
{
    // The characters of Windows-1252 for the bytes 0x80 to 0x9F; where it has none, the control character of Latin-1.
    private const string Windows1252 =
        "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f"
        + "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Returns the text as it was meant.</summary>
    public static string Repair(string text)
    {
        if (text.Contains('&') && text.Contains(';'))
            text = System.Net.WebUtility.HtmlDecode(text);
        return HasLeadByte(text) && TryDecode(text) is { } decoded ? decoded : text;
    }

    /// <summary>Returns the text without unpaired surrogates and code points that are no characters, which can't be normalized.</summary>
    public static string WithoutNonCharacters(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\uffff'))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if ((rune.Value & 0xfffe) != 0xfffe && rune.Value is not (>= 0xfdd0 and <= 0xfdef) && rune != Rune.ReplacementChar)
                clean.Append(rune.ToString());
        }

        return clean.ToString();
    }

    // A lead byte of UTF-8 for two to four bytes, followed by a continuation byte.
    private static bool HasLeadByte(string text)
    {
        for (int i = 0; i < text.Length - 1; i++)
        {
            if (text[i] is >= '\u00c2' and <= '\u00f4' && ToByte(text[i + 1]) is >= 0x80 and <= 0xbf)
                return true;
        }

        return false;
    }

    private static string? TryDecode(string text)
    {
        byte[] bytes = new byte[text.Length];
        for (int i = 0; i < text.Length; i++)
        {
            int value = ToByte(text[i]);
            if (value < 0)
                return null;
            bytes[i] = (byte)value;
        }

        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static int ToByte(char c)
    {
        if (c < 0x100)
            return c;
        int index = Windows1252.IndexOf(c);
        return index < 0 ? -1 : 0x80 + index;
    }
}
