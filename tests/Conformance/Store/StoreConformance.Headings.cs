namespace TrackStore.Conformance;

/// <content>Places and headings of a list, which a scroll bar shows.</content>
public abstract partial class StoreConformance
{
    private static readonly string[] ScriptNames =
        ["Alpha", "apple common", "beta", "Ёлка common", "ёж", "爱 common", "字幕", "9 lives", "99 common", "#1", "あさ", "Ωmega", "\U0001f600 smile", "\U00020000 rare", "Zulu common"];

    [Theory]
    [InlineData(TrackOrder.Title, false)]
    [InlineData(TrackOrder.Artist, true)]
    [InlineData(TrackOrder.Year, false)]
    [InlineData(TrackOrder.Year, true)]
    [Trait(Set, Core)]
    public async Task ListHeadingsAsync_OfAllAndOfSome_SayWhereTheirRowsAre(TrackOrder order, bool descending)
    {
        await FillScriptsAsync();
        foreach (TrackQuery query in (TrackQuery[])[new(), new() { Text = "common" }])
        {
            TrackQuery ordered = query with { OrderBy = order, Descending = descending };
            IReadOnlyList<TrackItem> rows = (await Tracks.QueryAsync(ordered, Cancel)).Items;

            IReadOnlyList<ListHeading> headings = await Tracks.ListHeadingsAsync(ordered, Cancel);

            Assert.Equal(rows.Count, headings.Sum(heading => heading.Count));
            Assert.Equal(rows.Select(row => HeadingOf(row, order)), headings.SelectMany(heading => Enumerable.Repeat(heading.Text, heading.Count)));
            Assert.Equal(headings.Select(heading => headings.TakeWhile(other => other != heading).Sum(other => other.Count)), headings.Select(heading => heading.FirstIndex));
            Assert.Equal(headings.Count, headings.Zip(headings.Skip(1)).Count(pair => pair.First.Text != pair.Second.Text) + 1);
        }
    }

    [Theory]
    [InlineData(AlbumOrder.Title, false)]
    [InlineData(AlbumOrder.Artist, true)]
    [InlineData(AlbumOrder.Year, false)]
    [InlineData(AlbumOrder.Year, true)]
    [Trait(Set, Core)]
    public async Task ListHeadingsAsync_OfAlbums_SayWhereTheirRowsAre(AlbumOrder order, bool descending)
    {
        for (int i = 0; i < ScriptNames.Length; i++)
        {
            string artist = ScriptNames[ScriptNames.Length - 1 - i];
            await Albums.AddAsync(
                new NewAlbum { Title = ScriptNames[i], Artist = artist, ReleaseYear = i % 4 == 0 ? null : $"{1990 + (i % 5)}" }, Cancel);
        }

        foreach (AlbumQuery query in (AlbumQuery[])[new(), new() { Text = "common" }])
        {
            AlbumQuery ordered = query with { OrderBy = order, Descending = descending };
            IReadOnlyList<AlbumItem> rows = (await Albums.QueryAsync(ordered, Cancel)).Items;

            IReadOnlyList<ListHeading> headings = await Albums.ListHeadingsAsync(ordered, Cancel);

            Assert.Equal(
                rows.Select(row => order switch
                {
                    AlbumOrder.Year => row.Year ?? "",
                    AlbumOrder.Artist => LetterOf(row.Artist),
                    _ => LetterOf(row.Title),
                }),
                headings.SelectMany(heading => Enumerable.Repeat(heading.Text, heading.Count)));
            Assert.Equal(headings.Select((_, i) => headings.Take(i).Sum(other => other.Count)), headings.Select(heading => heading.FirstIndex));
        }
    }

    [Fact]
    [Trait(Set, Core)]
    public Task ListHeadingsAsync_OfNewestAlbums_IsRefused()
        => Assert.ThrowsAsync<ArgumentException>(
            () => Albums.ListHeadingsAsync(new AlbumQuery { OrderBy = AlbumOrder.AddedAt }, Cancel));

    [Fact]
    public async Task ListHeadingsAsync_KeptAnswer_FollowsChangesOfOtherStores()
    {
        await FillScriptsAsync();
        int before = (await Tracks.ListHeadingsAsync(new TrackQuery(), Cancel)).Single(heading => heading.Text == "A").Count;

        await Open().GetRequiredService<ITrackRepository>().AddAsync(new NewTrack { Title = "Ant", Artist = "Artist" }, Cancel);

        Assert.Equal(before + 1, (await Tracks.ListHeadingsAsync(new TrackQuery(), Cancel)).Single(heading => heading.Text == "A").Count);
    }

    [Theory]
    [InlineData(TrackOrder.Title, false)]
    [InlineData(TrackOrder.Artist, true)]
    [InlineData(TrackOrder.Year, true)]
    [InlineData(TrackOrder.Relevance, false)]
    [InlineData(TrackOrder.AlbumPosition, false)]
    [Trait(Set, Core)]
    public async Task IndexOfAsync_EveryTrack_IsItsPlaceInTheList(TrackOrder order, bool descending)
    {
        await FillScriptsAsync();
        foreach (TrackQuery query in (TrackQuery[])[new(), new() { Text = "common" }])
        {
            TrackQuery ordered = query with { OrderBy = order, Descending = descending };
            long[] ids = [.. (await Tracks.QueryAsync(ordered, Cancel)).Items.Select(item => item.TrackId!.Value)];

            for (int i = 0; i < ids.Length; i++)
                Assert.Equal(i, await Tracks.IndexOfAsync(ordered, ids[i], Cancel));
        }

        long other = (await AddAsync("Not there")).Id;
        Assert.Null(await Tracks.IndexOfAsync(new TrackQuery { Text = "common", OrderBy = order }, other, Cancel));
    }

    private async Task FillScriptsAsync()
    {
        for (int i = 0; i < ScriptNames.Length; i++)
        {
            await Tracks.AddAsync(
                new NewTrack { Title = ScriptNames[i], Artist = ScriptNames[ScriptNames.Length - 1 - i], Album = $"Album {i % 3}", Year = i % 4 == 0 ? null : $"{1990 + (i % 5)}" }, Cancel);
        }
    }

    private static string HeadingOf(TrackItem row, TrackOrder order) => order switch
    {
        TrackOrder.Year => row.Year ?? "",
        TrackOrder.Artist => LetterOf(row.Artist),
        _ => LetterOf(row.Title),
    };

    private static string LetterOf(string name) => name switch
    {
        ['爱' or '字', ..] or ['\ud840', ..] => "字",
        ['あ', ..] => "あ",
        ['Ё' or 'ё', ..] => "Е",
        ['Ω', ..] => "Ω",
        [>= 'a' and <= 'z' or >= 'A' and <= 'Z', ..] => $"{char.ToUpperInvariant(name[0])}",
        _ => "#",
    };
}
