namespace TrackStore.Conformance;

/// <content>Tags and genres that are renamed, merged and refused, bulk edits, and undoing all of it.</content>
public abstract partial class StoreConformance
{
    private IGenreRepository Genres => Get<IGenreRepository>();

    private IChangeHistory History => Get<IChangeHistory>();

    [Fact]
    [Trait(Set, Core)]
    public async Task MergeTagsAsync_UndoneAndRedone_MovesTheTracksBackAndForth()
    {
        Track one = await AddAsync("One");
        Track both = await AddAsync("Both");
        await Tags.AddTagsAsync(one.Id, ["Peak"], Cancel);
        await Tags.AddTagsAsync(both.Id, ["Peak", "Peak Time"], Cancel);
        TagPage page = await Tags.ListTagsAsync(new TagQuery { OrderBy = TagOrder.TrackCount, Descending = true, PageSize = 1 }, Cancel);
        Tag other = Assert.Single(page.Items);
        Tag kept = Assert.Single(
            (await Tags.ListTagsAsync(new TagQuery { OrderBy = TagOrder.TrackCount, Descending = true, PageSize = 1, Cursor = page.NextCursor }, Cancel)).Items);

        ChangeResult merged = await Tags.MergeTagsAsync(kept.Id, other.Id, cancellationToken: Cancel);
        string[] after = await NamesAsync();
        await History.UndoAsync(merged.Change!.Id, Cancel);
        string[] undone = await NamesAsync();
        await History.RedoAsync(merged.Change.Id, Cancel);

        Assert.Equal(("Peak", 2, 2), (other.Name, merged.TrackCount, merged.Change.TrackCount));
        Assert.Equal(["Peak Time", "Peak Time"], after);
        Assert.Equal(["Peak", "Peak", "Peak Time"], undone);
        Assert.Equal(after, await NamesAsync());

        async Task<string[]> NamesAsync() =>
            [.. (await Tags.GetTagsAsync(one.Id, Cancel)).Concat(await Tags.GetTagsAsync(both.Id, Cancel)).Select(tag => tag.Name)];
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task MergeGenresAsync_LaterWord_MeetsTheSpelling_AndUndoSeparatesThem()
    {
        Track first = await Tracks.AddAsync(new NewTrack { Title = "One", Artist = "A", Genres = ["Hip Hop"] }, Cancel);
        Track second = await Tracks.AddAsync(new NewTrack { Title = "Two", Artist = "A", Genres = ["hip-hop", "Rap"] }, Cancel);
        GenreProposal proposal = Assert.Single(await Genres.ProposeMergesAsync(Cancel));

        ChangeResult merged = await Genres.MergeGenresAsync(proposal.Kept.Id, proposal.Others[0].Id, cancellationToken: Cancel);
        Track third = await Tracks.AddAsync(new NewTrack { Title = "Three", Artist = "A", Genres = ["HIP-HOP"] }, Cancel);
        Genre found = (await Genres.FindGenreAsync("hip-hop", Cancel))!;
        await History.UndoAsync(merged.Change!.Id, Cancel);

        Assert.Equal((proposal.Kept.Id, 3), (found.Id, found.TrackCount));
        Assert.Equal([proposal.Others[0].Name], found.Spellings);
        Assert.Equal([("Hip Hop", 2), ("hip-hop", 1), ("Rap", 1)], (await Genres.ListGenresAsync(new GenreQuery(), Cancel)).Items.Select(g => (g.Name, g.TrackCount)));
        Assert.Equal(["Hip Hop"], (await Tracks.GetGenresAsync(third.Id, Cancel)).Select(genre => genre.Name));
        Assert.Equal(["Hip Hop"], (await Tracks.GetGenresAsync(first.Id, Cancel)).Select(genre => genre.Name));
        Assert.Equal(["hip-hop", "Rap"], (await Tracks.GetGenresAsync(second.Id, Cancel)).Select(genre => genre.Name).Order(StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task MergeTagsAsync_EverySpelling_MeetsTheKeptTag_AndUndoSeparatesThem()
    {
        Track one = await AddAsync("One");
        Track two = await AddAsync("Two");
        await Tags.AddTagsAsync(one.Id, ["Warm Up"], Cancel);
        await Tags.AddTagsAsync(two.Id, ["warm-up"], Cancel);
        TagProposal proposal = Assert.Single(await Tags.ProposeMergesAsync(Cancel));

        ChangeResult merged = await Tags.MergeTagsAsync(proposal.Kept.Id, proposal.Others[0].Id, cancellationToken: Cancel);
        await Tags.AddSpellingAsync(proposal.Kept.Id, "Opening", Cancel);
        IReadOnlyList<Tag> again = await Tags.AddTagsAsync(one.Id, ["WARM-UP"], Cancel);
        Tag found = (await Tags.FindTagAsync("warm-up", Cancel))!;
        int[] counts = [await CountAsync(new() { Tags = ["opening"] }), await CountAsync(new() { AnyTags = ["warm up", "OPENING"] }), await CountAsync(new() { ExcludedTags = ["opening"] })];
        await Tags.RemoveSpellingAsync(proposal.Kept.Id, "opening", Cancel);
        await History.UndoAsync(merged.Change!.Id, Cancel);

        Assert.Equal((proposal.Kept.Id, 2), (found.Id, found.TrackCount));
        Assert.Equal(["Opening", proposal.Others[0].Name], found.Spellings);
        Assert.Equal(proposal.Kept.Id, Assert.Single(again).Id);
        Assert.Equal([2, 2, 0], counts);
        Assert.Equal([("Warm Up", 1, 0), ("warm-up", 1, 0)], (await Tags.ListTagsAsync(Cancel)).Select(tag => (tag.Name, tag.TrackCount, tag.Spellings.Count)));

        Task<int> CountAsync(TrackQuery query) => Tracks.CountAsync(query, cancellationToken: Cancel);
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task RejectMergeAsync_ProposedPair_IsProposedAgainWhenAllowed()
    {
        await Tracks.AddAsync(new NewTrack { Title = "One", Artist = "A", Genres = ["Hip Hop", "hip-hop"] }, Cancel);
        GenreProposal proposal = Assert.Single(await Genres.ProposeMergesAsync(Cancel));

        await Genres.RejectMergeAsync(proposal.Kept.Id, proposal.Others[0].Id, Cancel);
        IReadOnlyList<GenreProposal> rejected = await Genres.ProposeMergesAsync(Cancel);
        await Genres.AllowMergeAsync(proposal.Others[0].Id, proposal.Kept.Id, Cancel);

        Assert.Empty(rejected);
        Assert.Single(await Genres.ProposeMergesAsync(Cancel));
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task UpdateTagAsync_NewTagThatIsKeptApart_IsOneChangeAndUndoingTheTagTakesThePairAlong()
    {
        Tag other = await Tags.DefineTagAsync("Warm Up", null, null, Cancel);
        Tag tag = await Tags.DefineTagAsync("warm-up", null, null, Cancel);
        HistoryEntry defined = (await History.ListAsync(cancellationToken: Cancel))[0];
        await Tags.RejectMergeAsync(other.Id, tag.Id, Cancel);
        var update = new TagUpdate { Name = "Warming up", Description = "Early", Color = "#00ff00" };

        ChangeResult updated = await Tags.UpdateTagAsync(tag.Id, update, cancellationToken: Cancel);
        Tag renamed = (await Tags.FindTagAsync("WARM-UP", Cancel))!;
        await History.UndoAsync(updated.Change!.Id, Cancel);
        Tag undone = (await Tags.GetTagAsync(tag.Id, Cancel))!;
        await History.UndoAsync(defined.Id, Cancel);
        int pairs = (await Tags.ListRejectedMergesAsync(Cancel)).Count;
        await History.RedoAsync(defined.Id, Cancel);

        Assert.Equal(("Warming up", "Early", "#00ff00"), (renamed.Name, renamed.Description, renamed.Color));
        Assert.Equal(("warm-up", null, null, 0), (undone.Name, undone.Description, undone.Color, undone.Spellings.Count));
        Assert.Equal((0, 1), (pairs, (await Tags.ListRejectedMergesAsync(Cancel)).Count));
    }

    [Fact]
    public async Task ExcludeGenreAsync_PlatformsGenre_IsNotShownUntilTakenBack()
    {
        Track track = await AddAsync("One");
        await Tracks.SetTrackGenresAsync(track.Id, ["Rock", "Pop"], "spotify", Cancel);
        Genre rock = (await Genres.FindGenreAsync("rock", Cancel))!;

        await Genres.ExcludeGenreAsync([track.Id], rock.Id, cancellationToken: Cancel);
        IReadOnlyList<TrackGenre> again = await Tracks.SetTrackGenresAsync(track.Id, ["Rock", "Jazz"], "spotify", Cancel);
        await Genres.AllowGenreAsync([track.Id], rock.Id, cancellationToken: Cancel);

        Assert.Equal([("Jazz", false), ("Rock", true)], again.Select(genre => (genre.Name, genre.IsExcluded)));
        Assert.Equal(["Rock", "Jazz"], (await Tracks.GetGenresAsync(track.Id, Cancel)).Where(genre => genre.IsEffective).Select(genre => genre.Name));
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task ApplyAsync_WholeQuery_IsPreviewedAppliedAndUndone()
    {
        for (int i = 0; i < 3; i++)
            await Tracks.AddAsync(new NewTrack { Title = $"Track {i}", Artist = i == 0 ? "Other" : "Lena Brandt" }, Cancel);
        var tracks = SelectedTracks.Of(new TrackQuery { Artist = "lena" });
        var edit = new BulkEdit { AddTags = ["set"], Fields = new TrackUpdate { Label = "Blue" } };

        ChangeResult preview = await Tracks.ApplyAsync(tracks, edit, ChangeMode.Preview, Cancel);
        int before = await Tracks.CountAsync(new TrackQuery { Tags = ["set"] }, cancellationToken: Cancel);
        ChangeResult applied = await Tracks.ApplyAsync(tracks, edit, cancellationToken: Cancel);
        int after = await Tracks.CountAsync(new TrackQuery { Tags = ["set"] }, cancellationToken: Cancel);
        int labeled = await Tracks.CountAsync(new TrackQuery { Label = "Blue" }, cancellationToken: Cancel);
        await History.UndoAsync(applied.Change!.Id, Cancel);

        Assert.Equal((2, 0, 2, 2, 2), (preview.TrackCount, before, applied.TrackCount, after, labeled));
        Assert.Equal(0, await Tracks.CountAsync(new TrackQuery { Tags = ["set"] }, cancellationToken: Cancel));
        IReadOnlyList<TrackItem> undone = (await Tracks.QueryAsync(new TrackQuery { Artist = "lena", Include = TrackItemParts.Tags }, Cancel)).Items;
        Assert.Equal(2, undone.Count);
        Assert.All(undone, item => Assert.Empty(item.Tags!));
        foreach (TrackItem item in undone)
            Assert.Null((await GetAsync(item.TrackId!.Value)).Label);
    }

    [Fact]
    public async Task DeleteAsync_Undone_BringsTheTrackBackWithItsId()
    {
        Track track = await Tracks.AddAsync(new NewTrack { Title = "One", Artist = "A", Album = "B", Genres = ["House"], LocalPath = "/a" }, Cancel);
        await Tags.AddTagsAsync(track.Id, ["set"], Cancel);
        await Tracks.AddPlatformInfoAsync(track.Id, "discogs", "d1", cancellationToken: Cancel);

        ChangeResult deleted = await Tracks.DeleteAsync(SelectedTracks.Of([track.Id]), cancellationToken: Cancel);
        bool wasGone = await Tracks.GetAsync(track.Id, Cancel) is null;
        await History.UndoAsync(deleted.Change!.Id, Cancel);

        TrackItem back = (await Tracks.GetItemsAsync([track.Id], TrackItemParts.Tags | TrackItemParts.Genres, Cancel))[0];
        Assert.True(wasGone);
        Assert.Equal(("One", "B", "/a"), (back.Title, back.Album, (await GetAsync(track.Id)).LocalPath));
        Assert.Equal(("set", "House"), (Assert.Single(back.Tags!), Assert.Single(back.Genres!)));
        Assert.Equal("d1", Assert.Single(await Tracks.GetPlatformInfoAsync(track.Id, Cancel)).PlatformId);
    }
}
