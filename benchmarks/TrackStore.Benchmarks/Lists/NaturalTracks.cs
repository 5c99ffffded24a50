namespace TrackStore.Benchmarks.Lists;

/// <summary>
/// Generates tracks whose words are as common as those of a language are (Zipf's law), in several scripts: of the titles 4 % are Cyrillic,
/// 6 % Chinese and kana and 2 % Greek. Ten tracks an album. Identical on every call.
/// </summary>
internal static class NaturalTracks
{
    public const int PerAlbum = 10;

    private const int WordCount = 60_000;
    private const int ArtistCount = 40_000;
    private const int GenreCount = 300;

    private static readonly string[] Common = ["love", "the", "in", "you", "night", "one", "package", "dance", "heart", "tokenizer"];
    private static readonly string[] Latin = Make(WordCount, "b c d f g h j k l m n p qu r s t v w x z".Split(' '), "a e i o u y ea ou".Split(' '));
    private static readonly string[] Cyrillic = Make(5_000, "б в г д ж з к л м н п р с т".Split(' '), "а е и о у я".Split(' '));
    private static readonly string[] Greek = Make(2_000, "β γ δ κ λ μ ν π ρ σ τ".Split(' '), "α ε η ι ο υ ω".Split(' '));
    private static readonly string[] Artists = [.. Enumerable.Range(0, ArtistCount).Select(i => $"{Latin[i * 31 % WordCount]} {Latin[i * 17 % WordCount]}")];

    public static IEnumerable<NewTrack> All(int count)
    {
        var random = new Random(20261127);
        string artist = "";
        string album = "";
        int year = 0;
        for (int i = 0; i < count; i++)
        {
            if (i % PerAlbum == 0)
            {
                artist = Artists[Rank(random, ArtistCount)];
                album = $"{Title(random)} {i / PerAlbum}";
                year = 1950 + random.Next(76);
            }

            yield return new NewTrack
            {
                Title = Title(random),
                Artist = artist,
                Album = album,
                TrackNumber = (i % PerAlbum) + 1,
                Duration = TimeSpan.FromMilliseconds(random.Next(120_000, 480_000)),
                Year = $"{year}",
                Bpm = random.Next(3) == 0 ? null : Math.Round(120 + (25 * (random.NextDouble() + random.NextDouble() - 1)), 1),
                MusicalKey = random.Next(3) == 0 ? null : $"{random.Next(1, 13)}{(random.Next(2) == 0 ? 'A' : 'B')}",
                Genres = [GenreOf(random), GenreOf(random)],
            };
        }
    }

    private static string GenreOf(Random random) => $"genre {Rank(random, GenreCount)}";

    private static string Title(Random random) => random.Next(100) switch
    {
        < 4 => Words(Cyrillic, random),
        < 8 => Ideographs(random, '\u4e00', 2_500),
        < 10 => Ideographs(random, 'ぁ', 80),
        < 12 => Words(Greek, random),
        _ => Words(Latin, random),
    };

    private static string Words(string[] words, Random random)
        => string.Join(' ', Enumerable.Range(0, 1 + random.Next(4)).Select(_ => words[Rank(random, words.Length)]));

    private static string Ideographs(Random random, char first, int count)
        => string.Concat(Enumerable.Range(0, 2 + random.Next(6)).Select(_ => (char)(first + Rank(random, count))));

    // The n-th most frequent has a share of about 1/n.
    private static int Rank(Random random, int count) => (int)Math.Exp(random.NextDouble() * Math.Log(count)) - 1;

    private static string[] Make(int count, string[] consonants, string[] vowels)
    {
        var random = new Random(count);
        var words = new HashSet<string>(count == WordCount ? Common : []);
        while (words.Count < count)
        {
            words.Add(string.Concat(Enumerable.Range(0, 1 + random.Next(4))
                .Select(_ => consonants[random.Next(consonants.Length)] + vowels[random.Next(vowels.Length)])));
        }

        return [.. words];
    }
}
