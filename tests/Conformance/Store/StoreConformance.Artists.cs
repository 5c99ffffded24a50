namespace TrackStore.Conformance;

/// <content>Artists as a list.</content>
public abstract partial class StoreConformance
{
    private IArtistRepository Artists => Get<IArtistRepository>();

    [Theory]
    [InlineData(ArtistOrder.Name, false)]
    [InlineData(ArtistOrder.Name, true)]
    [InlineData(ArtistOrder.TrackCount, false)]
    [InlineData(ArtistOrder.TrackCount, true)]
    [Trait(Set, Core)]
    public async Task QueryArtistsAsync_PagesInEveryOrder_AreTheWholeListOnce(ArtistOrder order, bool descending)
    {
        (string Name, int Tracks)[] expected =
        [
            ("100%_Geo", 1), ("Die Ärzte", 2), ("Band", 1), ("The Band", 3), ("Band of Gypsys", 2), ("Björk", 1), ("Ωmega", 1), ("Яблоко", 2), ("あ", 1), ("アン", 1), ("中", 1),
        ];
        foreach ((string name, int tracks) in expected.Reverse())
        {
            for (int i = 0; i < tracks; i++)
                await Tracks.AddAsync(new NewTrack { Title = $"T{i}", Artist = i == 1 ? name.ToUpperInvariant() : name }, Cancel);
        }

        var query = new ArtistQuery { OrderBy = order, Descending = descending };
        ArtistItem[] whole = [.. (await Artists.QueryAsync(query, Cancel)).Items];
        var paged = new List<ArtistItem>();
        string? cursor = null;
        do
        {
            ArtistPage page = await Artists.QueryAsync(query with { PageSize = 3, Cursor = cursor }, Cancel);
            paged.AddRange(page.Items);
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        Assert.Equal(whole, paged);
        foreach (ArtistItem artist in whole)
        {
            TrackItem[] tracks = [.. (await Tracks.QueryAsync(new TrackQuery { ArtistKey = artist.Key }, Cancel)).Items];
            Assert.Equal((artist.TrackCount, artist.Name), (tracks.Length, tracks[0].Artist));
            Assert.Equal(artist.TrackCount, await Tracks.CountAsync(new TrackQuery { ArtistKey = artist.Key, Text = artist.Name }, cancellationToken: Cancel));
        }

        Assert.Equal(expected.Length, await Artists.CountAsync(new ArtistQuery(), cancellationToken: Cancel));
        Assert.Equal(
            order switch
            {
                ArtistOrder.Name => descending ? expected.Reverse() : expected,
                _ => descending ? expected.OrderByDescending(artist => artist.Tracks) : expected.OrderBy(artist => artist.Tracks),
            },
            whole.Select(artist => (artist.Name, artist.TrackCount)));
        for (int skip = 0; skip <= whole.Length; skip++)
            Assert.Equal(whole.Skip(skip).Take(2), (await Artists.QueryAsync(query with { PageSize = 2, Skip = skip }, Cancel)).Items);
    }

    [Theory]
    [InlineData(ArtistOrder.Name)]
    [InlineData(ArtistOrder.TrackCount)]
    public async Task QueryArtistsAsync_Text_FindsWordsAnywhereInTheName(ArtistOrder order)
    {
        foreach (string name in (string[])["100%_Geo", "The Band", "Band of Gypsys", "Björk", "アンジェラ"])
            await Tracks.AddAsync(new NewTrack { Title = "T", Artist = name }, Cancel);

        Assert.Equal(["The Band", "Band of Gypsys"], await FoundAsync("BAND"));
        Assert.Equal(["The Band"], await FoundAsync("the band"));
        Assert.Equal(["Band of Gypsys"], await FoundAsync("psy an"));
        Assert.Equal(["100%_Geo"], await FoundAsync("%_"));
        Assert.Equal(["Björk"], await FoundAsync("bjor"));
        Assert.Equal(["アンジェラ"], await FoundAsync("ンジ"));
        Assert.Empty(await FoundAsync("nobody"));

        async Task<string[]> FoundAsync(string text)
        {
            var query = new ArtistQuery { Text = text, OrderBy = order };
            string[] names = [.. (await Artists.QueryAsync(query, Cancel)).Items.Select(artist => artist.Name)];
            Assert.Equal(names.Length, await Artists.CountAsync(query, cancellationToken: Cancel));
            Assert.Equal(Math.Min(names.Length, 1), await Artists.CountAsync(query, limit: 1, Cancel));
            return names;
        }
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task QueryArtistsAsync_AfterChanges_CountsAnew()
    {
        Track first = await Tracks.AddAsync(new NewTrack { Title = "1", Artist = "A" }, Cancel);
        var query = new ArtistQuery { OrderBy = ArtistOrder.TrackCount, Descending = true, PageSize = 1 };
        Assert.Equal(("A", 1), await TopAsync());
        await Tracks.AddAsync(new NewTrack { Title = "1", Artist = "B" }, Cancel);
        await Tracks.AddAsync(new NewTrack { Title = "2", Artist = "B" }, Cancel);

        Assert.Equal(("B", 2), await TopAsync());
        await Tracks.UpdateAsync(first.Id, new TrackUpdate { Artist = "C" }, Cancel);
        Assert.Equal(["B", "C"], (await Artists.QueryAsync(query with { PageSize = 9 }, Cancel)).Items.Select(artist => artist.Name));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Artists.QueryAsync(
            new ArtistQuery { Cursor = (await Artists.QueryAsync(query, Cancel)).NextCursor }, Cancel));

        async Task<(string Name, int TrackCount)> TopAsync()
        {
            ArtistItem top = (await Artists.QueryAsync(query, Cancel)).Items[0];
            return (top.Name, top.TrackCount);
        }
    }
}
