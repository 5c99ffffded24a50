using System.Text.Json;
using TrackStore.Tests.Fixtures;
using TrackStore.Tests.Merging;

namespace TrackStore.Tests.Tags;

/// <summary>A tag's name, description and color are changed at once, which is one change.</summary>
public sealed class TagUpdateTests : MergingTest
{
    [Fact]
    public async Task UpdateTagAsync_NameAndDetails_AreOneChangeThatIsUndoneAtOnce()
    {
        Track track = await AddAsync("One");
        Tag tag = await Tags.DefineTagAsync("Peak", "Late", "#c92a2a", Cancel);
        await Tags.AddTagsAsync(track.Id, ["Peak"], Cancel);
        List<string> before = Everything();
        var update = new TagUpdate { Name = "Peak time", Description = "The top of the night", Color = "#2B8A3E" };

        ChangeResult preview = await Tags.UpdateTagAsync(tag.Id, update, ChangeMode.Preview, Cancel);
        Assert.Equal(before, Everything());
        ChangeResult updated = await Tags.UpdateTagAsync(tag.Id, update, cancellationToken: Cancel);

        Tag stored = (await Tags.GetTagAsync(tag.Id, Cancel))!;
        Assert.Equal(("Peak time", "The top of the night", "#2b8a3e", "Peak"), (stored.Name, stored.Description, stored.Color, Assert.Single(stored.Spellings)));
        Assert.Equal((1, true, null, 1), (preview.TrackCount, preview.IsPreview, preview.Change, updated.TrackCount));
        Assert.Equal((HistoryKind.TagRenamed, "Peak to Peak time"), (updated.Change!.Kind, updated.Change.Description));
        Assert.Equal(
            [
                new HistorySubject(HistorySubjectKind.Tag, tag.Id, "Peak"),
                new HistorySubject(HistorySubjectKind.Tag, tag.Id, "Peak time"),
                new HistorySubject(HistorySubjectKind.Field, null, "description") { Before = "Late", After = "The top of the night" },
                new HistorySubject(HistorySubjectKind.Field, null, "color") { Before = "#c92a2a", After = "#2b8a3e" },
            ],
            updated.Change.Subjects);
        await UndoAndRedoAsync(updated.Change.Id, before);
    }

    [Fact]
    public async Task UpdateTagAsync_OmittedDetails_StayAndNullEmptiesThem()
    {
        Tag tag = await Tags.DefineTagAsync("Peak", "Late", "#c92a2a", Cancel);

        HistoryEntry colored = await Changed(Tags.UpdateTagAsync(tag.Id, new TagUpdate { Color = null }, cancellationToken: Cancel));
        Tag uncolored = (await Tags.GetTagAsync(tag.Id, Cancel))!;
        HistoryEntry described = await Changed(Tags.UpdateTagAsync(tag.Id, new TagUpdate { Description = "Early" }, cancellationToken: Cancel));

        Assert.Equal(("Peak", "Late", null), (uncolored.Name, uncolored.Description, uncolored.Color));
        Assert.Equal((HistoryKind.TagDefined, HistoryKind.TagDefined), (colored.Kind, described.Kind));
        Assert.Equal(["Peak", "description"], described.Subjects.Select(subject => subject.Name));
        Assert.Equal("Early", (await Tags.GetTagAsync(tag.Id, Cancel))!.Description);
    }

    [Fact]
    public async Task UpdateTagAsync_SameAsStored_IsNoChange()
    {
        Tag tag = await Tags.DefineTagAsync("Peak", "Late", "#c92a2a", Cancel);
        var same = new TagUpdate { Name = "Peak", Description = "Late", Color = "#C92A2A" };

        IReadOnlyList<string> told = await Library.ChangesOfAsync(async () =>
        {
            Assert.Null((await Tags.UpdateTagAsync(tag.Id, same, cancellationToken: Cancel)).Change);
            Assert.Null((await Tags.UpdateTagAsync(tag.Id, new TagUpdate(), cancellationToken: Cancel)).Change);
            Assert.Single(await History.ListAsync(cancellationToken: Cancel));
        });

        Assert.Empty(told);
    }

    [Fact]
    public async Task UpdateTagAsync_NameOfAnotherTag_ChangesNothingOfIt()
    {
        Tag other = await Tags.DefineTagAsync("Opening", null, null, Cancel);
        Tag tag = await Tags.DefineTagAsync("Peak", null, null, Cancel);
        var update = new TagUpdate { Name = "OPENING", Description = "Late" };
        List<string> before = Everything();

        TagNameTakenException preview = await Assert.ThrowsAsync<TagNameTakenException>(() => Tags.UpdateTagAsync(tag.Id, update, ChangeMode.Preview, Cancel));
        TagNameTakenException taken = await Assert.ThrowsAsync<TagNameTakenException>(() => Tags.UpdateTagAsync(tag.Id, update, cancellationToken: Cancel));

        Assert.Equal((other.Id, other.Id), (preview.TakenById, taken.TakenById));
        Assert.Equal(before, Everything());
    }

    [Fact]
    public async Task UpdateTagAsync_Invalid_IsRefused()
    {
        Tag tag = await Tags.DefineTagAsync("Peak", null, null, Cancel);

        await Assert.ThrowsAsync<ArgumentNullException>(() => Tags.UpdateTagAsync(tag.Id, null!, cancellationToken: Cancel));
        foreach (TagUpdate invalid in new TagUpdate[]
        {
            new() { Name = " " }, new() { Name = null! }, new() { Name = new string('x', 101) },
            new() { Description = new string('x', 501) }, new() { Color = "red" },
        })
        {
            ArgumentException error = await Assert.ThrowsAnyAsync<ArgumentException>(() => Tags.UpdateTagAsync(tag.Id, invalid, cancellationToken: Cancel));
            Assert.Equal("update", error.ParamName);
        }

        await Assert.ThrowsAsync<TagNotFoundException>(() => Tags.UpdateTagAsync(99, new TagUpdate { Color = null }, cancellationToken: Cancel));
    }

    [Fact]
    public void Json_OmittedAndNull_AreDifferent()
    {
        TagUpdate read = JsonSerializer.Deserialize<TagUpdate>("""{"name":"Peak","color":null}""")!;

        Assert.Equal(new TagUpdate { Name = "Peak", Color = null }, read);
        Assert.Equal("""{"name":"Peak","color":null}""", JsonSerializer.Serialize(read));
        Assert.Equal("""{"description":"Early"}""", JsonSerializer.Serialize(new GenreUpdate { Description = "Early" }));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<GenreUpdate>("""{"name":null}"""));
    }
}
