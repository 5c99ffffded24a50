using System.Globalization;
using TrackStore.Text;

namespace TrackStore.Fields;

/// <summary>
/// Writes from which source each value that a track shows comes, as one text: for each source a letter for each of its fields, the length
/// of its name, a colon and the name, such as <c>tals4:basebk7:spotify</c>. Tracks whose values come from the same sources have the same
/// text, so a library has few different ones, and an index over them finds and counts tracks by source.
/// </summary>
internal static class FieldSourceText
{
    // Stored, so a letter never gets another meaning. In the order of the fields.
    private const string Letters = "talcdnybskiur";

    /// <summary>The length when each field has another source and the longest of names.</summary>
    public const int MaxLength = 13 * (TextRules.Source + 4);

    private const char NameStart = ':';

    /// <summary>Returns the text for the sources of the fields, in the fields' order; null for a field without a value.</summary>
    public static string Of(ReadOnlySpan<string?> sources)
    {
        Span<char> text = stackalloc char[MaxLength];
        int length = 0;
        string? last = null;
        while (Next(sources, last) is { } source)
        {
            for (int field = 0; field < sources.Length; field++)
            {
                if (sources[field] == source)
                    text[length++] = Letters[field];
            }

            if (!text[length..].TryWrite(CultureInfo.InvariantCulture, $"{source.Length}{NameStart}{source}", out int written))
                throw new ArgumentException($"The source {source} has too long a name.", nameof(sources));
            length += written;
            last = source;
        }

        return text[..length].ToString();
    }

    /// <summary>Reads a text. Fields that a newer version has written are left out.</summary>
    public static List<(TrackField Field, string Source)> Read(string text)
    {
        var read = new List<(TrackField Field, string Source)>();
        for (int start = 0; start < text.Length;)
        {
            int digits = text.AsSpan(start).IndexOfAnyInRange('0', '9') + start;
            int name = text.IndexOf(NameStart, digits) + 1;
            int length = int.Parse(text.AsSpan(digits, name - 1 - digits), NumberStyles.None, CultureInfo.InvariantCulture);
            foreach (char letter in text.AsSpan(start, digits - start))
            {
                if (Letters.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var field)
                    read.Add(((TrackField)field, text.Substring(name, length)));
            }

            start = name + length;
        }

        return read;
    }

    // Tracks with the same sources must get the same text, so the sources are in the order of their names.
    private static string? Next(ReadOnlySpan<string?> sources, string? last)
    {
        string? next = null;
        foreach (string? source in sources)
        {
            if (source is not null
                && (last is null || string.CompareOrdinal(source, last) > 0)
                && (next is null || string.CompareOrdinal(source, next) < 0))
            {
                next = source;
            }
        }

        return next;
    }
}
