using System.Globalization;
using System.Xml.Linq;

namespace TrackStore.Sample.StandIn;

/// <summary>Writes a rekordbox export of the catalog, with measured tempos and keys.</summary>
internal static class RekordboxExport
{
    /// <summary>The number of albums in the DJ's collection.</summary>
    private const int Albums = 3;

    public static void Write(string path)
    {
        XElement[] tracks =
        [
            .. Catalog.Albums.Take(Albums).SelectMany(album => album.Tracks.Select((track, index) => Track(album, track, index))),
        ];
        new XDocument(
            new XElement(
                "DJ_PLAYLISTS",
                new XAttribute("Version", "1.0.0"),
                new XElement(
                    "PRODUCT",
                    new XAttribute("Name", "rekordbox"),
                    new XAttribute("Version", "7.0.0"),
                    new XAttribute("Company", "AlphaTheta")),
                new XElement("COLLECTION", new XAttribute("Entries", tracks.Length), tracks))).Save(path);
    }

    private static XElement Track(CatalogAlbum album, CatalogTrack track, int index) => new(
        "TRACK",
        new XAttribute("TrackID", (album.Number * 100) + index + 1),
        new XAttribute("Name", track.Title),
        new XAttribute("Artist", album.Artist),
        new XAttribute("Album", album.Title),
        new XAttribute("Genre", ""),
        new XAttribute("TotalTime", (int)track.Duration.TotalSeconds),
        new XAttribute("Year", album.Spotify.Released[..4]),
        new XAttribute("AverageBpm", track.Bpm.ToString("0.00", CultureInfo.InvariantCulture)),
        new XAttribute("Tonality", track.Key),
        new XAttribute("Rating", 204),
        new XAttribute("PlayCount", 7),
        new XAttribute("Location", LocationOf(album, track)));

    private static string LocationOf(CatalogAlbum album, CatalogTrack track)
        => $"file://localhost/D:/Music/{Uri.EscapeDataString(album.Artist)}/{Uri.EscapeDataString(track.Title)}.flac";
}
