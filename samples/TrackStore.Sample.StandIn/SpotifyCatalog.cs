using System.Globalization;
using System.Text;

namespace TrackStore.Sample.StandIn;

/// <summary>
/// The data of the Spotify stand-in: the catalog's albums, a single without a cover, and a playlist that is long enough to interrupt.
/// </summary>
internal sealed class SpotifyCatalog
{
    public const int TapeTracks = 3_000;

    /// <summary>The length of Spotify's ids.</summary>
    private const int IdLength = 22;

    // Below this tempo, the stand-in doubles it, as Spotify sometimes does.
    private const double DoubledBelowBpm = 90;
    private static readonly int[] CoverSides = [640, 300, 64];
    private static readonly string[] Moods =
    [
        "Amber", "Broken", "Distant", "Electric", "Faded", "Golden", "Hollow", "Indigo", "Lonely", "Midnight", "Neon", "Paper", "Quiet",
        "Restless", "Silver", "Tidal", "Urban", "Velvet", "Winter", "Yellow",
    ];

    private static readonly string[] Things =
    [
        "Avenue", "Bridge", "Compass", "Drift", "Engine", "Field", "Garden", "Horizon", "Island", "Junction", "Kite", "Lantern", "Mirror",
        "Novel", "Orchard", "Parade", "River", "Station", "Tower", "Window",
    ];

    private readonly Dictionary<string, IReadOnlyList<string>> _genres;

    /// <summary>Initializes a new instance of the <see cref="SpotifyCatalog"/> class.</summary>
    /// <param name="server">The server of the covers.</param>
    /// <param name="busyServer">The server of the cover whose first request fails.</param>
    /// <param name="albums">The albums.</param>
    public SpotifyCatalog(Uri server, Uri busyServer, IReadOnlyList<CatalogAlbum> albums)
    {
        Saved = [.. albums.SelectMany(album => SongsOf(album, album.Number == StandInCovers.Busy ? busyServer : server)), Single()];
        Tape = [.. Enumerable.Range(0, TapeTracks).Select(TapeSong)];
        Songs = Saved.Concat(Tape).ToDictionary(song => song.Id, StringComparer.Ordinal);
        Albums = Songs.Values.ToLookup(song => song.Album.Id, StringComparer.Ordinal);
        _genres = albums
            .DistinctBy(album => album.Artist)
            .ToDictionary(album => IdOf(album.Artist), album => album.Spotify.Genres, StringComparer.Ordinal);
    }

    /// <summary>Gets the id of the long playlist.</summary>
    public static string TapeId { get; } = IdOf("Demo tape");

    /// <summary>Gets the user's saved tracks.</summary>
    public IReadOnlyList<SpotifySong> Saved { get; }

    /// <summary>Gets the long playlist.</summary>
    public IReadOnlyList<SpotifySong> Tape { get; }

    public IReadOnlyDictionary<string, SpotifySong> Songs { get; }

    /// <summary>Gets the songs by album id, in album order.</summary>
    public ILookup<string, SpotifySong> Albums { get; }

    /// <summary>Makes a readable id in Spotify's form: "LastBoatOut00000000000".</summary>
    public static string IdOf(string name)
    {
        var id = new StringBuilder(IdLength);
        foreach (char letter in name.Normalize(NormalizationForm.FormD).Where(char.IsAsciiLetterOrDigit).Take(IdLength))
            id.Append(letter);
        return id.Append('0', IdLength - id.Length).ToString();
    }

    public IReadOnlyList<string> GenresOf(string artistId) => _genres.GetValueOrDefault(artistId) ?? [];

    // ISRCs with the country code ZZ are never assigned.
    private static IEnumerable<SpotifySong> SongsOf(CatalogAlbum album, Uri server)
    {
        var shown = new SpotifyAlbum(IdOf(album.Title), album.Title, album.Artist, album.Spotify.Released)
        {
            Label = album.Spotify.Label,
            Images = [.. CoverSides.Select(side => (StandInCovers.UrlOf(server, StandInCovers.Spotify, album.Number, side), side))],
        };
        return album.Tracks.Select((track, index) => new SpotifySong(IdOf(track.Title), track.Title, shown, index + 1, track.Duration)
        {
            Isrc = string.Create(CultureInfo.InvariantCulture, $"ZZDEM{album.Spotify.Released[2..4]}{album.Number:000}{index + 1:00}"),
            Tempo = track.Bpm < DoubledBelowBpm ? track.Bpm * 2 : track.Bpm,
            Key = track.Key,
        });
    }

    private static SpotifySong Single()
    {
        const string Title = "Whistling (Demo)";
        var album = new SpotifyAlbum(IdOf("Whistling"), "Whistling", "The Cartographers", "2019");
        return new SpotifySong(IdOf(Title), Title, album, 1, TimeSpan.FromSeconds(95)) { Isrc = "ZZDEM1900601" };
    }

    private static SpotifySong TapeSong(int index)
    {
        string artist = $"{Things[index / 24 % 20]} {Moods[index / 480 % 20]} Archive";
        string reel = string.Create(CultureInfo.InvariantCulture, $"Tape {(index / 12) + 1}");
        string year = (1960 + (index / 60)).ToString(CultureInfo.InvariantCulture);
        return new SpotifySong(
            IdOf(string.Create(CultureInfo.InvariantCulture, $"DemoTape{index + 1:0000}")),
            $"{Moods[index % 20]} {Things[index / 20 % 20]}",
            new SpotifyAlbum(IdOf("Demo" + reel), reel, artist, year),
            (index % 12) + 1,
            TimeSpan.FromMilliseconds(120_000 + (index * 7919 % 240_000)));
    }
}
