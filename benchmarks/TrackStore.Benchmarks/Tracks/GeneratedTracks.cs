namespace TrackStore.Benchmarks.Tracks;

/// <summary>Generates tracks identically on every call: twelve per album, three genres each, some names with non-ASCII characters.</summary>
internal static class GeneratedTracks
{
    public const int PerAlbum = 12;

    private const int AlbumsPerArtist = 3;
    private const int GenreCount = 60;

    private static readonly string[] Words =
    [
        "night", "river", "glass", "machine", "summer", "étoile", "shadow", "paper", "signal", "Größe", "harbour", "velvet", "ночь", "static", "copper", "orchid",
        "winter", "mirror", "engine", "señal", "garden", "concrete", "lantern", "echo", "północ", "silver", "motion", "island", "thunder", "canvas", "夜",
        "window", "satellite", "coral", "marble", "distance", "number", "transit", "ember", "horizon",
    ];

    public static IEnumerable<NewTrack> Make(int count)
    {
        var random = new Random(20261122);
        for (int i = 0; i < count; i++)
        {
            int album = i / PerAlbum;
            int artist = album / AlbumsPerArtist;
            yield return new NewTrack
            {
                Title = $"{Word(random)} {Word(random)} {i % PerAlbum}",
                Artist = $"{NameOf(artist)} {artist}",
                Album = $"{NameOf(album + 7)} {album}",
                Duration = TimeSpan.FromMilliseconds(random.Next(120_000, 480_000)),
                Year = $"{1960 + (album % 66)}",
                Bpm = random.Next(700, 1800) / 10.0,
                Isrc = $"QZABC{i + 1:D7}",
                Genres = [GenreOf(artist), GenreOf(artist + 17), GenreOf(random.Next(GenreCount))],
            };
        }
    }

    private static string NameOf(int number) => $"{Words[number % Words.Length]} {Words[number / Words.Length % Words.Length]}";

    private static string GenreOf(int number) => $"{Words[number % GenreCount % Words.Length]} music {number % GenreCount}";

    private static string Word(Random random) => Words[random.Next(Words.Length)];
}
