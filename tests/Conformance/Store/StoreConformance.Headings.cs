namespace TrackStore.Conformance;

/// <content>Places and headings of a list, which a scroll bar shows.</content>
public abstract partial class StoreConformance
{
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

            IReadOnlyList<TrackHeading> headings = await Tracks.ListHeadingsAsync(ordered, Cancel);

            Assert.Equal(rows.Count, headings.Sum(heading => heading.Count));
            Assert.Equal(rows.Select(row => HeadingOf(row, order)), headings.SelectMany(heading => Enumerable.Repeat(heading.Text, heading.Count)));
            Assert.Equal(headings.Select(heading => headings.TakeWhile(other => other != heading).Sum(other => other.Count)), headings.Select(heading => heading.FirstIndex));
            Assert.Equal(headings.Count, headings.Zip(headings.Skip(1)).Count(pair => pair.First.Text != pair.Second.Text) + 1);
        }
    }

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
        string[] names = ["Alpha", "apple common", "beta", "Ёлка common", "ёж", "爱 common", "字幕", "9 lives", "99 common", "#1", "あさ", "Ωmega", "\U0001f600 smile", "\U00020000 rare", "Zulu common"];
        for (int i = 0; i < names.Length; i++)
        {
            await Tracks.AddAsync(
                new NewTrack { Title = names[i], Artist = names[names.Length - 1 - i], Album = $"Album {i % 3}", Year = i % 4 == 0 ? null : $"{1990 + (i % 5)}" }, Cancel);
        }
    }

    private static string HeadingOf(TrackItem row, TrackOrder order)
    {
        if (order == TrackOrder.Year)
            return row.Year ?? "";
        string name = order == TrackOrder.Artist ? row.Artist : row.Title;
        return name switch
        {
            ['爱' or '字', ..] or ['\ud840', ..] => "字",
            ['あ', ..] => "あ",
            ['Ё' or 'ё', ..] => "Е",
            ['Ω', ..] => "Ω",
            [>= 'a' and <= 'z' or >= 'A' and <= 'Z', ..] => $"{char.ToUpperInvariant(name[0])}",
            _ => "#",
        };
    }
}
