using System.Globalization;

namespace TrackStore.Sample.StandIn;

/// <summary>The music of the stand-in platforms: five invented albums.</summary>
internal static class Catalog
{
    public static IReadOnlyList<CatalogAlbum> Albums { get; } =
    [
        new(1, "Night Ferries", "Harbour Kids")
        {
            Spotify = new("2004-03-15", "Pier Nine", ["trip hop"]),
            Discogs = new("2003", "Pier Nine Recordings", ["Electronic", "Downtempo"]),
            Colors = (0x14233c, 0x2f6f8f, 0xf2c14e),
            Tracks =
            [
                Track("Last Boat Out", "4:12", 86, "Am"),
                Track("Salt on Glass", "5:03", 92, "Dm"),
                Track("Lighthouse Keeper", "3:48", 78, "F"),
                Track("Undertow", "6:21", 88, "Em"),
                Track("Fog Signal", "4:40", 84, "Am"),
            ],
        },
        new(2, "Kepler's Garden", "Ada Wintermann")
        {
            Spotify = new("2011-03-04", "Perihelion", ["ambient", "electronica"]),
            Discogs = new("2011-03-00", "Perihelion", ["Electronic", "Ambient"]),
            Colors = (0x1d3b2a, 0x8fbf6a, 0xf7f4e3),
            Tracks =
            [
                Track("Orbit of Weeds", "7:15", 100, "C"),
                Track("Telescope Rain", "5:44", 104, "G"),
                Track("Perihelion", "6:02", 98, "Em"),
                Track("Greenhouse Radio", "4:29", 110, "D"),
                Track("Seedling No. 9", "3:07", 96, "Bm"),
            ],
        },
        new(3, "Überland", "Nordlicht Express")
        {
            Spotify = new("1979", "Fernbahn", ["krautrock"]),
            Discogs = new("1978", "Fernbahn Schallplatten", ["Electronic", "Krautrock"]),
            Colors = (0x5c1a1b, 0xd9652b, 0xf5e6ca),
            Tracks =
            [
                Track("Schienenlied", "8:54", 120, "E"),
                Track("Überland", "12:31", 124, "A"),
                Track("Grenzbahnhof", "5:17", 118, "F#m"),
                Track("Kilometer 400", "6:48", 126, "D"),
                Track("Ankunft", "4:03", 112, "A"),
            ],
        },
        new(4, "Café Mirage", "Les Papillons de Minuit")
        {
            Spotify = new("1996", "Verre Bleu", ["chanson", "lounge"]),
            Discogs = new("1995", "Disques Verre Bleu", ["Pop", "Chanson"]),
            Colors = (0x3a1c5a, 0xc65b8a, 0xffd9a0),
            Tracks =
            [
                Track("Café Mirage", "3:36", 108, "Gm"),
                Track("Rue sans nom", "4:05", 94, "Cm"),
                Track("Le dernier métro", "3:52", 116, "Eb"),
                Track("Tout recommence", "4:33", 102, "Bb"),
                Track("Carte postale", "2:58", 90, "F"),
            ],
        },
        new(5, "Paper Summit", "The Cartographers")
        {
            Spotify = new("2018-01-12", "Contour", ["indie rock"]),
            Discogs = new("2017-11-24", "Contour", ["Rock", "Indie Rock"]),
            Colors = (0xe8e4d8, 0xa3b5a6, 0x2b3a42),
            Tracks =
            [
                Track("Contour Lines", "3:41", 132, "G"),
                Track("Terra Incognita", "4:18", 128, "C"),
                Track("Small Scale", "3:02", 140, "Am"),
            ],
        },
    ];

    private static CatalogTrack Track(string title, string duration, double bpm, string key)
        => new(title, TimeSpan.ParseExact(duration, @"m\:ss", CultureInfo.InvariantCulture), bpm, key);
}
