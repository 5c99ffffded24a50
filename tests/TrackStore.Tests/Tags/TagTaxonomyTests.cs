using TrackStore.Tests.Fixtures;
using TrackStore.Tests.Merging;

namespace TrackStore.Tests.Tags;

/// <summary>Tags are listed, renamed, merged and deleted, and each change can be undone and redone.</summary>
public sealed class TagTaxonomyTests : MergingTest
{
    [Fact]
    public async Task RenameTagAsync_NewName_KeepsTheTracks()
    {
        Tag tag = await TaggedAsync("Peak", 2);

        ChangeResult preview = await Tags.RenameTagAsync(tag.Id, "Peak Time", ChangeMode.Preview, Cancel);
        ChangeResult renamed = await Tags.RenameTagAsync(tag.Id, "Peak Time", cancellationToken: Cancel);

        Assert.Equal((2, true, null), (preview.TrackCount, preview.IsPreview, preview.Change));
        Assert.Equal((2, false), (renamed.TrackCount, renamed.IsPreview));
        Assert.Equal((tag.Id, "Peak Time", 2), await NamedAsync("peak time"));
        HistoryEntry change = Assert.IsType<HistoryEntry>(renamed.Change);
        Assert.Equal((HistoryKind.TagRenamed, "Peak to Peak Time"), (change.Kind, change.Description));
        Assert.Equal(
            [new HistorySubject(HistorySubjectKind.Tag, tag.Id, "Peak"), new HistorySubject(HistorySubjectKind.Tag, tag.Id, "Peak Time")], change.Subjects);
    }

    [Fact]
    public async Task RenameTagAsync_NameOfAnotherTag_IsRefusedAndNamesTheMerge()
    {
        Tag first = await TaggedAsync("Peak", 1);
        Tag second = await TaggedAsync("Peaks", 1);
        List<string> before = Everything();

        TagNameTakenException error = await Assert.ThrowsAsync<TagNameTakenException>(() => Tags.RenameTagAsync(second.Id, "PEAK", cancellationToken: Cancel));
        await Assert.ThrowsAsync<TagNameTakenException>(() => Tags.RenameTagAsync(second.Id, "PEAK", ChangeMode.Preview, Cancel));

        Assert.Equal((first.Id, second.Id), (error.TakenById, error.TagId));
        Assert.Contains($"MergeTagsAsync({first.Id}, {second.Id})", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, Everything());
        Assert.Equal("PEAKS", (await Changed(Tags.RenameTagAsync(second.Id, "PEAKS", cancellationToken: Cancel))).Subjects[1].Name);
    }

    [Fact]
    public async Task MergeTagsAsync_TracksOfBoth_HaveTheKeptTagOnce()
    {
        Tag kept = await TaggedAsync("Peak", 2);
        Tag other = await TaggedAsync("Peak Time", 1);
        await Tags.DefineTagAsync("Peak Time", "The top of the night", "#ff8800", Cancel);
        Track both = await Tracks.AddAsync(new NewTrack { Title = "Both", Artist = "A" }, Cancel);
        await Tags.AddTagsAsync(both.Id, ["Peak", "Peak Time"], Cancel);
        List<string> before = Everything();

        ChangeResult preview = await Tags.MergeTagsAsync(kept.Id, other.Id, ChangeMode.Preview, Cancel);
        Assert.Equal(before, Everything());
        ChangeResult merged = await Tags.MergeTagsAsync(kept.Id, other.Id, cancellationToken: Cancel);

        Assert.Equal((2, 2, 2), (preview.TrackCount, merged.TrackCount, merged.Change!.TrackCount));
        Tag left = Assert.Single(await Tags.ListTagsAsync(Cancel));
        Assert.Equal(["Peak Time"], left.Spellings);
        Assert.Equal(
            new Tag { Id = kept.Id, Name = "Peak", Description = "The top of the night", Color = "#ff8800", TrackCount = 4 },
            left with { Spellings = [] });
        await UndoAndRedoAsync(merged.Change.Id, before);
    }

    [Fact]
    public async Task DeleteTagAsync_TaggedTracks_LoseItAndGetItBack()
    {
        Tag tag = await TaggedAsync("Peak", 3);
        List<string> before = Everything();

        ChangeResult preview = await Tags.DeleteTagAsync(tag.Id, ChangeMode.Preview, Cancel);
        Assert.Equal(before, Everything());
        ChangeResult deleted = await Tags.DeleteTagAsync(tag.Id, cancellationToken: Cancel);

        Assert.Equal((3, 3), (preview.TrackCount, deleted.TrackCount));
        Assert.Null(await Tags.GetTagAsync(tag.Id, Cancel));
        await UndoAndRedoAsync(deleted.Change!.Id, before);
    }

    [Fact]
    public async Task DeleteTagAsync_MoreTracksThanAChunk_IsOneChange()
    {
        await Library.Tracks.ImportAsync(Enumerable.Range(0, 4_500).Select(i => new NewTrack { Title = $"Track {i}", Artist = "Lena Brandt" }).ToAsyncEnumerable(), cancellationToken: Cancel);
        Library.Sql("INSERT INTO tags (id, name, name_key, created_at) VALUES (1, 'Big', 'big', '2026-01-01 12:00:00')");
        Library.Sql("INSERT INTO track_tags (track_id, tag_id, created_at) SELECT id, 1, '2026-01-01 12:00:00' FROM tracks");
        Library.Sql("UPDATE store_counters SET tags = 1");
        List<string> before = Everything();

        HistoryEntry change = await Changed(Tags.DeleteTagAsync(1, cancellationToken: Cancel));

        Assert.Equal(4_500, change.TrackCount);
        Assert.Equal(4, Library.Count("change_history_parts"));
        await UndoAndRedoAsync(change.Id, before);
    }

    [Fact]
    public async Task UndoAsync_AddedTags_TakesThemOffAndNewOnesAway()
    {
        Track track = await AddAsync("Harbour");
        List<string> before = Everything();

        await Tags.AddTagsAsync(track.Id, ["new", "newer"], Cancel);
        HistoryEntry change = Assert.Single(await History.ListAsync(cancellationToken: Cancel));

        Assert.Equal((HistoryKind.TracksTagged, 1), (change.Kind, change.TrackCount));
        await UndoAndRedoAsync(change.Id, before);
    }

    [Fact]
    public async Task UndoAsync_AddedTagIsOnOtherTracksNow_StaysThere()
    {
        Track track = await AddAsync("Harbour");
        Track other = await AddAsync("Night");
        await Tags.AddTagsAsync(track.Id, ["new"], Cancel);
        HistoryEntry change = (await History.ListAsync(cancellationToken: Cancel))[0];
        await Tags.AddTagsAsync(other.Id, ["new"], Cancel);

        await History.UndoAsync(change.Id, Cancel);

        Assert.Empty(await Tags.GetTagsAsync(track.Id, Cancel));
        Assert.Equal("new", Assert.Single(await Tags.GetTagsAsync(other.Id, Cancel)).Name);
    }

    [Fact]
    public async Task UndoAsync_NameIsTakenMeanwhile_IsRefusedWithAdvice()
    {
        Tag tag = await TaggedAsync("Peak", 2);
        HistoryEntry change = await Changed(Tags.DeleteTagAsync(tag.Id, cancellationToken: Cancel));
        await Tags.DefineTagAsync("PEAK", null, null, Cancel);
        List<string> before = Everything();

        UndoConflictException error = await Assert.ThrowsAsync<UndoConflictException>(() => History.UndoAsync(change.Id, Cancel));

        Assert.Equal("There is another tag with the name \"PEAK\" now. Rename or merge that one first.", error.Reason);
        Assert.Equal(before, Everything());
    }

    [Fact]
    public async Task UndoAsync_TrackWasDeletedSince_RestoresTheOthers()
    {
        Tag tag = await TaggedAsync("Peak", 2);
        HistoryEntry change = await Changed(Tags.DeleteTagAsync(tag.Id, cancellationToken: Cancel));
        await Tracks.DeleteAsync(1, Cancel);

        await History.UndoAsync(change.Id, Cancel);

        Assert.Equal((tag.Id, "Peak", 1), await NamedAsync("peak"));
    }

    [Fact]
    public async Task RedoAsync_DefinedTagIsOnTracksNow_IsRefused()
    {
        Tag tag = await Tags.DefineTagAsync("Peak", null, "#ff8800", Cancel);
        HistoryEntry change = Assert.Single(await History.ListAsync(cancellationToken: Cancel));
        Track track = await AddAsync("Harbour");
        await Tags.AddTagsAsync(track.Id, ["Peak"], Cancel);

        UndoConflictException used = await Assert.ThrowsAsync<UndoConflictException>(() => History.UndoAsync(change.Id, Cancel));
        UndoConflictException notUndone = await Assert.ThrowsAsync<UndoConflictException>(() => History.RedoAsync(change.Id, Cancel));

        Assert.Equal("A tag that it added has other tracks now. Remove it there first, or leave this change.", used.Reason);
        Assert.Equal((false, true), (used.IsRedo, notUndone.IsRedo));
        Assert.NotNull(await Tags.GetTagAsync(tag.Id, Cancel));
    }

    [Fact]
    public async Task ListTagsAsync_PagesInEveryOrder_FindEachTagOnce()
    {
        foreach ((string name, int tracks) in new[] { ("Peak", 2), ("Closing", 1), ("Warm-up", 2), ("peaks", 0), ("Élan", 3) })
            await TaggedAsync(name, tracks);

        Assert.Equal(["Closing", "Élan", "Peak", "peaks", "Warm-up"], await PagesAsync(new TagQuery()));
        Assert.Equal(["Warm-up", "peaks", "Peak", "Élan", "Closing"], await PagesAsync(new TagQuery { Descending = true }));
        Assert.Equal(["Élan", "Peak", "Warm-up", "Closing", "peaks"], await PagesAsync(new TagQuery { OrderBy = TagOrder.TrackCount, Descending = true }));
        Assert.Equal(["peaks", "Closing", "Peak", "Warm-up", "Élan"], await PagesAsync(new TagQuery { OrderBy = TagOrder.TrackCount }));
        Assert.Equal(["Peak", "peaks"], await PagesAsync(new TagQuery { Text = "PÉAK" }));
        TagPage first = await Tags.ListTagsAsync(new TagQuery { PageSize = 1 }, Cancel);
        await Assert.ThrowsAsync<ArgumentException>(() => Tags.ListTagsAsync(new TagQuery { Cursor = first.NextCursor, Descending = true }, Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Tags.ListTagsAsync(new TagQuery { Cursor = "x" }, Cancel));
    }

    [Fact]
    public async Task MergeTagsAsync_UnknownOrSame_IsRefused()
    {
        Tag tag = await TaggedAsync("Peak", 1);

        await Assert.ThrowsAsync<TagNotFoundException>(() => Tags.MergeTagsAsync(tag.Id, 99, cancellationToken: Cancel));
        await Assert.ThrowsAsync<TagNotFoundException>(() => Tags.MergeTagsAsync(99, tag.Id, ChangeMode.Preview, Cancel));
        await Assert.ThrowsAsync<TagNotFoundException>(() => Tags.DeleteTagAsync(99, cancellationToken: Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Tags.MergeTagsAsync(tag.Id, tag.Id, cancellationToken: Cancel));
    }

    private async Task<Tag> TaggedAsync(string name, int tracks)
    {
        Tag tag = await Tags.DefineTagAsync(name, null, null, Cancel);
        for (int i = 0; i < tracks; i++)
            await Tags.AddTagsAsync((await AddAsync($"{name} {i}")).Id, [name], Cancel);
        return tag;
    }

    private async Task<(long Id, string Name, int TrackCount)> NamedAsync(string text)
    {
        Tag tag = Assert.Single((await Tags.ListTagsAsync(new TagQuery { Text = text }, Cancel)).Items);
        return (tag.Id, tag.Name, tag.TrackCount);
    }

    private async Task<List<string>> PagesAsync(TagQuery query)
    {
        var names = new List<string>();
        TagPage page;
        do
        {
            page = await Tags.ListTagsAsync(query with { PageSize = 2 }, Cancel);
            names.AddRange(page.Items.Select(tag => tag.Name));
            query = query with { Cursor = page.NextCursor };
        }
        while (page.NextCursor is not null);
        return names;
    }
}
