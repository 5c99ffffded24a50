using TrackStore.Identity.Artists;
using TrackStore.Text;

namespace TrackStore.Albums;

/// <summary>What makes albums one: the same title and artist, where all names for several artists are one artist.</summary>
internal static class AlbumIdentity
{
    /// <summary>The name of several artists that the library gives an album by itself.</summary>
    public const string VariousArtists = "Various Artists";

    public static byte[] KeyOf(string title, string artist)
        => IdentityKey.OfAlbum(title, IsVarious(artist) ? VariousArtists : artist);

    public static bool IsVarious(string artist) => ArtistCreditsReader.IsVarious(NameNormalizer.ToKey(artist));
}
