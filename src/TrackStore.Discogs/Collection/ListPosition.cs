using System.Globalization;

namespace TrackStore.Discogs.Collection;

/// <summary>A position in a stream over a list of releases: after a track of a release.</summary>
/// <param name="List">The list.</param>
/// <param name="Index">The release's index in the list, from 0: where to continue if the release is gone.</param>
/// <param name="Release">The release.</param>
/// <param name="Track">The number of its tracks that were returned, or null for all.</param>
internal sealed record ListPosition(string List, int Index, long Release, int? Track)
{
    public const string Collection = "collection";
    public const string Wantlist = "wantlist";

    private const string End = "end";

    /// <summary>Reads a resume token; null starts at the beginning.</summary>
    /// <exception cref="ArgumentException">The token belongs to another list, or is malformed.</exception>
    public static ListPosition? Parse(string? token, string list)
    {
        if (token is null)
            return null;
        string[] parts = token.Split('/');
        if (parts.Length == 4
            && parts[0] == list
            && Number(parts[1]) is { } index && index <= int.MaxValue
            && Number(parts[2]) is { } release
            && (parts[3] == End || Number(parts[3]) <= int.MaxValue))
        {
            return new ListPosition(list, (int)index, release, (int?)Number(parts[3]));
        }

        throw new ArgumentException(
            $"This is not a resume token of the Discogs {list}. "
            + "Pass the ResumeToken of a track that this stream returned, or null to start at the beginning.",
            nameof(token));
    }

    /// <summary>Finds where to continue in the current list.</summary>
    /// <returns>The index of the next release, and the number of its tracks to skip.</returns>
    public (int Index, int Tracks) FindIn(IReadOnlyList<long> releases)
    {
        for (int i = 0; i < releases.Count; i++)
        {
            if (releases[i] == Release)
                return Track is { } track ? (i, track) : (i + 1, 0);
        }

        return (Index, 0);
    }

    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{List}/{Index}/{Release}/{Track?.ToString(CultureInfo.InvariantCulture) ?? End}");

    private static long? Number(string text)
        => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;
}
