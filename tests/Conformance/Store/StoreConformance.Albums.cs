namespace TrackStore.Conformance;

/// <content>Albums as a list.</content>
public abstract partial class StoreConformance
{
    public static TheoryData<AlbumOrder, bool> AlbumOrders
    {
        get
        {
            var orders = new TheoryData<AlbumOrder, bool>();
            foreach (AlbumOrder order in Enum.GetValues<AlbumOrder>())
            {
                orders.Add(order, false);
                orders.Add(order, true);
            }

            return orders;
        }
    }

    [Theory]
    [MemberData(nameof(AlbumOrders))]
    [Trait(Set, Core)]
    public async Task QueryAlbumsAsync_PagesInEveryOrder_AreTheWholeListOnce(AlbumOrder order, bool descending)
    {
        string?[] years = ["1999", null, "2001-05", "1999", "unknown"];
        for (int i = 0; i < Names.Length; i++)
            await Albums.AddAsync(new NewAlbum { Title = Names[i], Artist = $"Artist {i % 3}", ReleaseYear = years[i % years.Length] }, Cancel);
        var query = new AlbumQuery { OrderBy = order, Descending = descending, PageSize = 500 };

        IReadOnlyList<AlbumItem> whole = (await Albums.QueryAsync(query, Cancel)).Items;
        var paged = new List<AlbumItem>();
        AlbumPage page = await Albums.QueryAsync(query with { PageSize = 3 }, Cancel);
        paged.AddRange(page.Items);
        while (page.NextCursor is { } cursor)
        {
            page = await Albums.QueryAsync(query with { PageSize = 3, Cursor = cursor }, Cancel);
            paged.AddRange(page.Items);
        }

        Assert.Equal(await Albums.CountAsync(new AlbumQuery(), cancellationToken: Cancel), whole.Count);
        Assert.Equal(whole, paged);
        Assert.Equal(whole.Count, paged.Select(item => item.AlbumId).Distinct().Count());
        for (int skip = 0; skip <= whole.Count; skip++)
            Assert.Equal(whole.Skip(skip).Take(2), (await Albums.QueryAsync(query with { PageSize = 2, Skip = skip }, Cancel)).Items);
        if (order == AlbumOrder.Year)
        {
            string?[] known = [.. whole.Select(item => item.Year).TakeWhile(year => year is not null and not "unknown").Select(year => year![..4])];
            Assert.Equal(whole.Count(item => item.Year is not null and not "unknown"), known.Length);
            Assert.Equal(descending ? known.OrderDescending() : known.Order(), known);
        }
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task QueryAlbumsAsync_EachFilter_KeepsWhatMatches()
    {
        await Tracks.AddAsync(new NewTrack { Title = "1", Artist = "Boards of Canada", Album = "Geogaddi", Genres = ["IDM"] }, Cancel);
        Track tagged = await Tracks.AddAsync(new NewTrack { Title = "2", Artist = "Björk", Album = "Homogenic", Genres = ["Pop"] }, Cancel);
        await Tags.AddTagsAsync(tagged.Id, ["north"], Cancel);
        await Albums.AddAsync(new NewAlbum { Title = "100%_Geo", Artist = "Nobody", ReleaseYear = "1995" }, Cancel);

        Assert.Equal(["100%_Geo", "Geogaddi"], await AlbumsAsync(new AlbumQuery { Text = "GEO" }));
        Assert.Equal(["Geogaddi"], await AlbumsAsync(new AlbumQuery { Text = "canada geo" }));
        Assert.Equal(["100%_Geo"], await AlbumsAsync(new AlbumQuery { Text = "%_" }));
        Assert.Equal(["Homogenic"], await AlbumsAsync(new AlbumQuery { Artist = "bjork" }));
        Assert.Empty(await AlbumsAsync(new AlbumQuery { Artist = "geogaddi" }));
        Assert.Equal(["Geogaddi"], await AlbumsAsync(new AlbumQuery { Genre = "idm" }));
        Assert.Equal(["Homogenic"], await AlbumsAsync(new AlbumQuery { Tag = "North", Genre = "pop" }));
        Assert.Empty(await AlbumsAsync(new AlbumQuery { Tag = "north", Genre = "idm" }));
        Assert.Equal(["100%_Geo"], await AlbumsAsync(new AlbumQuery { MinYear = 1995, MaxYear = 1995 }));
        Assert.Equal(["Geogaddi", "Homogenic"], await AlbumsAsync(new AlbumQuery { HasTracks = true }));
        Assert.Equal(["100%_Geo"], await AlbumsAsync(new AlbumQuery { HasTracks = false }));
        Assert.Empty(await AlbumsAsync(new AlbumQuery { HasImage = true }));
        Assert.Equal(["100%_Geo", "Geogaddi", "Homogenic"], await AlbumsAsync(new AlbumQuery { HasImage = false }));
    }

    private async Task<string[]> AlbumsAsync(AlbumQuery query)
    {
        string[] titles = [.. (await Albums.QueryAsync(query, Cancel)).Items.Select(item => item.Title)];
        Assert.Equal(titles.Length, await Albums.CountAsync(query, cancellationToken: Cancel));
        Assert.Equal(Math.Min(titles.Length, 1), await Albums.CountAsync(query, limit: 1, Cancel));
        return titles;
    }
}
