using System.Globalization;

namespace TrackStore.Conformance;

/// <content>Lists and search.</content>
public abstract partial class StoreConformance
{
    private static readonly string[] Names =
        ["Zebra", "zebra", "Éclair", "eclair", "Ａｂｃ", "abc", "a-b", "a_b", "a%b", @"a\b", "axb", "ß", "Straße", "🎵", "\uFDFA", "ø", "Ω", "я", "中", "'", "10", "2"];

    public static TheoryData<TrackOrder, bool> Orders
    {
        get
        {
            var orders = new TheoryData<TrackOrder, bool>();
            foreach (TrackOrder order in Enum.GetValues<TrackOrder>())
            {
                orders.Add(order, false);
                orders.Add(order, true);
            }

            return orders;
        }
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task QueryAsync_PagesInEveryOrder_AreTheWholeListOnce(TrackOrder order, bool descending)
    {
        await FillAsync();
        var query = new TrackQuery { OrderBy = order, Descending = descending, PageSize = 500 };

        IReadOnlyList<TrackItem> whole = (await Tracks.QueryAsync(query, Cancel)).Items;
        List<TrackItem> paged = await Tracks.StreamAsync(query with { PageSize = 5 }, Cancel).ToListAsync(Cancel);

        Assert.Equal(2 * Names.Length, whole.Count);
        Assert.Equal(whole.Select(item => item.TrackId), paged.Select(item => item.TrackId));
        Assert.Equal(whole.Count, paged.Select(item => item.TrackId).Distinct().Count());
        IEnumerable<double?> keys = order switch
        {
            TrackOrder.Bpm => whole.Select(item => item.Bpm),
            TrackOrder.Year => whole.Select(item => item.Year is { } year ? double.Parse(year[..4], System.Globalization.CultureInfo.InvariantCulture) : (double?)null),
            TrackOrder.AddedAt => whole.Select(item => (double?)item.AddedAt!.Value.ToUnixTimeMilliseconds()),
            _ => [],
        };
        double[] known = [.. keys.OfType<double>()];
        Assert.Equal(descending ? known.OrderDescending() : known.Order(), known);
    }

    [Fact]
    public async Task QueryAsync_WithoutAValue_ListsTracksThatShowNone()
    {
        await Tracks.AddAsync(
            new NewTrack { Title = "Full", Artist = "A", Year = "1997", Bpm = 120, MusicalKey = "8A", Label = "L", Duration = TimeSpan.FromSeconds(200), Genres = ["House"] },
            Cancel);
        await Tracks.AddAsync(new NewTrack { Title = "Empty", Artist = "A" }, Cancel);
        await Tracks.AddAsync(new NewTrack { Title = "Unread", Artist = "A", Year = "soon", MusicalKey = "loud" }, Cancel);

        foreach (TrackField field in (TrackField[])[TrackField.Year, TrackField.Bpm, TrackField.MusicalKey, TrackField.Label, TrackField.Duration, TrackField.Genres])
        {
            Assert.Equal(["Empty", "Unread"], await TitlesAsync(new TrackQuery { Without = field }));
            Assert.Equal(2, await Tracks.CountAsync(new TrackQuery { Without = field }, cancellationToken: Cancel));
            Assert.Equal(["Unread", "Empty"], await TitlesAsync(new TrackQuery { Without = field, Descending = true }));
        }

        Assert.Equal(["Unread"], await TitlesAsync(new TrackQuery { Without = TrackField.Year, Text = "unr" }));
        await Assert.ThrowsAsync<ArgumentException>(() => Tracks.QueryAsync(new TrackQuery { Without = TrackField.Title }, Cancel));
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task QueryAsync_ByTitle_SortsAsPeopleDoOnEveryDatabase()
    {
        string[] titles = ["apple", "Banana", "Éclair", "eclipse", "zebra", "Ωmega", "яблоко"];
        foreach (string title in titles.Reverse())
            await AddAsync(title, album: null);

        Assert.Equal(titles, await TitlesAsync(new TrackQuery()));
        Assert.Equal(titles.Reverse(), await TitlesAsync(new TrackQuery { Descending = true }));
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task QueryAsync_AnyPartOfAWordInAnyScript_FindsTheTracksThatContainIt()
    {
        await Database.InitializeAsync(Cancel);
        string[] titles = ["lovely night", "glove", "in a rose", "любовь", "愛してる", "東京の夜", "ωμεγα", "사랑", "𠮷野家", "🎵 x", "100% a_b", @"c:\x", "rock'n'roll", "\"q\" *"];
        foreach (string title in titles)
            await AddAsync(title, album: null);

        foreach (string title in titles)
        {
            int[] starts = StringInfo.ParseCombiningCharacters(title);
            for (int start = 0; start < starts.Length; start++)
            {
                for (int length = 1; length <= 4 && start + length <= starts.Length; length++)
                {
                    string part = title[starts[start]..(start + length == starts.Length ? title.Length : starts[start + length])];
                    if (part.Contains(' ', StringComparison.Ordinal))
                        continue;
                    IEnumerable<string> expected = titles.Where(other => $"{other} artist".Contains(part, StringComparison.Ordinal));
                    Assert.Equal(expected.Order(StringComparer.Ordinal), (await TitlesAsync(new TrackQuery { Text = part, OrderBy = TrackOrder.Relevance })).Order(StringComparer.Ordinal));
                }
            }
        }

        Assert.Equal(["lovely night", "glove"], await TitlesAsync(new TrackQuery { Text = "lov", OrderBy = TrackOrder.Relevance }));
        Assert.Equal(["lovely night"], await TitlesAsync(new TrackQuery { Text = "igh ove" }));
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task QueryAsync_ByRelevance_PutsExactTitlesFirstThenBeginningsThenArtistsThenTheNewest()
    {
        foreach ((string title, string artist) in ((string, string)[])
            [("Over the Sea", "x"), ("The Sea Story", "x"), ("The Sea", "x"), ("Boats", "The Sea Band"), ("By the Sea", "x"), ("The Sea", "y"), ("アリス 二", "x"), ("二 アリス", "x")])
            await AddAsync(title, album: null, artist);

        Assert.Equal(
            ["The Sea", "The Sea", "The Sea Story", "Boats", "By the Sea", "Over the Sea"],
            await TitlesAsync(new TrackQuery { Text = "the sea", OrderBy = TrackOrder.Relevance }));
        Assert.Equal(["アリス 二", "二 アリス"], await TitlesAsync(new TrackQuery { Text = "アリ", OrderBy = TrackOrder.Relevance }));
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task QueryAsync_Text_IgnoresCaseAndAccentsAndTakesWildcardsLiterally()
    {
        foreach (string name in Names)
            await AddAsync(name, album: null);

        Assert.Equal(["Éclair", "eclair"], (await TitlesAsync(new TrackQuery { Text = "ÉCLAIR" })).OrderDescending(StringComparer.Ordinal));
        Assert.Equal(["Straße"], await TitlesAsync(new TrackQuery { Text = "straße" }));
        Assert.Equal(["я"], await TitlesAsync(new TrackQuery { Text = "Я" }));
        Assert.Equal(["Ω"], await TitlesAsync(new TrackQuery { Text = "ω" }));
        Assert.Equal(["中"], await TitlesAsync(new TrackQuery { Text = "中" }));
        Assert.Equal(["a%b"], await TitlesAsync(new TrackQuery { Text = "a%b" }));
        Assert.Equal(["a_b"], await TitlesAsync(new TrackQuery { Text = "a_b" }));
        Assert.Equal([@"a\b"], await TitlesAsync(new TrackQuery { Text = @"a\b" }));
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task QueryAsync_EveryFilter_ListsAndCountsTheSame()
    {
        Track match = await Tracks.AddAsync(
            new NewTrack { Title = "Match", Artist = "Björk", Album = "Début", Year = "1993-07-05", Bpm = 100.5, IsAvailableLocally = true, Genres = ["Trip Hop"] }, Cancel);
        await Tracks.AddAsync(new NewTrack { Title = "Other", Artist = "Other", Album = "Other", Year = "2003", Bpm = 140, Genres = ["Pop"] }, Cancel);
        await Tags.AddTagsAsync(match.Id, ["one", "two"], Cancel);
        await Tracks.AddPlatformInfoAsync(match.Id, "discogs", "1", cancellationToken: Cancel);
        await Tracks.MarkForUpdateAsync(match.Id, cancellationToken: Cancel);
        await Images.ResizeAndStoreImageAsync(Picture(), match.Id, cancellationToken: Cancel);
        TrackQuery[] queries =
        [
            new() { Text = "match bjork" },
            new() { Artist = "BJORK" },
            new() { Album = "debut" },
            new() { AlbumId = match.AlbumId },
            new() { Genres = ["TRIP HOP"] },
            new() { Tags = ["Two", "one"] },
            new() { Platform = "Discogs" },
            new() { Platform = "discogs", NeedsUpdate = true },
            new() { NeedsUpdate = true },
            new() { HasImage = true },
            new() { IsAvailableLocally = true },
            new() { MinYear = 1990, MaxYear = 1993 },
            new() { MinBpm = 100.5, MaxBpm = 100.5 },
            new() { Text = "match", Genres = ["trip hop"], Tags = ["one"], HasImage = true, MinYear = 1993, OrderBy = TrackOrder.Bpm, Descending = true },
        ];

        foreach (TrackQuery query in queries)
        {
            Assert.Equal(["Match"], await TitlesAsync(query));
            Assert.Equal(1, await Tracks.CountAsync(query, cancellationToken: Cancel));
        }

        Assert.Equal(["Other"], await TitlesAsync(new TrackQuery { HasImage = false }));
        Assert.Equal(["Other"], await TitlesAsync(new TrackQuery { IsAvailableLocally = false }));
        Assert.Empty(await TitlesAsync(new TrackQuery { Tags = ["one", "unknown"] }));
        Assert.Equal(2, await Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));
    }

    [Fact]
    public async Task QueryAsync_RowsWithEverything_HoldTheirLists()
    {
        await FillAsync();
        Track track = (await Tracks.FindByPlatformAsync("discogs", "0", Cancel))!;

        TrackItem row = (await Tracks.QueryAsync(new TrackQuery { Platform = "discogs", Include = TrackItemParts.All }, Cancel)).Items.Single(item => item.TrackId == track.Id);

        Assert.Equal(["Zebra"], row.Genres);
        Assert.Equal(["tag Zebra"], row.Tags);
        Assert.Equal(new TrackItemPlatform { Platform = "discogs" }, Assert.Single(row.Platforms!));
    }

    [Fact]
    public async Task QueryAsync_CursorOfAnotherOrder_Throws()
    {
        await FillAsync();
        string? cursor = (await Tracks.QueryAsync(new TrackQuery { PageSize = 3 }, Cancel)).NextCursor;

        await Assert.ThrowsAnyAsync<ArgumentException>(() => Tracks.QueryAsync(new TrackQuery { Cursor = cursor, OrderBy = TrackOrder.Bpm }, Cancel));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Tracks.QueryAsync(new TrackQuery { Cursor = "nonsense" }, Cancel));
    }

    /// <summary>Adds two tracks of each name, some with each value of the lists and orders.</summary>
    private async Task FillAsync()
    {
        NewTrack[] tracks =
        [
            .. Names.Concat(Names).Select((name, i) => new NewTrack
            {
                Title = name,
                Artist = Names[i * 7 % Names.Length],
                Album = $"Album {i}",
                Year = i % 3 == 0 ? null : $"{1990 + (i % 5)}",
                Bpm = i % 4 == 0 ? null : 100 + (i % 6 / 2.0),
                Genres = [name],
            }),
        ];
        await Tracks.ImportAsync(StreamAsync(tracks), cancellationToken: Cancel);
        Track first = (await Tracks.GetOrAddAsync(tracks[0], Cancel)).Track;
        await Tags.AddTagsAsync(first.Id, ["tag Zebra"], Cancel);
        await Tracks.AddPlatformInfoAsync(first.Id, "discogs", "0", cancellationToken: Cancel);
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task Query_MusicalKey_FindsEveryNotationAndCompatibleKeys()
    {
        string?[] keys = ["Am", "8A", "1m", "A minor", "9A", "7A", "C", "B", "11A", "unknown", null];
        foreach (string? key in keys)
            await Tracks.AddAsync(new NewTrack { Title = key ?? "none", Artist = "Artist", MusicalKey = key }, Cancel);
        Track edited = await Tracks.AddAsync(new NewTrack { Title = "edited", Artist = "Artist", MusicalKey = "F" }, Cancel);
        await Tracks.UpdateAsync(edited.Id, new TrackUpdate { MusicalKey = "a-Moll" }, Cancel);
        MusicalKey minor = MusicalKey.Parse("Am");

        string[] same = await TitlesAsync(new TrackQuery { MusicalKey = minor });
        string[] compatible = await TitlesAsync(new TrackQuery { MusicalKey = minor, IncludeCompatibleKeys = true });

        Assert.Equal(["1m", "8A", "A minor", "Am", "edited"], same.Order(StringComparer.Ordinal));
        Assert.Equal(["1m", "7A", "8A", "9A", "A minor", "Am", "C", "edited"], compatible.Order(StringComparer.Ordinal));
        Assert.Equal(12, await Tracks.CountAsync(new TrackQuery { IncludeCompatibleKeys = true }, cancellationToken: Cancel));
        Assert.Equal("a-Moll", (await GetAsync(edited.Id)).MusicalKey);
    }
}
