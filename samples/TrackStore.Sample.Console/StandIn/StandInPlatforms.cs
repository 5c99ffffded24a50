using System.Globalization;

namespace TrackStore.Sample.StandIn;

/// <summary>Makes the stand-in platforms out of the catalogue: they know the same music, and disagree about it.</summary>
internal static class StandInPlatforms
{
    public const string Stream = "demo-stream";
    public const string Records = "demo-records";
    public const string Archive = "demo-archive";
    public const int ArchiveTracks = 3_000;
    private static readonly string[] Moods = ["Amber", "Broken", "Distant", "Electric", "Faded", "Golden", "Hollow", "Indigo", "Lonely", "Midnight", "Neon", "Paper", "Quiet", "Restless", "Silver", "Tidal", "Urban", "Velvet", "Winter", "Yellow"];
    private static readonly string[] Things = ["Avenue", "Bridge", "Compass", "Drift", "Engine", "Field", "Garden", "Horizon", "Island", "Junction", "Kite", "Lantern", "Mirror", "Novel", "Orchard", "Parade", "River", "Station", "Tower", "Window"];

    /// <summary>Streams: has everything, three sizes of each cover, tempo and key, and one single without album and cover.</summary>
    public static StandInPlatform OfStream(Uri server, Uri busyServer) => new(Stream, [
        .. Catalogue.Albums.SelectMany(album => album.Tracks.Select((track, index) => new WireTrack
        {
            Id = IdOf("s", album, index),
            Name = track.Title,
            Artist = album.Artist,
            Album = album.Title,
            Released = album.Stream.Year,
            DurationMs = (int)track.Duration.TotalMilliseconds,
            Tempo = track.Bpm,
            Key = track.Key,
            Isrc = IsrcOf(album, index),
            Label = album.Stream.Label,
            Genres = album.Stream.Genres,
            Covers = [.. new[] { 64, 300, 640 }.Select(side => Cover(album.Number == StandInCovers.Busy ? busyServer : server, Stream, album, side))],
        })),
        new WireTrack { Id = "s-601", Name = "Whistling (Demo)", Artist = "The Cartographers", Released = "2019", DurationMs = 95_000, Isrc = "ZZDEM1900601", Genres = ["indie rock"] },
    ]);

    /// <summary>Records: earlier years and fuller labels, no tempo; codes for the first two albums alone, so that the others have to be recognised by their names.</summary>
    public static StandInPlatform OfRecords(Uri server) => new(Records, [
        .. Catalogue.Albums.SelectMany(album => album.Tracks.Select((track, index) => new WireTrack
        {
            Id = IdOf("r", album, index),
            Name = album.Number == 3 ? track.Title.ToUpperInvariant() : track.Title,
            Artist = album.Artist,
            Album = album.Title,
            Released = album.Records.Year,
            DurationMs = (int)track.Duration.TotalMilliseconds + 1_000,
            Isrc = album.Number <= 2 ? IsrcOf(album, index) : null,
            Label = album.Records.Label,
            Genres = album.Records.Genres,
            Covers = [Cover(server, Records, album, 600)],
        })),
        new WireTrack
        {
            Id = "r-406",
            Name = "Café Mirage (Instrumental)",
            Artist = "Les Papillons de Minuit",
            Album = "Café Mirage",
            Released = "1995",
            DurationMs = 216_000,
            Label = "Disques Verre Bleu",
            Genres = ["Pop", "Chanson"],
            Covers = [Cover(server, Records, Catalogue.Albums[3], 600)],
        },
    ]);

    /// <summary>Archive: long enough to be interrupted, and without pictures.</summary>
    public static StandInPlatform OfArchive() => new(Archive, Enumerable.Range(0, ArchiveTracks).Select(index => new WireTrack
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"a-{index + 1:0000}"),
        Name = $"{Moods[index % 20]} {Things[index / 20 % 20]}",
        Artist = $"{Things[index / 24 % 20]} {Moods[index / 480 % 20]} Archive",
        Album = string.Create(CultureInfo.InvariantCulture, $"Tape {(index / 12) + 1}"),
        Released = (1960 + (index / 60)).ToString(CultureInfo.InvariantCulture),
        DurationMs = 120_000 + (index * 7919 % 240_000),
    }));

    private static string IdOf(string prefix, CatalogueAlbum album, int index) => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{album.Number}{index + 1:00}");

    // "ZZ" is nobody's country.
    private static string IsrcOf(CatalogueAlbum album, int index) => string.Create(CultureInfo.InvariantCulture, $"ZZDEM{album.Stream.Year[2..]}{album.Number:000}{index + 1:00}");

    private static WireCover Cover(Uri server, string platform, CatalogueAlbum album, int side) => new(StandInCovers.UrlOf(server, platform, album.Number, side), side, side);
}
