using TrackStore.Identity.Albums;
using TrackStore.Identity.Artists;
using TrackStore.Storage.Entities;
using TrackStore.Text;

namespace TrackStore.Albums;

/// <summary>
/// Decides whether tracks of several artists on albums of the same title are on one compilation. No source says so; what can't be decided
/// safely stays apart.
/// </summary>
internal static class CompilationRule
{
    private const int Disc = 10_000;

    /// <summary>More tracks of one artist than this are an album of that artist, unless they are few of many or all have numbers.</summary>
    private const int MostOfOneArtist = 2;

    /// <param name="title">The title of the albums.</param>
    /// <param name="tracks">All tracks of the albums.</param>
    public static bool IsCompilation(string title, IReadOnlyList<TrackEntity> tracks)
    {
        string key = NameNormalizer.ToKey(title);
        ArtistCredits[] credits = [.. tracks.Select(track => ArtistCreditsReader.Read(NameNormalizer.ToKey(track.Artist)))];
        if (!AlbumTitles.IsParticular(key)
            || !YearsAgree(tracks)
            || NumbersCollide(tracks)
            || tracks.Any(track => IsNamedAfter(key, track))
            || credits.Any(artists => AlbumTitles.Names(key, artists)))
        {
            return false;
        }

        List<int> artists = TracksOfEach(credits);
        bool areNumbered = tracks.All(track => track.TrackNumber is not null);
        bool areDated = tracks.All(track => track.YearNumber is not null);
        return artists.Count > (areNumbered || areDated ? 1 : 2)
            && (areNumbered || artists.Max() <= MostOfOneArtist || artists.Max() * 3 <= tracks.Count);
    }

    /// <summary>
    /// Tells whether an album is short enough to be a part of a compilation: an artist with more tracks has an album of that title, which
    /// stays apart unless numbers show where its tracks belong.
    /// </summary>
    /// <param name="album">The tracks of the album.</param>
    /// <param name="compilation">The tracks of the compilation.</param>
    public static bool IsPart(IReadOnlyList<TrackEntity> album, IReadOnlyList<TrackEntity> compilation)
        => album.Count is > 0 and <= MostOfOneArtist
            || (album.Count is > 0
                && album.Count * 3 <= album.Count + compilation.Count
                && album.Concat(compilation).All(track => track.TrackNumber is not null));

    private static bool YearsAgree(IReadOnlyList<TrackEntity> tracks)
        => !(tracks.Max(track => track.YearNumber) - tracks.Min(track => track.YearNumber) > 1);

    private static bool NumbersCollide(IReadOnlyList<TrackEntity> tracks)
    {
        var known = new HashSet<int>();
        return tracks.Any(track => track.TrackNumber is { } number && !known.Add(((track.DiscNumber ?? 1) * Disc) + number));
    }

    // A single, or an album with its title track.
    private static bool IsNamedAfter(string key, TrackEntity track)
    {
        string title = NameNormalizer.ToKey(track.Title);
        return title.StartsWith(key, StringComparison.Ordinal) && (title.Length == key.Length || !char.IsLetterOrDigit(title[key.Length]));
    }

    // Artists who share a name are one, such as an artist with and without guests.
    private static List<int> TracksOfEach(ArtistCredits[] credits)
    {
        var groups = new List<(HashSet<string> Names, int Tracks)>();
        foreach (ArtistCredits artists in credits.Where(artists => !artists.IsUnknown))
        {
            HashSet<string> names = [.. artists.Main.Select(credit => credit.Name)];
            int count = 1;
            for (int i = groups.Count - 1; i >= 0; i--)
            {
                if (!groups[i].Names.Overlaps(names))
                    continue;
                names.UnionWith(groups[i].Names);
                count += groups[i].Tracks;
                groups.RemoveAt(i);
            }

            groups.Add((names, count));
        }

        return groups.ConvertAll(group => group.Tracks);
    }
}
