using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Entities;

namespace TrackStore.Tracks.Artists;

/// <summary>All artists with their numbers of tracks, as they are kept in memory until the library changes.</summary>
internal sealed class ArtistCounts
{
    /// <summary>What tells this answer from others that are kept.</summary>
    public const string Question = nameof(ArtistCounts);

    private readonly (string Key, int TrackCount)[] _artists;
    private readonly ConcurrentDictionary<string, string> _names = new(StringComparer.Ordinal);

    private ArtistCounts((string Key, int TrackCount)[] artists)
    {
        _artists = artists;
        Array.Sort(_artists, (a, b) => Compare(a.TrackCount, a.Key, b.TrackCount, b.Key));
    }

    public static async Task<ArtistCounts> ReadAsync(DbContext context, CancellationToken cancellationToken)
    {
        string line = "\n";
        var counts = await context.Set<TrackEntity>()
            .GroupBy(track => track.SortArtist.Substring(0, track.SortArtist.IndexOf(line)))
            .Select(group => new { group.Key, TrackCount = group.Count() })
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return new ArtistCounts([.. counts.Select(artist => (artist.Key, artist.TrackCount))]);
    }

    /// <summary>Lists artists by their number of tracks.</summary>
    /// <param name="words">Texts that each key must contain.</param>
    /// <param name="descending">Whether the most frequent come first.</param>
    /// <param name="after">The artist after which the list begins, or null.</param>
    public IEnumerable<(string Key, int TrackCount)> ByTrackCount(
        IReadOnlyList<string> words, bool descending, (string Key, int TrackCount)? after)
    {
        // Sorted with the most frequent first. Equally frequent ones stay by name when the order is reversed.
        IEnumerable<(string Key, int TrackCount)> artists = descending
            ? _artists
            : _artists.OrderBy(artist => artist.TrackCount).ThenBy(artist => artist.Key, StringComparer.Ordinal);
        if (after is { } last)
        {
            artists = artists.Where(artist => artist.TrackCount == last.TrackCount
                ? string.CompareOrdinal(artist.Key, last.Key) > 0
                : artist.TrackCount < last.TrackCount == descending);
        }

        return Containing(artists, words);
    }

    /// <summary>Lists artists by their key.</summary>
    public IEnumerable<(string Key, int TrackCount)> ByName(IReadOnlyList<string> words, bool descending, string? after)
    {
        IEnumerable<(string Key, int TrackCount)> artists = Containing(_artists, words);
        if (after is not null)
            artists = artists.Where(artist => string.CompareOrdinal(artist.Key, after) > 0 != descending && artist.Key != after);
        return descending
            ? artists.OrderByDescending(artist => artist.Key, StringComparer.Ordinal)
            : artists.OrderBy(artist => artist.Key, StringComparer.Ordinal);
    }

    /// <summary>Reads the name of an artist as its first track by title writes it, once.</summary>
    public async Task<string> NameAsync(DbContext context, string key, CancellationToken cancellationToken)
    {
        if (_names.TryGetValue(key, out string? known))
            return known;
        string first = $"{key}\n";
        string last = $"{key}\v";
        string? name = await context.Set<TrackEntity>()
            .Where(track => string.Compare(track.SortArtist, first) >= 0 && string.Compare(track.SortArtist, last) < 0)
            .OrderBy(track => track.SortArtist)
            .ThenBy(track => track.Id)
            .Select(track => track.Artist)
            .FirstOrDefaultAsync(cancellationToken)
            .ConfigureAwait(false);

        // Another process may have removed the artist in the meantime.
        return name is null ? key : _names.GetOrAdd(key, name);
    }

    private static IEnumerable<(string Key, int TrackCount)> Containing(
        IEnumerable<(string Key, int TrackCount)> artists, IReadOnlyList<string> words)
        => words.Count == 0
            ? artists
            : artists.Where(artist => words.All(word => artist.Key.Contains(word, StringComparison.Ordinal)));

    private static int Compare(int count, string key, int otherCount, string otherKey)
        => count == otherCount ? string.CompareOrdinal(key, otherKey) : otherCount.CompareTo(count);
}
