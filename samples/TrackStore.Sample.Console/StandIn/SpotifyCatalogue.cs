using System.Globalization;
using System.Text;

namespace TrackStore.Sample.StandIn;

/// <summary>What the stand-in for Spotify knows: the catalogue's albums, a single without a cover, and a playlist that is long enough to be interrupted.</summary>
internal sealed class SpotifyCatalogue
{
    public const int TapeTracks = 3_000;

    /// <summary>How many letters and digits Spotify's ids have.</summary>
    private const int IdLength = 22;

    // As slow as this, Spotify takes the tempo for twice as much now and then; the DJ knows better.
    private const double SlowBpm = 90;
    private static readonly int[] CoverSides = [640, 300, 64];
    private static readonly string[] Moods = ["Amber", "Broken", "Distant", "Electric", "Faded", "Golden", "Hollow", "Indigo", "Lonely", "Midnight", "Neon", "Paper", "Quiet", "Restless", "Silver", "Tidal", "Urban", "Velvet", "Winter", "Yellow"];
    private static readonly string[] Things = ["Avenue", "Bridge", "Compass", "Drift", "Engine", "Field", "Garden", "Horizon", "Island", "Junction", "Kite", "Lantern", "Mirror", "Novel", "Orchard", "Parade", "River", "Station", "Tower", "Window"];

    private readonly Dictionary<string, IReadOnlyList<string>> _genres;

    /// <param name="server">Where covers are.</param>
    /// <param name="busyServer">Where the cover is that is too busy to be given at first.</param>
    public SpotifyCatalogue(Uri server, Uri busyServer)
    {
        Saved = [.. Catalogue.Albums.SelectMany(album => SongsOf(album, album.Number == StandInCovers.Busy ? busyServer : server)), Single()];
        Tape = [.. Enumerable.Range(0, TapeTracks).Select(TapeSong)];
        Songs = Saved.Concat(Tape).ToDictionary(song => song.Id, StringComparer.Ordinal);
        Albums = Songs.Values.ToLookup(song => song.Album.Id, StringComparer.Ordinal);
        _genres = Catalogue.Albums.ToDictionary(album => IdOf(album.Artist), album => album.Spotify.Genres, StringComparer.Ordinal);
    }

    /// <summary>Gets the id of the long playlist.</summary>
    public static string TapeId { get; } = IdOf("Demo tape");

    /// <summary>Gets what the user saved.</summary>
    public IReadOnlyList<SpotifySong> Saved { get; }

    /// <summary>Gets the long playlist.</summary>
    public IReadOnlyList<SpotifySong> Tape { get; }

    public IReadOnlyDictionary<string, SpotifySong> Songs { get; }

    /// <summary>Gets the songs by their albums' ids, in the albums' order.</summary>
    public ILookup<string, SpotifySong> Albums { get; }

    /// <summary>Makes an id of Spotify's form that still can be read: "LastBoatOut00000000000".</summary>
    public static string IdOf(string name)
    {
        var id = new StringBuilder(IdLength);
        foreach (char letter in name.Normalize(NormalizationForm.FormD).Where(char.IsAsciiLetterOrDigit).Take(IdLength))
            id.Append(letter);
        return id.Append('0', IdLength - id.Length).ToString();
    }

    public IReadOnlyList<string> GenresOf(string artistId) => _genres.GetValueOrDefault(artistId) ?? [];

    // "ZZ" is nobody's country.
    private static IEnumerable<SpotifySong> SongsOf(CatalogueAlbum album, Uri server)
    {
        var shown = new SpotifyAlbum(IdOf(album.Title), album.Title, album.Artist, album.Spotify.Released)
        {
            Label = album.Spotify.Label,
            Images = [.. CoverSides.Select(side => (StandInCovers.UrlOf(server, StandInCovers.Spotify, album.Number, side), side))],
        };
        return album.Tracks.Select((track, index) => new SpotifySong(IdOf(track.Title), track.Title, shown, index + 1, track.Duration)
        {
            Isrc = string.Create(CultureInfo.InvariantCulture, $"ZZDEM{album.Spotify.Released[2..4]}{album.Number:000}{index + 1:00}"),
            Tempo = track.Bpm < SlowBpm ? track.Bpm * 2 : track.Bpm,
            Key = track.Key,
        });
    }

    private static SpotifySong Single()
    {
        const string Title = "Whistling (Demo)";
        return new SpotifySong(IdOf(Title), Title, new SpotifyAlbum(IdOf("Whistling"), "Whistling", "The Cartographers", "2019"), 1, TimeSpan.FromSeconds(95)) { Isrc = "ZZDEM1900601" };
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
