using System.Net;

namespace TrackStore.Sample.Csv;

/// <summary>Reads a list of genres, separated by commas, semicolons or bars. Signs such as &amp; and / are part of a name.</summary>
public static class GenreText
{
    private static readonly char[] Separators = [',', ';', '|'];

    /// <summary>Genres with a separator in their name.</summary>
    private static readonly string[] Whole = ["Folk, World, & Country", "Folk, World & Country"];

    /// <summary>Reads the cell.</summary>
    public static IReadOnlyList<string> Read(string? text)
    {
        // The semicolon of "Drum &amp; Bass" separates nothing.
        ReadOnlySpan<char> rest = WebUtility.HtmlDecode(text ?? "").AsSpan();
        var genres = new List<string>();
        while (!(rest = rest.Trim()).IsEmpty)
        {
            int length = LengthOfFirst(rest);
            string genre = rest[..length].Trim().ToString();
            if (genre.Length > 0 && !genres.Contains(genre, StringComparer.OrdinalIgnoreCase))
                genres.Add(genre);
            rest = length < rest.Length ? rest[(length + 1)..] : [];
        }

        return genres;
    }

    private static int LengthOfFirst(ReadOnlySpan<char> text)
    {
        foreach (string genre in Whole)
        {
            bool isFirst = text.StartsWith(genre, StringComparison.OrdinalIgnoreCase)
                && (text.Length == genre.Length || Separators.AsSpan().Contains(text[genre.Length]));
            if (isFirst)
                return genre.Length;
        }

        int separator = text.IndexOfAny(Separators);
        return separator < 0 ? text.Length : separator;
    }
}
