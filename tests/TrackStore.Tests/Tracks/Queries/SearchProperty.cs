using System.Globalization;

namespace TrackStore.Tests.Tracks.Queries;

/// <summary>
/// Whatever way a list is read, it has the tracks whose names contain the text, in the order of the list. The oracle compares strings, so
/// the names need no folding. <c>TRACKSTORE_SEARCH_TERMS</c> sets the number of terms.
/// </summary>
internal static class SearchProperty
{
    private const int TrackCount = 300;

    private static readonly string[] Words =
    [
        "love", "lovely", "glove", "in", "a", "aa", "the", "night", "xo", "tokenizer", "москва", "любовь", "я", "愛", "愛してる", "東京", "東", "さくら",
        "한국", "사랑", "ωμεγα", "שלום", "مرحبا", "ไทย", "हिन्दी", "🎵", "𠮷野家", "𠮷", "100%", "a_b", @"c:\x", "\"q\"", "'", "*", "rock'n'roll",
        "-", "or", "near", "^up", "a:b", "(live)", "x", "qz",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Fills a library with names of many scripts, edits and deletes some, and returns the names by the tracks' ids.</summary>
    public static async Task<Dictionary<long, string>> FillAsync(ITrackRepository tracks, Random random)
    {
        await tracks.ImportAsync(Enumerable.Range(0, TrackCount).Select(i => Name(i)).ToAsyncEnumerable(), cancellationToken: Cancel);
        var names = new Dictionary<long, string>();
        await foreach (TrackItem item in tracks.StreamAsync(new TrackQuery { PageSize = 1000 }, Cancel))
            names[item.TrackId!.Value] = $"{item.Title}\n{item.Artist}\n{item.Album}";

        // The index follows edits and deletions, and the rows of a sync that were found again.
        foreach (long id in names.Keys.Where(_ => random.Next(4) == 0).ToList())
        {
            if (random.Next(2) == 0)
            {
                await tracks.DeleteAsync(id, Cancel);
                names.Remove(id);
                continue;
            }

            Track track = await tracks.UpdateAsync(id, new TrackUpdate { Title = Phrase() }, Cancel);
            names[id] = $"{track.Title}\n{track.Artist}\n{track.Album}";
        }

        return names;

        NewTrack Name(int i) => new()
        {
            Title = Phrase(),
            Artist = $"artist{i % 37}",
            Album = i % 3 == 0 ? null : $"album{i % 11}",
            Year = i % 4 == 0 ? null : $"{1960 + i % 50}",
            Bpm = i % 5 == 0 ? null : 90 + i % 60,
            Duration = i % 6 == 0 ? null : TimeSpan.FromSeconds(100 + i),
            MusicalKey = i % 7 == 0 ? null : $"{1 + i % 12}A",
        };

        string Phrase() => string.Join(' ', Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Words[random.Next(Words.Length)]));
    }

    /// <summary>Searches for random terms in every order.</summary>
    /// <param name="tracks">The library.</param>
    /// <param name="names">The names of its tracks.</param>
    /// <param name="random">Chooses the terms.</param>
    /// <param name="terms">The number of terms, unless the environment sets it.</param>
    public static async Task HoldsAsync(ITrackRepository tracks, Dictionary<long, string> names, Random random, int terms = 60)
    {
        if (int.TryParse(Environment.GetEnvironmentVariable("TRACKSTORE_SEARCH_TERMS"), CultureInfo.InvariantCulture, out int wanted))
            terms = wanted;
        TrackOrder[] orders = Enum.GetValues<TrackOrder>();
        Dictionary<(TrackOrder, bool), List<long>> whole = [];
        foreach (TrackOrder order in orders)
        {
            foreach (bool descending in (bool[])[false, true])
                whole[(order, descending)] = await IdsAsync(tracks, new TrackQuery { OrderBy = order, Descending = descending, PageSize = 1000 });
        }

        for (int i = 0; i < terms; i++)
        {
            string text = TermOf(names, random);
            List<long> expected = [.. names.Where(track => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => track.Value.Contains(word, StringComparison.Ordinal))).Select(track => track.Key)];
            TrackOrder order = orders[i % orders.Length];
            var query = new TrackQuery { Text = text, OrderBy = order, Descending = random.Next(2) == 0, PageSize = 1 + random.Next(7) };

            List<long> found = await IdsAsync(tracks, query);

            Assert.True(expected.Order().SequenceEqual(found.Order()), $"{text} by {order}: expected {expected.Count}, found {found.Count}");
            if (order != TrackOrder.Relevance)
                Assert.Equal(whole[(order, query.Descending)].Where(expected.Contains), found);
            Assert.Equal(expected.Count, await tracks.CountAsync(query, cancellationToken: Cancel));
            Assert.Equal(Math.Min(3, expected.Count), await tracks.CountAsync(query, limit: 3, Cancel));
            if (found.Count > 0)
            {
                int skip = random.Next(found.Count);
                Assert.Equal(found.Skip(skip).Take(query.PageSize), (await tracks.QueryAsync(query with { Skip = skip }, Cancel)).Items.Select(item => item.TrackId!.Value));
                Assert.Equal(skip, await tracks.IndexOfAsync(query, found[skip], Cancel));
            }

            Assert.Null(await tracks.IndexOfAsync(query, names.Keys.Except(expected).FirstOrDefault(), Cancel));
        }
    }

    private static async Task<List<long>> IdsAsync(ITrackRepository tracks, TrackQuery query)
        => await tracks.StreamAsync(query, Cancel).Select(item => item.TrackId!.Value).ToListAsync(Cancel);

    private static string TermOf(Dictionary<long, string> names, Random random)
    {
        string name = names.Values.ElementAt(random.Next(names.Count)).Replace('\n', ' ');
        int[] starts = StringInfo.ParseCombiningCharacters(name);
        int start = random.Next(starts.Length);
        int end = Math.Min(starts.Length, start + 1 + random.Next(6));
        string term = name[starts[start]..(end == starts.Length ? name.Length : starts[end])].Trim();
        return term.Length == 0 ? "love" : random.Next(5) == 0 ? $"{term} {Words[random.Next(Words.Length)]}" : term;
    }
}
