namespace TrackStore.Conformance;

/// <content>Duplicates, merges and their undoing.</content>
public abstract partial class StoreConformance
{
    [Fact]
    [Trait(Set, Core)]
    public async Task MergeTracksAsync_ThenUndo_BringsTheTrackBackWithItsId()
    {
        Track kept = await AddAsync("Harbour");
        Track other = await AddAsync("Harbour Lights");
        await Tags.AddTagsAsync(other.Id, ["night"], Cancel);
        await Tracks.AddPlatformInfoAsync(other.Id, "discogs", "d1", cancellationToken: Cancel);
        await Images.ResizeAndStoreImageAsync(Picture(), trackId: other.Id, source: "discogs", cancellationToken: Cancel);

        HistoryEntry change = await Get<IDuplicates>().MergeTracksAsync(kept.Id, other.Id, Cancel);
        bool wasGone = await Tracks.GetAsync(other.Id, Cancel) is null;
        TrackItem merged = (await Tracks.GetItemsAsync([kept.Id], TrackItemParts.Tags, Cancel))[0];
        HistoryEntry undone = await Get<IChangeHistory>().UndoAsync(change.Id, Cancel);

        Assert.True(wasGone);
        Assert.Equal(["night"], merged.Tags);
        Assert.True(merged.HasImage);
        Assert.NotNull(undone.UndoneAt);
        Assert.Equal("Harbour Lights", (await GetAsync(other.Id)).Title);
        Assert.Equal("d1", Assert.Single(await Tracks.GetPlatformInfoAsync(other.Id, Cancel)).PlatformId);
        TrackItem[] after = [.. await Tracks.GetItemsAsync([kept.Id, other.Id], TrackItemParts.Tags, Cancel)];
        Assert.Equal([(0, false), (1, true)], after.Select(item => (item.Tags!.Count, item.HasImage)));
    }

    [Fact]
    public async Task MergeAlbumsAsync_ThenUndo_MovesTheTracksBack()
    {
        Track first = await AddAsync("One", "Night");
        Track second = await AddAsync("Two", "Nights");

        HistoryEntry change = await Get<IDuplicates>().MergeAlbumsAsync(first.AlbumId!.Value, second.AlbumId!.Value, Cancel);
        long? merged = (await GetAsync(second.Id)).AlbumId;
        long? named = (await AddAsync("Three", "Nights")).AlbumId;
        await Get<IChangeHistory>().UndoAsync(change.Id, Cancel);

        Assert.Equal((first.AlbumId, first.AlbumId), (merged, named));
        Assert.Equal(second.AlbumId, (await GetAsync(second.Id)).AlbumId);
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task ScanAsync_EachKey_FindsTheSamePairs()
    {
        var brandt = new NewTrack { Title = "Harbour Lights", Artist = "Lena Brandt", Duration = TimeSpan.FromSeconds(200) };
        foreach (NewTrack track in new[]
        {
            brandt,
            brandt,
            brandt with { Title = "Harbour Lights (Radio Edit)" },
            brandt with { Title = "Glow", Isrc = "DEX010900001" },
            brandt with { Title = "Shine", Isrc = "DEX010900001" },
            brandt with { Title = "Something Else", Duration = TimeSpan.FromSeconds(400) },
        })
        {
            await Tracks.AddAsync(track, Cancel);
        }

        IDuplicates duplicates = Get<IDuplicates>();
        long before = (await duplicates.ListAsync(cancellationToken: Cancel)).Count;
        DuplicateScan scan = await duplicates.ScanAsync(cancellationToken: Cancel);
        IReadOnlyList<DuplicatePair> first = await duplicates.ListAsync(new DuplicateQuery { PageSize = 2 }, Cancel);
        IReadOnlyList<DuplicatePair> rest = await duplicates.ListAsync(new DuplicateQuery { PageSize = 2, After = first[^1] }, Cancel);

        Assert.Equal((1, 3), (scan.Same, scan.ToDecide));
        Assert.True(before > 0);
        Assert.Equal(4, first.Concat(rest).Select(pair => (pair.First.TrackId, pair.Second.TrackId)).Distinct().Count());
        HistoryEntry? rejected = await duplicates.RejectAsync(first[0].First.TrackId, first[0].Second.TrackId, Cancel);
        Assert.Equal(3, await duplicates.CountAsync(cancellationToken: Cancel));
        await Get<IChangeHistory>().UndoAsync(rejected!.Id, Cancel);
        Assert.Equal(4, await duplicates.CountAsync(cancellationToken: Cancel));
    }

    [Fact]
    public async Task MergeTracksAsync_SeveralAtOnce_IsPreviewedMergedAndUndone()
    {
        Track first = await AddAsync("Harbour");
        Track second = await AddAsync("Harbour Lights");
        Track third = await AddAsync("Harbour Nights");
        TrackMerge[] merges = [new(first.Id, second.Id), new(second.Id, third.Id)];
        IDuplicates duplicates = Get<IDuplicates>();

        MergedTrack preview = await duplicates.PreviewMergeAsync(first.Id, second.Id, Cancel);
        TrackMergeResult would = await duplicates.MergeTracksAsync(merges, ChangeMode.Preview, Cancel);
        TrackMergeResult merged = await duplicates.MergeTracksAsync(merges, cancellationToken: Cancel);
        int left = await Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel);
        await Get<IChangeHistory>().UndoAsync(merged.Change!.Id, Cancel);

        Assert.Equal("Harbour", preview.Fields.Single(field => field.Field == TrackField.Title).Value);
        Assert.Equal((2, 2, 1), (would.MergedCount, merged.MergedCount, left));
        Assert.Equal(3, await Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));
    }
}
