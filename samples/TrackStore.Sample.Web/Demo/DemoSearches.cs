using TrackStore.Sample.StandIn;

namespace TrackStore.Sample.Web.Demo;

/// <summary>What can be found in the demo, whose platforms know invented music only.</summary>
internal static class DemoSearches
{
    private const int Count = 5;

    /// <summary>Gets artists with music that a new demo library doesn't have.</summary>
    public static IReadOnlyList<string> Artists { get; } =
        [.. LargeCatalog.Albums.Skip(DemoLibrary.SpotifyAlbums).Select(album => album.Artist).Distinct().Take(Count)];

    /// <summary>Gets the number of albums that both platforms have.</summary>
    public static int AlbumCount => LargeCatalog.AlbumCount;
}
