using System.Globalization;

namespace TrackStore.Discogs.Collection;

/// <summary>Where a stream over a list of releases goes on: behind some track of a release, which stood at some place of the list.</summary>
/// <param name="List">The list.</param>
/// <param name="Place">The release's place in the list, from 0: where to go on should the release be gone.</param>
/// <param name="Release">The release.</param>
/// <param name="Track">How many of its tracks were given, or null for all.</param>
internal sealed record ListPosition(string List, int Place, long Release, int? Track)
{
    public const string Collection = "collection";
    public const string Wantlist = "wantlist";

    private const string All = "end";

    /// <summary>Reads a resume token.</summary>
    /// <exception cref="ArgumentException">It is none of this list.</exception>
    public static ListPosition? Parse(string? token, string list)
    {
        if (token is null)
            return null;
        string[] parts = token.Split('/');
        return parts.Length == 4 && parts[0] == list && Number(parts[1]) is { } place && place <= int.MaxValue && Number(parts[2]) is { } release
            && (parts[3] == All || Number(parts[3]) <= int.MaxValue)
                ? new ListPosition(list, (int)place, release, (int?)Number(parts[3]))
                : throw new ArgumentException($"This token is none of the {list} of Discogs. Hand in the ResumeToken of a track that this stream gave, or null to begin anew.", nameof(token));
    }

    /// <summary>Finds where to go on in the list of today.</summary>
    /// <returns>The place of the next release, and how many of its tracks are to be passed over.</returns>
    public (int Place, int Tracks) In(IReadOnlyList<long> releases)
    {
        for (int i = 0; i < releases.Count; i++)
        {
            if (releases[i] == Release)
                return Track is { } track ? (i, track) : (i + 1, 0);
        }

        return (Place, 0);
    }

    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{List}/{Place}/{Release}/{Track?.ToString(CultureInfo.InvariantCulture) ?? All}");

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;
}
