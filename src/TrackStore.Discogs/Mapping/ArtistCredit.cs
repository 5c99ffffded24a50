using System.Globalization;
using System.Text;
using TrackStore.Discogs.Responses;

namespace TrackStore.Discogs.Mapping;

/// <summary>Writes artists the way a record credits them.</summary>
internal static class ArtistCredit
{
    /// <summary>
    /// Joins the artists, using the printed variation of each name and the join words between them; null if there are none.
    /// </summary>
    public static string? Of(IReadOnlyList<DiscogsArtist?>? artists)
    {
        var credit = new StringBuilder();
        string? join = null;
        foreach (DiscogsArtist? artist in artists ?? [])
        {
            if (NameOf(artist) is not { } name)
                continue;
            if (credit.Length > 0)
                credit.Append(Between(join));
            credit.Append(name);
            join = artist!.Join?.Trim();
        }

        return credit.Length == 0 ? null : credit.ToString();
    }

    /// <summary>Removes the number that Discogs adds to distinguish identical names: "Care Company (2)".</summary>
    public static string WithoutNumber(string name)
    {
        string trimmed = name.Trim();
        if (!trimmed.EndsWith(')'))
            return trimmed;
        int open = trimmed.LastIndexOf(" (", StringComparison.Ordinal);
        if (open <= 0)
            return trimmed;
        ReadOnlySpan<char> number = trimmed.AsSpan(open + 2, trimmed.Length - open - 3);
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? trimmed[..open].TrimEnd() : trimmed;
    }

    private static string? NameOf(DiscogsArtist? artist)
    {
        // Only the database's name has the number; in a printed variation a number would belong to the name.
        if (!string.IsNullOrWhiteSpace(artist?.Anv))
            return artist.Anv.Trim();
        return string.IsNullOrWhiteSpace(artist?.Name) ? null : WithoutNumber(artist.Name);
    }

    private static string Between(string? join) => join is null or "" or "," ? ", " : $" {join} ";
}
