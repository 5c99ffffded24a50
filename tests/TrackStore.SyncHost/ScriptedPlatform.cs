using System.Runtime.CompilerServices;

namespace TrackStore.SyncHost;

/// <summary>A platform whose library is the same in every process. In even editions, a third of the tracks has other values.</summary>
/// <param name="count">How many tracks there are.</param>
/// <param name="covers">Where the albums' covers are: cover0.jpg and so on; or null for none.</param>
internal sealed class ScriptedPlatform(int count, Uri? covers = null) : IPlatformClient
{
    public const string Name = "scripted";

    public const int PerAlbum = 8;

    public string Platform => Name;

    public int Edition { get; set; } = 1;

    public async IAsyncEnumerable<PlatformTrack> GetLibraryAsync(string? resumeToken = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        int first = resumeToken is null ? 0 : int.Parse(resumeToken, System.Globalization.CultureInfo.InvariantCulture) + 1;
        for (int number = first; number < count; number++)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return Track(number);
        }
    }

    public IAsyncEnumerable<PlatformTrack> GetTracksAsync(IReadOnlyCollection<string> platformIds, CancellationToken cancellationToken = default)
        => GetLibraryAsync(null, cancellationToken).Where(track => platformIds.Contains(track.Id));

    public IAsyncEnumerable<PlatformTrack> SearchAsync(PlatformQuery query, CancellationToken cancellationToken = default)
        => GetLibraryAsync(null, cancellationToken).Where(track => track.Title == query.Text).Take(query.Limit);

    private PlatformTrack Track(int number)
    {
        int album = number / PerAlbum;
        bool isChanged = Edition % 2 == 0 && number % 3 == 0;
        return new PlatformTrack
        {
            Platform = Name,
            Id = $"track{number:D5}",
            Uri = $"https://example.com/{number}",
            Json = $$"""{"number":{{number}},"edition":{{(isChanged ? 2 : 1)}}}""",
            Title = isChanged ? $"Title {number} (remastered)" : $"Title {number}",
            Artist = $"Artist {album / 3}",
            Album = $"Album {album}",
            Year = $"{1960 + (album % 60)}",
            Duration = TimeSpan.FromSeconds(100 + number),
            Isrc = $"QZABC{number:D7}",
            Genres = [$"Genre {album % 7}", isChanged ? "Changed" : $"Genre {number % 5}"],
            Artwork = covers is null ? [] : [new PlatformArtwork { Url = new Uri(covers, $"/cover{album}.jpg").AbsoluteUri, Width = 200, Height = 200 }],
            ResumeToken = $"{number}",
        };
    }
}
