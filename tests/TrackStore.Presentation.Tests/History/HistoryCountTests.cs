using TrackStore.Presentation.Tests.Fixtures;

namespace TrackStore.Presentation.Tests.History;

/// <summary>Changes of pairs of tracks say how many pairs there are.</summary>
public sealed class HistoryCountTests : PanelTest
{
    private PresentationTexts Texts => Get<PresentationTexts>();

    [Theory]
    [InlineData(1, "Merged Artist - Title 00001 into Artist - Title 00000", "1 pair, 2 tracks")]
    [InlineData(2, "Merged Artist - Title 00001 into Artist - Title 00000, and 1 other pair", "2 pairs, 4 tracks")]
    [InlineData(7, "Merged Artist - Title 00001 into Artist - Title 00000, and 6 other pairs", "7 pairs, 14 tracks")]
    public async Task DescribeChange_MergeOfPairs_CountsThem(int pairs, string text, string counts)
    {
        long[] ids = await AddTracksAsync(pairs * 2);
        TrackMerge[] merges = [.. ids.Chunk(2).Select(pair => new TrackMerge(pair[0], pair[1]))];

        HistoryEntry change = (await Get<IDuplicates>().MergeTracksAsync(merges, ChangeMode.Apply, Cancel)).Change!;
        HistoryEntry listed = (await Get<IChangeHistory>().ListAsync(cancellationToken: Cancel))[0];

        Assert.Equal((pairs, pairs), (change.PairCount, listed.PairCount));
        Assert.Equal((text, counts), (Texts.DescribeChange(listed), Texts.DescribeCounts(listed)));
        Assert.Equal(Math.Min(pairs * 2, HistoryEntry.MaxSubjects), listed.Subjects.Count);
    }

    [Theory]
    [InlineData(1, "Kept Artist - Title 00000 and Artist - Title 00001 apart", "1 pair")]
    [InlineData(7, "Kept Artist - Title 00000 and Artist - Title 00001 apart, and 6 other pairs", "7 pairs")]
    public async Task DescribeChange_PairsKeptApart_CountsThem(int pairs, string text, string counts)
    {
        long[] ids = await AddTracksAsync(pairs * 2);

        HistoryEntry change = (await Get<IDuplicates>().RejectAsync([.. ids.Chunk(2).Select(pair => new TrackPair(pair[0], pair[1]))], Cancel))!;

        Assert.Equal((text, counts), (Texts.DescribeChange(change), Texts.DescribeCounts(change)));
        HistoryEntry undone = await Get<IChangeHistory>().UndoAsync(change.Id, Cancel);
        Assert.Equal(pairs, undone.PairCount);
    }

    [Fact]
    public async Task DescribeCounts_OtherChanges_CountTracksUnlessTheTextDoes()
    {
        long[] ids = await AddTracksAsync(2);
        ChangeResult edit = await Tracks.ApplyAsync(SelectedTracks.Of(ids), new BulkEdit { AddTags = ["Peak"] }, cancellationToken: Cancel);
        HistoryEntry renamed = edit.Change! with { Kind = HistoryKind.TagRenamed };

        Assert.Equal((null, 0), (Texts.DescribeCounts(edit.Change!), edit.Change!.PairCount));
        Assert.Equal("2 tracks", Texts.DescribeCounts(renamed));
    }
}
