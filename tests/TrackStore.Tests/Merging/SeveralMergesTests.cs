using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Merging;

/// <summary>Several tracks are merged in one transaction, and what a merge would do is told before.</summary>
public sealed class SeveralMergesTests : MergingTest
{
    [Fact]
    public async Task MergeTracksAsync_ThreeCopiesInAnyOrder_BecomeOneTrackAndComeBackTogether()
    {
        Track first = await AddAsync("Harbour");
        Track second = await AddAsync("Harbour (Radio Edit)");
        Track third = await AddAsync("Harbour (Extended Mix)");
        Track apart = await AddAsync("Something Else");
        await Tracks.AddPlatformInfoAsync(third.Id, "discogs", "d1", cancellationToken: Cancel);
        List<string> before = Everything();

        TrackMergeResult result = await Duplicates.MergeTracksAsync(
            [new TrackMerge(second.Id, third.Id), new TrackMerge(first.Id, third.Id), new TrackMerge(first.Id, second.Id)], cancellationToken: Cancel);

        Assert.Equal((2, 0, false), (result.MergedCount, result.GoneCount, result.IsPreview));
        Assert.Equal([new TrackMerge(first.Id, second.Id)], result.Skipped);
        Assert.Equal([first.Id, apart.Id], (await Tracks.QueryAsync(new TrackQuery { OrderBy = TrackOrder.AddedAt }, Cancel)).Items.Select(track => track.TrackId!.Value).Order());
        Assert.Equal("d1", Assert.Single(await Tracks.GetPlatformInfoAsync(first.Id, Cancel)).PlatformId);
        Assert.Equal((HistoryKind.TracksMerged, "2 tracks into 1"), (result.Change!.Kind, result.Change.Description));
        await UndoAndRedoAsync(result.Change.Id, before);
    }

    [Fact]
    public async Task MergeTracksAsync_TrackDeletedMeanwhile_LeavesItOutAndMergesTheOthers()
    {
        Track first = await AddAsync("Harbour");
        Track second = await AddAsync("Harbour");
        Track gone = await AddAsync("Harbour");
        await Tracks.DeleteAsync(gone.Id, Cancel);

        TrackMergeResult result = await Duplicates.MergeTracksAsync(
            [new TrackMerge(gone.Id, first.Id), new TrackMerge(first.Id, second.Id)], cancellationToken: Cancel);
        TrackMergeResult nothing = await Duplicates.MergeTracksAsync([new TrackMerge(gone.Id, first.Id)], cancellationToken: Cancel);

        Assert.Equal((1, 1), (result.MergedCount, result.GoneCount));
        Assert.Equal([new TrackMerge(gone.Id, first.Id)], result.Skipped);
        Assert.Equal((0, null), (nothing.MergedCount, nothing.Change));
    }

    [Fact]
    public async Task MergeTracksAsync_Preview_CountsAndChangesNothing()
    {
        Track first = await AddAsync("Harbour");
        Track second = await AddAsync("Harbour");
        List<string> before = Everything();

        TrackMergeResult result = await Duplicates.MergeTracksAsync([new TrackMerge(first.Id, second.Id)], ChangeMode.Preview, Cancel);

        Assert.Equal((1, true, null), (result.MergedCount, result.IsPreview, result.Change));
        Assert.Equal(before, Everything());
        Assert.Empty(await History.ListAsync(cancellationToken: Cancel));
    }

    [Fact]
    public async Task MergeTracksAsync_NoneTooManyOrTheSame_IsRefused()
    {
        Track first = await AddAsync("Harbour");
        TrackMerge[] many = [.. Enumerable.Range(0, TrackMerge.MaxCount + 1).Select(i => new TrackMerge(first.Id, first.Id + 1 + i))];

        await Assert.ThrowsAsync<ArgumentException>(() => Duplicates.MergeTracksAsync([], cancellationToken: Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Duplicates.MergeTracksAsync(many, cancellationToken: Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Duplicates.MergeTracksAsync([new TrackMerge(first.Id, first.Id)], cancellationToken: Cancel));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Duplicates.MergeTracksAsync(many[..1], (ChangeMode)7, Cancel));
    }

    [Fact]
    public async Task PreviewMergeAsync_SaysWhatTheMergeThenShows()
    {
        Track kept = await AddAsync("Harbour", track => track with { Year = "1999", Genres = ["House"], Album = "Night" });
        Track other = await AddAsync("Harbour (Radio Edit)", track => track with { Year = "2001", Bpm = 122, LocalPath = "/music/harbour.flac" });
        await Tags.AddTagsAsync(other.Id, ["night"], Cancel);
        await LinkAsync(other.Id, "spotify", "s1", new TrackFieldValues { Label = "Pier Nine" });
        await Library.Images.ResizeAndStoreImageAsync(await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "eng", "consumers", "cover.png"), Cancel), trackId: other.Id, cancellationToken: Cancel);
        List<string> before = Everything();

        MergedTrack preview = await Duplicates.PreviewMergeAsync(kept.Id, other.Id, Cancel);
        List<string> after = Everything();
        await Duplicates.MergeTracksAsync(kept.Id, other.Id, Cancel);
        TrackDetails merged = (await Tracks.GetDetailsAsync(kept.Id, Cancel))!;

        Assert.Equal(before, after);
        Assert.Equal(
            merged.Fields.Where(field => field.Value is not null && field.Field is not (TrackField.Genres or TrackField.Artwork)).Select(field => (field.Field, field.Value, field.Winner!.Layer)),
            preview.Fields.Select(field => (field.Field, field.Value, field.Layer)));
        Assert.Equal(("1999", "122", "Pier Nine"), (ValueOf(TrackField.Year), ValueOf(TrackField.Bpm), ValueOf(TrackField.Label)));
        Assert.Equal(["House", "night", "spotify"], [.. preview.Genres, .. preview.Tags, .. preview.Platforms]);
        Assert.Equal((kept.Id, "/music/harbour.flac", merged.Track.ArtworkKey), (preview.TrackId, preview.LocalPath, preview.ArtworkKey));
        Assert.NotNull(preview.ArtworkKey);

        string? ValueOf(TrackField field) => preview.Fields.Single(value => value.Field == field).Value;
    }

    [Fact]
    public async Task PreviewMergeAsync_TrackIsGone_SaysWhich()
    {
        Track kept = await AddAsync("Harbour");

        TrackNotFoundException error = await Assert.ThrowsAsync<TrackNotFoundException>(() => Duplicates.PreviewMergeAsync(kept.Id, 999, Cancel));

        Assert.Equal(999, error.TrackId);
        await Assert.ThrowsAsync<ArgumentException>(() => Duplicates.PreviewMergeAsync(kept.Id, kept.Id, Cancel));
    }
}
