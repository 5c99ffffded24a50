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
}
