using TrackStore.Tests.Fixtures;
using TrackStore.Tests.Merging;

namespace TrackStore.Tests.Tags;

/// <summary>Tags whose names fold alike are proposed as one, unless a person keeps them apart, which can be undone and redone.</summary>
public sealed class TagProposalTests : MergingTest
{
    [Fact]
    public async Task ProposeMergesAsync_SpellingsThatFoldAlike_AreProposedForTheMostUsed()
    {
        Track first = await AddAsync("One");
        Track second = await AddAsync("Two");
        await Tags.AddTagsAsync(first.Id, ["Warm Up", "Drum & Bass", "warm-up", "Peak"], Cancel);
        await Tags.AddTagsAsync(second.Id, ["warm-up", "Drum 'n' Bass", "WarmUp"], Cancel);

        IReadOnlyList<TagProposal> proposals = await Tags.ProposeMergesAsync(Cancel);

        Assert.Equal(["Drum & Bass", "warm-up"], proposals.Select(proposal => proposal.Kept.Name));
        Assert.Equal(["Drum 'n' Bass"], proposals[0].Others.Select(tag => tag.Name));
        Assert.Equal(["Warm Up", "WarmUp"], proposals[1].Others.Select(tag => tag.Name));
        Assert.Equal(2, proposals[1].Kept.TrackCount);
    }

    [Theory]
    [InlineData("R&B", "R & B")]
    [InlineData("R&B", "r'n'b")]
    [InlineData("Drum&Bass", "drum + bass")]
    [InlineData("Vinyl", "Vinyl!")]
    [InlineData("Lo-Fi (chill)", "lofi chill")]
    public async Task ProposeMergesAsync_SpacesPunctuationAndAnd_MakeNoDifference(string first, string second)
    {
        await Tags.DefineTagAsync(first, null, null, Cancel);
        await Tags.DefineTagAsync(second, null, null, Cancel);

        Assert.Single(await Tags.ProposeMergesAsync(Cancel));
    }

    [Theory]
    [InlineData("!!!", "???")]
    [InlineData("A$AP", "AAP")]
    [InlineData("हिन्दी", "हनद")]
    public async Task ProposeMergesAsync_OtherLettersAndSigns_AreNotAlike(string first, string second)
    {
        await Tags.DefineTagAsync(first, null, null, Cancel);
        await Tags.DefineTagAsync(second, null, null, Cancel);

        Assert.Empty(await Tags.ProposeMergesAsync(Cancel));
    }

    [Fact]
    public async Task RejectMergeAsync_OneOfThree_LeavesTheOthersProposed()
    {
        await Tags.DefineTagAsync("Warm Up", null, null, Cancel);
        await Tags.AddTagsAsync((await AddAsync("One")).Id, ["warm-up"], Cancel);
        TagProposal first = Assert.Single(await Tags.ProposeMergesAsync(Cancel));

        await Tags.RejectMergeAsync(first.Others[0].Id, first.Kept.Id, Cancel);
        IReadOnlyList<TagProposal> rejected = await Tags.ProposeMergesAsync(Cancel);
        TagProposal apart = Assert.Single(await Tags.ListRejectedMergesAsync(Cancel));
        await Tags.DefineTagAsync("WarmUp", null, null, Cancel);
        TagProposal third = Assert.Single(await Tags.ProposeMergesAsync(Cancel));
        await Tags.RenameTagAsync(first.Others[0].Id, "Warm_Up", cancellationToken: Cancel);
        await Tags.AllowMergeAsync(first.Kept.Id, first.Others[0].Id, Cancel);

        Assert.Empty(rejected);
        Assert.Equal(("warm-up", "Warm Up"), (apart.Kept.Name, Assert.Single(apart.Others).Name));
        Assert.Empty(await Tags.ListRejectedMergesAsync(Cancel));
        Assert.Equal(("warm-up", "WarmUp"), (third.Kept.Name, Assert.Single(third.Others).Name));
        Assert.Equal(2, Assert.Single(await Tags.ProposeMergesAsync(Cancel)).Others.Count);
    }

    [Fact]
    public async Task RejectMergeAsync_UndoneAndRedone_IsProposedAndKeptApartAgain()
    {
        Tag one = await Tags.DefineTagAsync("Warm Up", null, null, Cancel);
        Tag two = await Tags.DefineTagAsync("warm-up", null, null, Cancel);
        HistoryEntry rejected = (await Tags.RejectMergeAsync(one.Id, two.Id, Cancel))!;

        IReadOnlyList<string> told = await Library.ChangesOfAsync(() => History.UndoAsync(rejected.Id, Cancel));
        int proposed = (await Tags.ProposeMergesAsync(Cancel)).Count;
        await History.RedoAsync(rejected.Id, Cancel);

        Assert.Equal([$"tags defined {one.Id} defined {two.Id}"], told);
        Assert.Equal((HistoryKind.TagMergeRejected, 1), (rejected.Kind, proposed));
        Assert.Equal([one.Id, two.Id], rejected.Subjects.Select(subject => subject.Id));
        Assert.Empty(await Tags.ProposeMergesAsync(Cancel));
        Assert.Single(await Tags.ListRejectedMergesAsync(Cancel));
    }

    [Fact]
    public async Task AllowMergeAsync_Undone_KeepsApartAgainAndTheRejectionCanNotBeUndoneBefore()
    {
        Tag one = await Tags.DefineTagAsync("Warm Up", null, null, Cancel);
        Tag two = await Tags.DefineTagAsync("warm-up", null, null, Cancel);
        HistoryEntry rejected = (await Tags.RejectMergeAsync(one.Id, two.Id, Cancel))!;
        HistoryEntry allowed = (await Tags.AllowMergeAsync(two.Id, one.Id, Cancel))!;

        UndoConflictException conflict = await Assert.ThrowsAsync<UndoConflictException>(() => History.UndoAsync(rejected.Id, Cancel));
        await History.UndoAsync(allowed.Id, Cancel);

        Assert.Equal(("It was taken back, or what it is about was deleted since.", HistoryKind.TagMergeAllowed), (conflict.Reason, allowed.Kind));
        Assert.Single(await Tags.ListRejectedMergesAsync(Cancel));
        Assert.Null(await Tags.RejectMergeAsync(one.Id, two.Id, Cancel));
    }

    [Fact]
    public async Task RejectMergeAsync_Twice_TellsAndIsRecordedOnce()
    {
        Tag one = await Tags.DefineTagAsync("Warm Up", null, null, Cancel);
        Tag two = await Tags.DefineTagAsync("warm-up", null, null, Cancel);

        IReadOnlyList<string> told = await Library.ChangesOfAsync(() => Tags.RejectMergeAsync(one.Id, two.Id, Cancel));
        IReadOnlyList<string> again = await Library.ChangesOfAsync(() => Tags.RejectMergeAsync(two.Id, one.Id, Cancel));

        Assert.Equal([$"tags defined {one.Id} defined {two.Id}"], told);
        Assert.Empty(again);
        HistoryEntry recorded = Assert.Single(
            await History.ListAsync(new HistoryQuery { Kinds = [HistoryKind.TagMergeRejected] }, Cancel));
        Assert.Equal("Warm Up and warm-up", recorded.Description);
    }

    [Fact]
    public async Task RejectMergeAsync_RedoneAfterATagWasDeleted_IsAConflict()
    {
        Tag one = await Tags.DefineTagAsync("Warm Up", null, null, Cancel);
        Tag two = await Tags.DefineTagAsync("warm-up", null, null, Cancel);
        HistoryEntry rejected = (await Tags.RejectMergeAsync(one.Id, two.Id, Cancel))!;
        await History.UndoAsync(rejected.Id, Cancel);
        await Tags.DeleteTagAsync(two.Id, cancellationToken: Cancel);

        UndoConflictException conflict = await Assert.ThrowsAsync<UndoConflictException>(() => History.RedoAsync(rejected.Id, Cancel));

        Assert.Equal("It would bring back a decision, but one of its tags was deleted since.", conflict.Reason);
        Assert.Equal(0L, CountSeparate());
    }

    [Fact]
    public async Task DeleteTagAsync_KeptApartFromOthers_TakesThePairsAlongAndUndoingBringsBackThoseThatCan()
    {
        Tag one = await Tags.DefineTagAsync("Warm Up", null, null, Cancel);
        Tag two = await Tags.DefineTagAsync("warm-up", null, null, Cancel);
        Tag three = await Tags.DefineTagAsync("WarmUp", null, null, Cancel);
        HistoryEntry rejected = (await Tags.RejectMergeAsync(one.Id, two.Id, Cancel))!;
        await Tags.RejectMergeAsync(three.Id, two.Id, Cancel);

        ChangeResult deleted = await Tags.DeleteTagAsync(two.Id, cancellationToken: Cancel);
        Assert.Equal(0L, CountSeparate());
        await Assert.ThrowsAsync<UndoConflictException>(() => History.UndoAsync(rejected.Id, Cancel));
        await Tags.DeleteTagAsync(three.Id, cancellationToken: Cancel);
        await History.UndoAsync(deleted.Change!.Id, Cancel);

        TagProposal apart = Assert.Single(await Tags.ListRejectedMergesAsync(Cancel));
        Assert.Equal((one.Id, two.Id), (apart.Kept.Id, Assert.Single(apart.Others).Id));
        await History.RedoAsync(deleted.Change.Id, Cancel);
        Assert.Equal(0L, CountSeparate());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task UndoAsync_BothOfAPairWereDeleted_KeepsThemApartAgainInEitherOrder(bool isOldestFirst)
    {
        Tag one = await Tags.DefineTagAsync("Warm Up", null, null, Cancel);
        Tag two = await Tags.DefineTagAsync("warm-up", null, null, Cancel);
        await Tags.RejectMergeAsync(one.Id, two.Id, Cancel);
        HistoryEntry older = await Changed(Tags.DeleteTagAsync(one.Id, cancellationToken: Cancel));
        HistoryEntry newer = await Changed(Tags.DeleteTagAsync(two.Id, cancellationToken: Cancel));
        HistoryEntry[] order = isOldestFirst ? [older, newer] : [newer, older];

        await History.UndoAsync(order[0].Id, Cancel);
        int between = (await Tags.ListRejectedMergesAsync(Cancel)).Count;
        await History.UndoAsync(order[1].Id, Cancel);

        Assert.Equal((0, 0), (between, (await Tags.ProposeMergesAsync(Cancel)).Count));
        Assert.Single(await Tags.ListRejectedMergesAsync(Cancel));
        await History.RedoAsync(older.Id, Cancel);
        Assert.Equal(0L, CountSeparate());
    }

    [Fact]
    public async Task UndoAsync_AddedTagWasKeptApart_TakesThePairAlongAndRedoingBringsItBack()
    {
        Track track = await AddAsync("One");
        Tag other = await Tags.DefineTagAsync("Warm Up", null, null, Cancel);
        await Tags.AddTagsAsync(track.Id, ["warm-up"], Cancel);
        HistoryEntry added = (await History.ListAsync(cancellationToken: Cancel))[0];
        Tag own = (await Tags.FindTagAsync("warm-up", Cancel))!;
        Tag third = await Tags.DefineTagAsync("WarmUp", null, null, Cancel);
        await Tags.RejectMergeAsync(own.Id, other.Id, Cancel);
        await Tags.RejectMergeAsync(third.Id, other.Id, Cancel);

        await History.UndoAsync(added.Id, Cancel);
        long left = CountSeparate();
        await History.RedoAsync(added.Id, Cancel);

        Assert.Equal((1L, 2L), (left, CountSeparate()));
        Assert.Equal(2, (await Tags.ListRejectedMergesAsync(Cancel)).Count);
        await History.UndoAsync(added.Id, Cancel);
        Assert.Equal(1L, CountSeparate());
    }

    [Fact]
    public async Task UndoAsync_DefinedTagIsKeptApart_TakesThePairAlong()
    {
        Tag one = await Tags.DefineTagAsync("Warm Up", null, null, Cancel);
        Tag two = await Tags.DefineTagAsync("warm-up", null, null, Cancel);
        HistoryEntry defined = (await History.ListAsync(cancellationToken: Cancel))[0];
        HistoryEntry rejected = (await Tags.RejectMergeAsync(one.Id, two.Id, Cancel))!;

        await History.UndoAsync(defined.Id, Cancel);
        long left = CountSeparate();
        await Assert.ThrowsAsync<UndoConflictException>(() => History.UndoAsync(rejected.Id, Cancel));
        await History.RedoAsync(defined.Id, Cancel);

        Assert.Equal((0L, 1L), (left, CountSeparate()));
    }

    [Fact]
    public async Task MergeTagsAsync_OtherWasKeptApart_KeepsTheMergedTagApartUntilUndone()
    {
        Tag one = await Tags.DefineTagAsync("Warm Up", null, null, Cancel);
        Tag two = await Tags.DefineTagAsync("warm-up", null, null, Cancel);
        Tag kept = await Tags.DefineTagAsync("WarmUp", null, null, Cancel);
        await Tags.RejectMergeAsync(one.Id, two.Id, Cancel);
        await Tags.RejectMergeAsync(kept.Id, two.Id, Cancel);

        ChangeResult merged = await Tags.MergeTagsAsync(kept.Id, two.Id, cancellationToken: Cancel);
        TagProposal apart = Assert.Single(await Tags.ListRejectedMergesAsync(Cancel));
        int proposed = (await Tags.ProposeMergesAsync(Cancel)).Count;
        await History.UndoAsync(merged.Change!.Id, Cancel);

        Assert.Equal(
            ((long[])[one.Id, kept.Id]).Order(), ((long[])[apart.Kept.Id, Assert.Single(apart.Others).Id]).Order());
        Assert.Equal((0, 2L), (proposed, CountSeparate()));
        Assert.All(await Tags.ListRejectedMergesAsync(Cancel), pair => Assert.Contains(two.Id, (long[])[pair.Kept.Id, pair.Others[0].Id]));
    }

    [Fact]
    public async Task RejectMergeAsync_UnknownOrSameTag_IsRefused()
    {
        Tag tag = await Tags.DefineTagAsync("Warm Up", null, null, Cancel);

        await Assert.ThrowsAsync<ArgumentException>(() => Tags.RejectMergeAsync(tag.Id, tag.Id, Cancel));
        await Assert.ThrowsAsync<TagNotFoundException>(() => Tags.RejectMergeAsync(tag.Id, 9999, Cancel));
        await Assert.ThrowsAsync<TagNotFoundException>(() => Tags.AllowMergeAsync(9999, tag.Id, Cancel));
    }

    private long CountSeparate() => (long)Library.Sql("SELECT count(*) FROM store_settings WHERE key LIKE 'separate%'")!;
}
