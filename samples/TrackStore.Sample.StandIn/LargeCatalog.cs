using System.Globalization;

namespace TrackStore.Sample.StandIn;

/// <summary>A larger catalog of invented music for a library that one scrolls: the five albums of <see cref="Catalog"/> and more.</summary>
internal static class LargeCatalog
{
    /// <summary>The number of albums.</summary>
    public const int AlbumCount = 130;

    private static readonly string[] Artists =
    [
        "Mara Voss", "Odile & the Current", "Deep Survey", "Kenji Marlowe", "The Quiet Carriage", "June Almond", "Plattenbau 77",
        "Mei Okafor", "Oona Lindqvist", "Transit Authority", "Solène Aubry", "Glasshouse", "Idris Vale", "Northern Lamps", "Paloma Ruiz",
        "Half Moon Atlas", "Signal Garden", "Tomasz Wilk", "The Weathermen's Daughters",
        "Copper Static", "Yuki Tanaka Trio", "Bright Mammals",
        "Low Tide Choir", "Ferro", "Ana Belmonte", "Slow Arcade", "Kestrel & Pine", "Motorik Kids", "Lune Argentée", "Basalt",
        "The Long Division", "Nadia Hale", "Umbra Club", "Second Floor", "Ólafur Brandt", "Velvet Tram", "Cassius Moor", "Blue Ledger",
        "Firefly Office", "Hollow Pines", "Marisol Vega", "Concrete Poetry", "Ten Thousand Lanterns", "Delta Nine", "Rosa Kramer",
    ];

    private static readonly string[] First =
    [
        "Amber", "Silent", "Northern", "Second", "Electric", "Paper", "Golden", "Hidden", "Distant", "Velvet", "Broken", "Early", "Inland",
        "Lunar", "Glass", "Wild", "Neon", "Slow", "Bright", "Hollow", "Copper", "Winter", "Late", "Open", "Scarlet", "Midnight", "Salt",
        "Static", "Tender", "Cobalt", "Marble", "Secret", "Ivory", "Restless", "Ashen", "Coastal", "Feral", "Gentle", "Humming", "Narrow",
    ];

    private static readonly string[] Second =
    [
        "Harbor", "Signals", "Avenue", "Arcade", "Season", "Engine", "Mirror", "Parade", "Theory", "Window", "Lines", "River", "Garden",
        "Almanac", "Summer", "Machines", "Rooms", "Weather", "Orchard", "Satellite", "Letters", "Bridge", "Morning", "Tides", "Cinema",
        "Compass", "Shadow", "Carousel", "Postcards", "Meadow", "Elevator", "Horizon", "Lantern", "Motel", "Alphabet", "Museum", "Runway",
        "Terrace", "Voltage", "Wilderness", "Balcony", "Crossing", "Divide", "Estuary", "Fountain", "Glacier",
    ];

    private static readonly string[] Ways =
        [
        "Blue", "Color", "Exile", "Fragments", "Motion", "November", "Parts", "Reverse", "Slow Motion", "Spring", "Stereo", "Translation",
        "White",
    ];

    private static readonly string[] Labels =
        [
        "Kessel", "Perihelion", "Pier Nine", "Contour", "Verre Bleu", "Halftone", "Night Desk", "Field Office", "Soft Machine Shop",
        "Ultraviolet",
    ];

    private static readonly string[] Keys = ["C", "Dm", "Em", "F", "G", "Am", "Bb", "Gm", "D", "F#m", "A", "E", "Cm", "Eb"];

    private static readonly (string[] Spotify, string[] Discogs, int MinBpm)[] Styles =
    [
        (["house", "deep house"], ["Electronic", "Deep House"], 118), (["techno"], ["Electronic", "Techno"], 126),
        (["ambient"], ["Electronic", "Ambient"], 72), (["indie rock"], ["Rock", "Indie Rock"], 112),
        (["jazz", "nu jazz"], ["Jazz", "Future Jazz"], 92), (["soul", "neo soul"], ["Funk / Soul", "Neo Soul"], 84),
        (["drum and bass"], ["Electronic", "Drum n Bass"], 170), (["synth-pop"], ["Electronic", "Synth-pop"], 108),
        (["folk", "indie folk"], ["Folk, World, & Country", "Folk"], 96),
        (["hip hop", "instrumental hip hop"], ["Hip Hop", "Instrumental"], 88),
        (["dub"], ["Reggae", "Dub"], 76), (["disco", "nu disco"], ["Electronic", "Disco"], 116),
    ];

    private static readonly int[][] Palettes =
    [
        [0x0b2545, 0x13315c, 0x8da9c4, 0xf4d35e], [0x2d1e2f, 0x6d2e46, 0xa26769, 0xece2d0], [0xf7ede2, 0xf5cac3, 0x84a59d, 0xf28482],
        [0x1d3557, 0x457b9d, 0xa8dadc, 0xe63946], [0x14110f, 0x34312d, 0x7e7f83, 0xd9c5b2], [0x283618, 0x606c38, 0xdda15e, 0xfefae0],
        [0x10002b, 0x5a189a, 0x9d4edd, 0xff9e00], [0xfaf3dd, 0xc8d5b9, 0x4a7c59, 0x2b2d42], [0x003049, 0xd62828, 0xf77f00, 0xfcbf49],
        [0x22223b, 0x4a4e69, 0x9a8c98, 0xf2e9e4], [0x03071e, 0x370617, 0xdc2f02, 0xffba08], [0xe0fbfc, 0x98c1d9, 0x3d5a80, 0xee6c4d],
        [0x1a1423, 0x372549, 0x774c60, 0xeacdc2], [0x081c15, 0x2d6a4f, 0x74c69d, 0xd8f3dc], [0xfff1e6, 0xffb5a7, 0x6d597a, 0x355070],
        [0x0f0e17, 0x2e2f3e, 0x7f5af0, 0x2cb67d], [0xf1faee, 0xe9c46a, 0x2a9d8f, 0x264653], [0x241623, 0x3c6e71, 0xd9d9d9, 0xf4b860],
    ];

    /// <summary>Gets the albums. No two albums or tracks have the same title, because the stand-ins make their ids of them.</summary>
    public static IReadOnlyList<CatalogAlbum> Albums { get; } = [.. Catalog.Albums, .. Make()];

    private static IEnumerable<CatalogAlbum> Make()
    {
        var random = new Sequence(20_261);
        var names = new HashSet<string>(
            Catalog.Albums.SelectMany(album => album.Tracks.Select(track => track.Title).Append(album.Title)).Select(SpotifyCatalog.IdOf));
        for (int number = Catalog.Albums.Count + 1; number <= AlbumCount; number++)
            yield return Album(number, random, names);
    }

    private static CatalogAlbum Album(int number, Sequence random, HashSet<string> names)
    {
        (string[] spotify, string[] discogs, int minBpm) = Styles[random.Next(Styles.Length)];
        int[] palette = Palettes[random.Next(Palettes.Length)];
        int year = 1971 + random.Next(54);
        string label = Labels[random.Next(Labels.Length)];
        string released = string.Create(
            CultureInfo.InvariantCulture, $"{year}-{1 + random.Next(12):00}-{1 + random.Next(28):00}");
        return new CatalogAlbum(number, Name(random, names), Artists[random.Next(Artists.Length)])
        {
            Spotify = new(released, label, spotify),
            Discogs = new((year - (random.Next(4) == 0 ? 1 : 0)).ToString(CultureInfo.InvariantCulture), $"{label} Records", discogs),
            Colors = (palette[0], palette[1], palette[3]),
            Design = new CoverDesign(number % CoverDesign.Kinds, number, palette),
            Tracks = [.. Enumerable.Range(0, 6 + random.Next(6)).Select(_ => Track(random, names, minBpm))],
        };
    }

    private static CatalogTrack Track(Sequence random, HashSet<string> names, int minBpm)
    {
        string key = Keys[random.Next(Keys.Length)];
        return new CatalogTrack(
            Name(random, names), TimeSpan.FromSeconds(130 + random.Next(300)), minBpm + random.Next(12), key);
    }

    private static string Name(Sequence random, HashSet<string> names)
    {
        while (true)
        {
            string first = First[random.Next(First.Length)];
            string second = Second[random.Next(Second.Length)];
            string name = random.Next(9) switch
            {
                0 => second,
                1 => $"{second} in {Ways[random.Next(Ways.Length)]}",
                2 => $"The {first} {second}",
                3 => $"{second} & {Second[random.Next(Second.Length)]}",
                4 => $"No More {second}",
                _ => $"{first} {second}",
            };
            if (names.Add(SpotifyCatalog.IdOf(name)))
                return name;
        }
    }

    /// <summary>Numbers that look random and are the same on every run.</summary>
    private sealed class Sequence(uint state)
    {
        private uint _state = state;

        public int Next(int end)
        {
            _state = unchecked((_state * 1664525u) + 1013904223u);
            return (int)((_state >> 8) % (uint)end);
        }
    }
}
