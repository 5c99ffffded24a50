using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Tags;

public sealed class TagTests : LibraryTest
{
    [Fact]
    public async Task AddTagsAsync_NewAndKnownTags_AreThereOnce()
    {
        Track track = await AddAsync("T");

        await Tags.AddTagsAsync(track.Id, ["Peak Time", "warm-up"], Cancel);
        IReadOnlyList<Tag> tags = await Tags.AddTagsAsync(track.Id, ["PEAK TIME", "Closing"], Cancel);

        Assert.Equal(["Closing", "Peak Time", "warm-up"], tags.Select(t => t.Name));
        Assert.Equal(tags, await Tags.GetTagsAsync(track.Id, Cancel));
    }

    [Fact]
    public async Task RemoveTagsAsync_OneTag_LeavesTheOthersAndTheTagItself()
    {
        Track track = await AddAsync("T");
        await Tags.AddTagsAsync(track.Id, ["a", "b"], Cancel);

        IReadOnlyList<Tag> left = await Tags.RemoveTagsAsync(track.Id, ["A", "unknown"], Cancel);

        Assert.Equal(["b"], left.Select(t => t.Name));
        Assert.Equal([("a", 0), ("b", 1)], (await Tags.ListTagsAsync(Cancel)).Select(t => (t.Name, t.TrackCount)));
    }

    [Fact]
    public async Task SetTagsAsync_List_IsTheOnlyOne()
    {
        Track track = await AddAsync("T");
        await Tags.AddTagsAsync(track.Id, ["a", "b"], Cancel);

        Assert.Equal(["b", "c"], (await Tags.SetTagsAsync(track.Id, ["c", "b"], Cancel)).Select(t => t.Name));
        Assert.Empty(await Tags.SetTagsAsync(track.Id, [], Cancel));
    }

    [Fact]
    public async Task GetTracksByTagAsync_Tag_StreamsItsTracks()
    {
        Track one = await AddAsync("One");
        Track two = await AddAsync("Two");
        await AddAsync("Three");
        await Tags.AddTagsAsync(one.Id, ["Été", "x"], Cancel);
        await Tags.AddTagsAsync(two.Id, ["été"], Cancel);

        List<TrackItem> tagged = await Tracks.GetTracksByTagAsync("ETE", Cancel).ToListAsync(Cancel);
        TrackPage both = await Tracks.QueryAsync(new TrackQuery { Tags = ["été", "x"] }, Cancel);

        Assert.Equal([one.Id, two.Id], tagged.Select(t => t.TrackId!.Value));
        Assert.Equal([one.Id], both.Items.Select(t => t.TrackId!.Value));
    }

    [Fact]
    public async Task DefineTagAsync_NewThenKnown_ChangesItsDetails()
    {
        Tag made = await Tags.DefineTagAsync("Peak", "The top of the night", "#FF8800", Cancel);
        Tag changed = await Tags.DefineTagAsync("peak", null, null, Cancel);

        Assert.Equal(("Peak", "The top of the night", "#ff8800"), (made.Name, made.Description, made.Color));
        Assert.Equal((made.Id, "Peak", null, null), (changed.Id, changed.Name, changed.Description, changed.Color));
        foreach (string color in (string[])["orange", "#aabbcc\n", "#abc", ""])
            await Assert.ThrowsAsync<ArgumentException>(() => Tags.DefineTagAsync("Peak", null, color, Cancel));
    }

    /// <summary>SQL Server indexes 1,700 bytes, two for each character.</summary>
    [Theory]
    [InlineData("\uFDFA", 100)]
    [InlineData("\uFDFA", 24)]
    [InlineData("\uFDFB", 57)]
    [InlineData("\uFB03", 100)]
    public async Task DefineTagAsync_NameUnfoldsToMany_HasAKeyThatDatabasesCanIndex(string text, int count)
    {
        string name = string.Concat(Enumerable.Repeat(text, count));

        Tag tag = await Tags.DefineTagAsync(name, null, null, Cancel);
        Tag again = await Tags.DefineTagAsync(name, null, null, Cancel);

        Assert.Equal((tag.Id, name), (again.Id, again.Name));
        Assert.InRange((long)Library.Sql("SELECT length(name_key) FROM tags")!, 1, 450);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("nul\0")]
    public async Task AddTagsAsync_BadName_IsRefusedWhole(string name)
    {
        Track track = await AddAsync("T");

        await Assert.ThrowsAsync<ArgumentException>(() => Tags.AddTagsAsync(track.Id, ["good", name], Cancel));

        Assert.Empty(await Tags.ListTagsAsync(Cancel));
    }

    private Task<Track> AddAsync(string title) => Tracks.AddAsync(new NewTrack { Title = title, Artist = "A" }, Cancel);
}
