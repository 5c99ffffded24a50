using System.Globalization;
using System.Text;
using TrackStore.Discogs.Answers;

namespace TrackStore.Discogs.Mapping;

/// <summary>Writes artists as a record credits them.</summary>
internal static class ArtistCredit
{
    /// <summary>Gives the artists in one text: each by the variation of the name that is printed, with the join words between them, or null when there are none.</summary>
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

    /// <summary>Takes the number away by which Discogs tells names apart that are spelt alike: "Care Company (2)".</summary>
    public static string WithoutNumber(string name)
    {
        string trimmed = name.Trim();
        if (!trimmed.EndsWith(')'))
            return trimmed;
        int open = trimmed.LastIndexOf(" (", StringComparison.Ordinal);
        return open > 0 && int.TryParse(trimmed.AsSpan(open + 2, trimmed.Length - open - 3), NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? trimmed[..open].TrimEnd()
            : trimmed;
    }

    private static string? NameOf(DiscogsArtist? artist)
    {
        // The number belongs to the database's name; a variation is what is printed, where a number would be part of it.
        if (!string.IsNullOrWhiteSpace(artist?.Anv))
            return artist.Anv.Trim();
        return string.IsNullOrWhiteSpace(artist?.Name) ? null : WithoutNumber(artist.Name);
    }

    private static string Between(string? join) => join is null or "" or "," ? ", " : $" {join} ";
}
