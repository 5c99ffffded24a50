using System.Text.RegularExpressions;

namespace TrackStore.Sample.Csv;

/// <summary>Writes the artists of an Exportify file as Spotify's own client does, so that a sync recognizes them: "A, B".</summary>
internal static partial class CsvArtists
{
    public static string FromExportify(string text)
    {
        // Newer versions separate artists by semicolons, so that commas belong to names ("Tyler, The Creator"); older ones mask those.
        string[] artists = text.Contains(';', StringComparison.Ordinal)
            ? text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : [.. Comma().Split(text).Select(artist => artist.Trim())];
        return string.Join(", ", artists).Replace("\\,", ",", StringComparison.Ordinal);
    }

    // Not the comma of "10,000 Maniacs".
    [GeneratedRegex(@"(?<![\\\d]),|(?<=\d),(?!\d)")]
    private static partial Regex Comma();
}
