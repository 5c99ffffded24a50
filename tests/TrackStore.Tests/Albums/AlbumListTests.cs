using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Albums;

public sealed class AlbumListTests : LibraryTest
{
    [Fact]
    public async Task QueryAsync_ByTitle_LeavesOutArticlesAndLeadingPunctuation()
    {
        string[] titles =
        [
            "...And Justice for All", "A + B", "Band", "The Band", "Band of Gypsys", "A Crow Left of the Murder", "Die Another Day", "An End Has a Start",
            "\"Heroes\"", "The Heroes", "The La's", "Las Vegas", "The", "(What's the Story) Morning Glory?", "!!!",
        ];
        foreach (string title in titles.Order(StringComparer.Ordinal))
            await Albums.AddAsync(new NewAlbum { Title = title, Artist = "X" }, Cancel);

        IReadOnlyList<AlbumItem> listed = (await Albums.QueryAsync(new AlbumQuery(), Cancel)).Items;

        Assert.Equal(
            [
                "!!!", "A + B", "...And Justice for All", "Band", "The Band", "Band of Gypsys", "A Crow Left of the Murder", "Die Another Day", "An End Has a Start",
                "The Heroes", "\"Heroes\"", "The La's", "Las Vegas", "The", "(What's the Story) Morning Glory?",
            ],
            listed.Select(album => album.Title));
    }

    [Fact]
    public async Task QueryAsync_ByArtist_KnowsTheArticlesOfOtherLanguagesAndMixesKana()
    {
        string[] artists =
        [
            "Die Ärzte", "The Beatles", "A Tribe Called Quest", "Les Rita Mitsouko", "Los Lobos", "A.C. Newman", "Las Ketchup", "Die", "X", "あみん", "アンジェラ", "いきものがかり", "ウルフルズ",
        ];
        foreach (string artist in artists.Reverse())
            await Albums.AddAsync(new NewAlbum { Title = "T", Artist = artist }, Cancel);

        IReadOnlyList<AlbumItem> listed = (await Albums.QueryAsync(new AlbumQuery { OrderBy = AlbumOrder.Artist }, Cancel)).Items;

        Assert.Equal(
            [
                "A.C. Newman", "Die Ärzte", "The Beatles", "Die", "Las Ketchup", "Los Lobos", "Les Rita Mitsouko", "A Tribe Called Quest", "X", "あみん", "アンジェラ",
                "いきものがかり", "ウルフルズ",
            ],
            listed.Select(album => album.Artist));
    }

    [Fact]
    public async Task QueryAsync_Items_HaveWhatARowShows()
    {
        Track track = await Tracks.AddAsync(new NewTrack { Title = "1", Artist = "Björk", Album = "Homogenic" }, Cancel);
        await Tracks.AddAsync(new NewTrack { Title = "2", Artist = "Björk", Album = "Homogenic" }, Cancel);
        await Albums.UpdateAsync(track.AlbumId!.Value, new AlbumUpdate { ReleaseYear = "1997-09-22" }, Cancel);
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(), albumId: track.AlbumId, cancellationToken: Cancel);

        AlbumItem item = Assert.Single((await Albums.QueryAsync(new AlbumQuery { HasImage = true, MinYear = 1997, MaxYear = 1997 }, Cancel)).Items);

        Album album = (await Albums.GetAsync(track.AlbumId.Value, Cancel))!;
        Assert.Equal(
            (album.Id, album.Title, album.Artist, album.ReleaseYear, 2, true, album.ArtworkKey, album.ThumbHash, album.DominantColor, album.CreatedAt),
            (item.AlbumId, item.Title, item.Artist, item.Year, item.TrackCount, item.HasImage, item.ArtworkKey, item.ThumbHash, item.DominantColor, item.AddedAt));
        Assert.NotNull(item.ArtworkKey);
    }

    [Fact]
    public async Task QueryAsync_AlbumsAddedAndDeletedBetweenPages_NeitherRepeatsNorLosesOthers()
    {
        foreach (string title in (string[])["B", "D", "F", "H"])
            await Albums.AddAsync(new NewAlbum { Title = title, Artist = "X" }, Cancel);
        AlbumPage first = await Albums.QueryAsync(new AlbumQuery { PageSize = 2 }, Cancel);
        await Albums.AddAsync(new NewAlbum { Title = "A", Artist = "X" }, Cancel);
        await Albums.AddAsync(new NewAlbum { Title = "E", Artist = "X" }, Cancel);
        await Albums.DeleteAsync(first.Items[1].AlbumId, Cancel);

        AlbumPage second = await Albums.QueryAsync(new AlbumQuery { PageSize = 5, Cursor = first.NextCursor }, Cancel);

        Assert.Equal(["E", "F", "H"], second.Items.Select(album => album.Title));
        Assert.Null(second.NextCursor);
    }

    [Fact]
    public async Task QueryAsync_CursorOfAnotherList_IsRefused()
    {
        foreach (string title in (string[])["A", "B"])
            await Tracks.AddAsync(new NewTrack { Title = title, Artist = "X", Album = title }, Cancel);
        string cursor = (await Albums.QueryAsync(new AlbumQuery { PageSize = 1 }, Cancel)).NextCursor!;
        string ofTracks = (await Tracks.QueryAsync(new TrackQuery { PageSize = 1 }, Cancel)).NextCursor!;

        foreach (AlbumQuery wrong in (AlbumQuery[])[
            new() { Cursor = cursor, Descending = true },
            new() { Cursor = cursor, OrderBy = AlbumOrder.AddedAt },
            new() { Cursor = ofTracks },
            new() { Cursor = "" },
            new() { Cursor = "not a cursor!" }])
        {
            await Assert.ThrowsAsync<ArgumentException>(() => Albums.QueryAsync(wrong, Cancel));
        }
    }

    [Fact]
    public async Task QueryAsync_ValuesOutOfRange_AreRefused()
    {
        foreach (AlbumQuery wrong in (AlbumQuery[])[new() { PageSize = 0 }, new() { PageSize = 1001 }, new() { Skip = -1 }, new() { OrderBy = (AlbumOrder)9 }])
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Albums.QueryAsync(wrong, Cancel));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Albums.CountAsync(new AlbumQuery(), limit: 0, Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Albums.QueryAsync(new AlbumQuery { Text = string.Join(' ', Enumerable.Range(0, 33)) }, Cancel));
    }

    [Fact]
    public async Task QueryAsync_FiltersThatMostAlbumsMatch_FindThemAll()
    {
        // More albums and more links than the engine reads and sorts.
        IEnumerable<NewTrack> tracks = Enumerable.Range(0, 5100).Select(i => new NewTrack
        {
            Title = $"T{i}", Artist = "X", Album = $"Common {i % 1100:0000}", AlbumArtist = "X", Genres = i % 1100 == 7 ? ["Rare", "House"] : ["House"],
        });
        await Tracks.ImportAsync(tracks.ToAsyncEnumerable(), cancellationToken: Cancel);

        AlbumPage page = await Albums.QueryAsync(new AlbumQuery { Text = "common", Genre = "house", Skip = 1098, PageSize = 1 }, Cancel);

        Assert.Equal("Common 1098", Assert.Single(page.Items).Title);
        Assert.NotNull(page.NextCursor);
        Assert.Equal(1100, await Albums.CountAsync(new AlbumQuery { Text = "common", Genre = "house" }, cancellationToken: Cancel));
        Assert.Equal(1001, await Albums.CountAsync(new AlbumQuery { Genre = "house" }, limit: 1001, Cancel));
        Assert.Equal("Common 0007", Assert.Single((await Albums.QueryAsync(new AlbumQuery { Text = "common", Genre = "rare" }, Cancel)).Items).Title);
    }
}
