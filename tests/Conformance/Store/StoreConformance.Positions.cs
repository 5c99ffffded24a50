namespace TrackStore.Conformance;

/// <content>The order of an album's tracks.</content>
public abstract partial class StoreConformance
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Trait(Set, Core)]
    public async Task QueryAsync_ByAlbumPosition_SortsDiscsNumbersAndUnknownInPagesOfAnySize(bool descending)
    {
        (string Title, int? Disc, int? Number)[] sorted =
        [
            ("d", null, 1), ("c", 1, 2), ("a", 1, 10), ("b", null, 10), ("z", 1, null), ("y", 2, 1), ("É x", 2, 2), ("F", 2, 2), ("g", null, null), ("h", null, null),
        ];
        foreach ((string title, int? disc, int? number) in sorted.OrderBy(track => track.Title.Length + track.Number))
            await Tracks.AddAsync(new NewTrack { Title = title, Artist = "Artist", Album = "Album", DiscNumber = disc, TrackNumber = number }, Cancel);
        await AddAsync("other", album: "Other");
        long albumId = (await Albums.FindAsync("Album", "Artist", Cancel))!.Id;
        var query = new TrackQuery { AlbumId = albumId, OrderBy = TrackOrder.AlbumPosition, Descending = descending };
        string[] expected = descending ? ["F", "É x", "y", "b", "a", "c", "d", "z", "h", "g"] : [.. sorted.Select(track => track.Title)];

        for (int size = 1; size <= sorted.Length + 1; size++)
        {
            var titles = new List<string>();
            string? cursor = null;
            do
            {
                TrackPage page = await Tracks.QueryAsync(query with { PageSize = size, Cursor = cursor }, Cancel);
                titles.AddRange(page.Items.Select(item => item.Title));
                cursor = page.NextCursor;
            }
            while (cursor is not null);

            Assert.Equal(expected, titles);
        }

        await Assert.ThrowsAsync<ArgumentException>(() => Tracks.QueryAsync(query with { Cursor = "MXw1fDB8MXwwfA" }, Cancel));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Trait(Set, Core)]
    public async Task QueryAsync_TracksThatAppearOnTheAlbum_StandAtTheirPlacesOnIt(bool descending)
    {
        (string Title, int? Disc, int? Number)[] sorted = [("c", 1, 1), ("b", 1, 2), ("a", null, 2), ("d", 1, null), ("e", 2, 1), ("f", 2, 3), ("g", null, null)];
        foreach ((string title, int? disc, int? number) in sorted.OrderBy(track => track.Title))
        {
            var fields = new TrackFieldValues { Album = "Record", DiscNumber = disc, TrackNumber = number };
            Track track = await AddAsync(title, album: null);
            await Tracks.AddPlatformInfoAsync(track.Id, "discogs", $"d{title}", fields: fields, cancellationToken: Cancel);

            // Every second one shows another album.
            if (title is "b" or "d" or "f" or "g")
                await Tracks.AddPlatformInfoAsync(track.Id, "spotify", $"s{title}", fields: new() { Album = "Single", TrackNumber = 9 }, cancellationToken: Cancel);
        }

        Album record = (await Albums.FindAsync("Record", "Artist", Cancel))!;
        var query = new TrackQuery { AlbumId = record.Id, OrderBy = TrackOrder.AlbumPosition, Descending = descending };
        string[] expected = descending ? ["f", "e", "b", "a", "c", "d", "g"] : ["c", "a", "b", "d", "e", "f", "g"];

        for (int size = 1; size <= sorted.Length + 1; size++)
        {
            var items = new List<TrackItem>();
            string? cursor = null;
            do
            {
                TrackPage page = await Tracks.QueryAsync(query with { PageSize = size, Cursor = cursor }, Cancel);
                items.AddRange(page.Items);
                cursor = page.NextCursor;
            }
            while (cursor is not null);

            Assert.Equal(expected, items.Select(item => item.Title));
            Assert.All(items, item => Assert.Contains((item.Title, item.DiscNumber, item.TrackNumber), sorted));
        }

        Assert.Equal((sorted.Length, sorted.Length), (record.TrackCount, await Tracks.CountAsync(query, cancellationToken: Cancel)));
        Assert.Equal(
            [("Single", "spotify", true, 9), ("Record", "discogs", false, 3)],
            (await Tracks.GetAppearancesAsync((await Tracks.FindByPlatformAsync("discogs", "df", Cancel))!.Id, Cancel))
                .Select(album => (album.AlbumTitle, album.Platform!, album.IsShown, album.TrackNumber!.Value)));
    }

    [Fact]
    public async Task MergeAlbumsAsync_TracksAppearOnOneOfThem_FollowAndComeBackWithTheUndo()
    {
        Track track = await AddAsync("a", album: null);
        await Tracks.AddPlatformInfoAsync(track.Id, "spotify", "s", fields: new() { Album = "Single" }, cancellationToken: Cancel);
        await Tracks.AddPlatformInfoAsync(track.Id, "discogs", "d", fields: new() { Album = "Record" }, cancellationToken: Cancel);
        long records = (await AddAsync("b", "Records")).AlbumId!.Value;
        long record = (await Albums.FindAsync("Record", "Artist", Cancel))!.Id;

        await Assert.ThrowsAsync<AlbumInUseException>(() => Albums.DeleteAsync(record, Cancel));
        HistoryEntry change = await Get<IDuplicates>().MergeAlbumsAsync(records, record, Cancel);
        long merged = (await Tracks.GetAppearancesAsync(track.Id, Cancel))[1].AlbumId;
        await Get<IChangeHistory>().UndoAsync(change.Id, Cancel);

        Assert.Equal((records, record), (merged, (await Tracks.GetAppearancesAsync(track.Id, Cancel))[1].AlbumId));
    }
}
