using TrackStore.Tests.Fixtures;
using TrackStore.Tests.Merging;

namespace TrackStore.Tests.Tags;

/// <summary>A tag is met by every spelling, and what gives it spellings or takes them away can be undone and redone.</summary>
public sealed class TagSpellingTests : MergingTest
{
    [Fact]
    public async Task AddSpellingAsync_WordsOfCallsAndQueries_MeanTheTag()
    {
        Track first = await AddAsync("One");
        Track second = await AddAsync("Two");
        Track other = await AddAsync("Three");
        Tag tag = await Tags.DefineTagAsync("Warm Up", null, null, Cancel);
        List<string> before = Everything();

        Tag spelled = await Tags.AddSpellingAsync(tag.Id, "Aufwärmen", Cancel);
        HistoryEntry change = (await History.ListAsync(cancellationToken: Cancel))[0];
        await UndoAndRedoAsync(change.Id, before);
        await History.RedoAsync(change.Id, Cancel);
        await Tags.AddTagsAsync(first.Id, ["AUFWARMEN", "warm up"], Cancel);
        await Tags.SetTagsAsync(second.Id, ["aufwärmen", "other"], Cancel);
        await Tracks.ApplyAsync(SelectedTracks.Of([other.Id]), new BulkEdit { AddTags = ["aufwarmen"] }, cancellationToken: Cancel);
        Tag defined = await Tags.DefineTagAsync("aufwarmen", "Early", "#00ff00", Cancel);

        Assert.Equal(["Aufwärmen"], spelled.Spellings);
        Assert.Equal((HistoryKind.TagSpellingChanged, "Aufwärmen: Warm Up"), (change.Kind, change.Description));
        Assert.Equal(
            [new HistorySubject(HistorySubjectKind.Tag, tag.Id, "Warm Up"), new HistorySubject(HistorySubjectKind.Spelling, null, "Aufwärmen") { After = "Aufwärmen" }], change.Subjects);
        Assert.Equal((tag.Id, "Warm Up", "Early", 3), (defined.Id, defined.Name, defined.Description, defined.TrackCount));
        Assert.Equal(["other", "Warm Up"], (await Tags.GetTagsAsync(second.Id, Cancel)).Select(found => found.Name));
        Assert.Equal(3, await CountAsync(new TrackQuery { Tags = ["aufwärmen"] }));
        Assert.Equal(1, await CountAsync(new TrackQuery { Tags = ["aufwärmen", "other"] }));
        Assert.Equal(3, await CountAsync(new TrackQuery { AnyTags = ["aufwärmen", "warm up", "other"] }));
        Assert.Equal(0, await CountAsync(new TrackQuery { ExcludedTags = ["AUFWÄRMEN"] }));
        Assert.Equal(3, (await Tracks.GetTracksByTagAsync("aufwarmen", Cancel).ToListAsync(Cancel)).Count);
        Assert.Equal(tag.Id, Assert.Single((await Tags.ListTagsAsync(new TagQuery { Text = "aufw" }, Cancel)).Items).Id);
        Assert.Equal(["other"], (await Tags.RemoveTagsAsync(second.Id, ["Aufwärmen"], Cancel)).Select(found => found.Name));
        Assert.Equal(2, Library.Count("tags"));
    }

    [Fact]
    public async Task AlbumQuery_Spelling_FindsTheAlbumsOfTheTag()
    {
        Track track = await AddAsync("One", with => with with { Album = "Harbour" });
        await Tags.AddTagsAsync(track.Id, ["Warm Up"], Cancel);
        Tag tag = (await Tags.FindTagAsync("warm up", Cancel))!;
        await Tags.AddSpellingAsync(tag.Id, "Aufwärmen", Cancel);
        var query = new AlbumQuery { Tag = "AUFWARMEN" };

        Assert.Equal("Harbour", Assert.Single((await Albums.QueryAsync(query, Cancel)).Items).Title);
        Assert.Equal(1, await Albums.CountAsync(query, cancellationToken: Cancel));
        Assert.Empty((await Albums.QueryAsync(new AlbumQuery { Tag = "other" }, Cancel)).Items);
    }

    [Fact]
    public async Task RemoveSpellingAsync_Word_NamesATagOfItsOwn()
    {
        Tag tag = await Tags.DefineTagAsync("Warm Up", null, null, Cancel);
        await Tags.AddSpellingAsync(tag.Id, "Opening", Cancel);
        List<string> before = Everything();

        Tag left = await Tags.RemoveSpellingAsync(tag.Id, "OPENING", Cancel);
        long change = (await History.ListAsync(cancellationToken: Cancel))[0].Id;
        await UndoAndRedoAsync(change, before);
        await History.RedoAsync(change, Cancel);

        Assert.Empty(left.Spellings);
        Assert.Null(await Tags.FindTagAsync("opening", Cancel));
        Tag own = await Tags.DefineTagAsync("Opening", null, null, Cancel);
        Assert.NotEqual(tag.Id, own.Id);
        UndoConflictException error = await Assert.ThrowsAsync<UndoConflictException>(() => History.UndoAsync(change, Cancel));
        Assert.Equal("\"Opening\" would be the name of a tag and a spelling of another one. Delete the tag or remove the spelling first.", error.Reason);
        Assert.Equal(own.Id, (await Tags.FindTagAsync("opening", Cancel))!.Id);
    }

    [Fact]
    public async Task AddSpellingAsync_WordOfAnotherTag_IsRefused()
    {
        Tag tag = await Tags.DefineTagAsync("Warm Up", null, null, Cancel);
        Tag other = await Tags.DefineTagAsync("Opening", null, null, Cancel);
        await Tags.AddSpellingAsync(other.Id, "Start", Cancel);
        List<string> before = Everything();

        TagNameTakenException name = await Assert.ThrowsAsync<TagNameTakenException>(() => Tags.AddSpellingAsync(tag.Id, "OPENING", Cancel));
        TagNameTakenException spelling = await Assert.ThrowsAsync<TagNameTakenException>(() => Tags.AddSpellingAsync(tag.Id, "start", Cancel));
        TagNameTakenException renamed = await Assert.ThrowsAsync<TagNameTakenException>(() => Tags.RenameTagAsync(tag.Id, "START", cancellationToken: Cancel));
        await Assert.ThrowsAsync<TagNotFoundException>(() => Tags.AddSpellingAsync(99, "new", Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Tags.AddSpellingAsync(tag.Id, " ", Cancel));

        Assert.All([name, spelling, renamed], error => Assert.Equal((other.Id, tag.Id), (error.TakenById, error.TagId)));
        Assert.Equal(before, Everything());
        Assert.Empty((await Tags.AddSpellingAsync(tag.Id, "WARM UP", Cancel)).Spellings);
        Assert.Empty((await Tags.RemoveSpellingAsync(tag.Id, "start", Cancel)).Spellings);
        Assert.Equal(before, Everything());
    }

    [Fact]
    public async Task RenameTagAsync_OldName_StaysASpelling()
    {
        Track track = await AddAsync("One");
        await Tags.AddTagsAsync(track.Id, ["WarmUp"], Cancel);
        Tag tag = (await Tags.FindTagAsync("warmup", Cancel))!;
        List<string> before = Everything();

        ChangeResult renamed = await Tags.RenameTagAsync(tag.Id, "Warm Up", cancellationToken: Cancel);
        await Tags.AddTagsAsync(track.Id, ["warmup"], Cancel);

        Assert.Equal(["WarmUp"], Assert.Single(await Tags.GetTagsAsync(track.Id, Cancel)).Spellings);
        await UndoAndRedoAsync(renamed.Change!.Id, before);
        await History.RedoAsync(renamed.Change.Id, Cancel);
        await Tags.RenameTagAsync(tag.Id, "warmup", cancellationToken: Cancel);
        Tag back = (await Tags.GetTagAsync(tag.Id, Cancel))!;
        Assert.Equal("warmup", back.Name);
        Assert.Equal(["Warm Up"], back.Spellings);
    }

    [Fact]
    public async Task MergeTagsAsync_SpellingsOfBoth_BelongToTheKeptTag()
    {
        Track track = await AddAsync("One");
        await Tags.AddTagsAsync(track.Id, ["Opening"], Cancel);
        Tag kept = await Tags.DefineTagAsync("Warm Up", null, null, Cancel);
        Tag other = (await Tags.FindTagAsync("Opening", Cancel))!;
        await Tags.AddSpellingAsync(kept.Id, "Aufwärmen", Cancel);
        await Tags.AddSpellingAsync(other.Id, "Start", Cancel);
        List<string> before = Everything();

        ChangeResult merged = await Tags.MergeTagsAsync(kept.Id, other.Id, cancellationToken: Cancel);

        Tag left = Assert.Single(await Tags.ListTagsAsync(Cancel));
        Assert.Equal((kept.Id, "Warm Up", 1), (left.Id, left.Name, left.TrackCount));
        Assert.Equal(["Aufwärmen", "Opening", "Start"], left.Spellings);
        await UndoAndRedoAsync(merged.Change!.Id, before);
    }

    [Fact]
    public async Task DeleteTagAsync_Spellings_GoAndComeBackWithIt()
    {
        Tag tag = await Tags.DefineTagAsync("Warm Up", null, null, Cancel);
        await Tags.AddSpellingAsync(tag.Id, "Opening", Cancel);
        List<string> before = Everything();

        ChangeResult deleted = await Tags.DeleteTagAsync(tag.Id, cancellationToken: Cancel);
        long spellings = Library.Count("tag_aliases");
        await UndoAndRedoAsync(deleted.Change!.Id, before);
        await History.RedoAsync(deleted.Change.Id, Cancel);
        Tag other = await Tags.DefineTagAsync("Start", null, null, Cancel);
        await Tags.AddSpellingAsync(other.Id, "warm up", Cancel);

        Assert.Equal(0, spellings);
        UndoConflictException error = await Assert.ThrowsAsync<UndoConflictException>(() => History.UndoAsync(deleted.Change.Id, Cancel));
        Assert.StartsWith("\"warm up\" would be", error.Reason, StringComparison.Ordinal);
        Assert.Equal(["Start"], (await Tags.ListTagsAsync(Cancel)).Select(found => found.Name));
    }

    [Fact]
    public async Task UndoAsync_AddedTagHasASpellingNow_StaysWithIt()
    {
        Track track = await AddAsync("One");
        await Tags.AddTagsAsync(track.Id, ["Warm Up"], Cancel);
        HistoryEntry change = (await History.ListAsync(cancellationToken: Cancel))[0];
        Tag tag = (await Tags.FindTagAsync("warm up", Cancel))!;
        await Tags.AddSpellingAsync(tag.Id, "Opening", Cancel);

        await History.UndoAsync(change.Id, Cancel);

        Assert.Empty(await Tags.GetTagsAsync(track.Id, Cancel));
        Assert.Equal(["Opening"], (await Tags.GetTagAsync(tag.Id, Cancel))!.Spellings);
    }

    [Fact]
    public async Task WatchAsync_SpellingAddedAndUndone_TellsTheTag()
    {
        Tag tag = await Tags.DefineTagAsync("Warm Up", null, null, Cancel);

        IReadOnlyList<string> told = await Library.ChangesOfAsync(() => Tags.AddSpellingAsync(tag.Id, "Opening", Cancel));
        HistoryEntry change = (await History.ListAsync(new HistoryQuery { Kinds = [HistoryKind.TagSpellingChanged] }, Cancel))[0];
        IReadOnlyList<string> undone = await Library.ChangesOfAsync(() => History.UndoAsync(change.Id, Cancel));

        Assert.Equal([$"tags defined {tag.Id}"], told);
        Assert.Equal(told, undone);
    }

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
        Assert.Equal((one.Id, two.Id, 1L), (apart.Kept.Id, Assert.Single(apart.Others).Id, CountSeparate()));
        await History.RedoAsync(deleted.Change.Id, Cancel);
        Assert.Equal(0L, CountSeparate());
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

    private Task<int> CountAsync(TrackQuery query) => Tracks.CountAsync(query, cancellationToken: Cancel);
}
