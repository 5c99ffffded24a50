using System.Buffers;

namespace TrackStore.Identity.Titles;

/// <summary>A normalized title, split into its main text and what follows in brackets or behind dashes.</summary>
internal sealed class TitleSegments
{
    private const string Opening = "([{【「『〈《";
    private const string Closing = ")]}】」』〉》";

    private static readonly SearchValues<char> Brackets = SearchValues.Create(Opening);

    /// <summary>Gets the texts between dashes outside of brackets; the first is the main text.</summary>
    public List<string> Dashed { get; } = [];

    /// <summary>Gets the texts in brackets.</summary>
    public List<string> Bracketed { get; } = [];

    public static TitleSegments Split(string title)
    {
        var segments = new TitleSegments();
        if (title.AsSpan().IndexOfAny(Brackets) < 0 && !title.Contains(" -", StringComparison.Ordinal))
        {
            segments.Dashed.Add(title);
            return segments;
        }

        Span<char> outer = title.Length <= 256 ? stackalloc char[256] : new char[title.Length];
        int length = 0;
        int i = 0;
        while (i < title.Length)
        {
            char c = title[i];
            if (Opening.Contains(c))
            {
                int end = FindClosing(title, i);
                string inner = title[(i + 1)..end].Trim();
                if (inner.Length > 0)
                    segments.Bracketed.Add(inner);
                outer[length++] = ' ';
                i = end + 1;
                continue;
            }

            // A dash between spaces, or at least behind one ("Signal -Live").
            if (c == '-' && i > 0 && title[i - 1] == ' ' && i + 1 < title.Length)
            {
                segments.End(outer[..length]);
                length = 0;
                i++;
                continue;
            }

            outer[length++] = c;
            i++;
        }

        segments.End(outer[..length]);
        return segments;
    }

    private static int FindClosing(string title, int opening)
    {
        int depth = 0;
        for (int i = opening; i < title.Length; i++)
        {
            if (Opening.Contains(title[i]))
                depth++;
            else if (Closing.Contains(title[i]) && --depth == 0)
                return i;
        }

        return title.Length;
    }

    private void End(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.Length > 0)
            Dashed.Add(new string(text));
    }
}
