using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;
using TrackStore.Tests.Merging;

namespace TrackStore.Tests.Edits;

/// <summary>Many tracks are tagged, edited and deleted in one transaction, with a preview, and undone as one change.</summary>
public sealed class BulkEditTests : MergingTest
{
    [Fact]
    public async Task ApplyAsync_QueryWithTagsAndFields_ChangesItsWholeResultAtOnce()
    {
        await Tracks.ImportAsync(
            Enumerable.Range(0, 2_300).Select(i => new NewTrack { Title = $"Track {i}", Artist = i % 2 == 0 ? "Lena Brandt" : "Kolt" }).ToAsyncEnumerable(),
            cancellationToken: Cancel);
        await Library.Tags.AddTagsAsync(1, ["old", "new"], Cancel);
        var query = SelectedTracks.Of(new TrackQuery { Artist = "lena", PageSize = 10 });
        var edit = new BulkEdit { AddTags = ["new"], RemoveTags = ["old"], Fields = new TrackUpdate { Label = "Blue" } };
        List<string> before = Everything();

        ChangeResult preview = await Tracks.ApplyAsync(query, edit, ChangeMode.Preview, Cancel);
        Assert.Equal(before, Everything());
        ChangeResult applied = await Tracks.ApplyAsync(query, edit, cancellationToken: Cancel);

        Assert.Equal((1_150, true, 1_150), (preview.TrackCount, preview.IsPreview, applied.TrackCount));
        Assert.Equal((HistoryKind.TracksEdited, 1_150, "label, new, old"), (applied.Change!.Kind, applied.Change.TrackCount, applied.Change.Description));
        Assert.Equal(1_150, await Tracks.CountAsync(new TrackQuery { Tags = ["new"] }, cancellationToken: Cancel));
        Assert.Equal(0, await Tracks.CountAsync(new TrackQuery { Tags = ["old"] }, cancellationToken: Cancel));
        Assert.Equal(0, (await Tracks.ApplyAsync(query, edit, cancellationToken: Cancel)).TrackCount);
        await UndoAndRedoAsync(applied.Change.Id, before);
    }

    [Fact]
    public async Task ApplyAsync_QueryButSomeTracks_LeavesThemAsTheyAre()
    {
        for (int i = 1; i <= 5; i++)
            await AddAsync($"Track {i}");
        var tracks = SelectedTracks.Of(new TrackQuery(), [2, 4, 99]);
        var edit = new BulkEdit { AddTags = ["new"] };

        ChangeResult preview = await Tracks.ApplyAsync(tracks, edit, ChangeMode.Preview, Cancel);
        ChangeResult applied = await Tracks.ApplyAsync(tracks, edit, cancellationToken: Cancel);
        int marked = (await Tracks.MarkForUpdateAsync(tracks, cancellationToken: Cancel)).TrackCount;
        ChangeResult deleted = await Tracks.DeleteAsync(tracks, cancellationToken: Cancel);

        Assert.Equal((3, 3, 0, 3), (preview.TrackCount, applied.TrackCount, marked, deleted.TrackCount));
        Assert.Equal([2L, 4L], await Tracks.StreamAsync(new TrackQuery(), Cancel).Select(track => track.TrackId!.Value).Order().ToListAsync(Cancel));
        Assert.Empty(await Library.Tags.GetTagsAsync(2, Cancel));
    }

    [Fact]
    public async Task ApplyAsync_UnknownId_ChangesNothing()
    {
        Track track = await AddAsync("Harbour");
        List<string> before = Everything();
        var edit = new BulkEdit { AddTags = ["new"] };

        await Assert.ThrowsAsync<TrackNotFoundException>(() => Tracks.ApplyAsync(SelectedTracks.Of([track.Id, 99]), edit, cancellationToken: Cancel));
        await Assert.ThrowsAsync<TrackNotFoundException>(() => Tracks.ApplyAsync(SelectedTracks.Of([track.Id, 99]), edit, ChangeMode.Preview, Cancel));
        await Assert.ThrowsAsync<ArgumentException>(
            () => Tracks.ApplyAsync(SelectedTracks.Of([track.Id]), new BulkEdit { Fields = new TrackUpdate { ExpectedEditVersion = 1 } }, cancellationToken: Cancel));

        Assert.Equal(before, Everything());
        Assert.Equal(0, (await Tracks.ApplyAsync(SelectedTracks.Of([]), edit, cancellationToken: Cancel)).TrackCount);
        Assert.Equal(HistoryKind.TracksTagged, (await Changed(Tracks.ApplyAsync(SelectedTracks.Of([track.Id, track.Id]), edit, cancellationToken: Cancel))).Kind);
    }

    [Fact]
    public async Task DeleteAsync_Selection_IsUndoneAsOneChange()
    {
        Track first = await AddAsync("Harbour", track => track with { Genres = ["House"], LocalPath = "/a.flac" });
        Track second = await AddAsync("Night", track => track with { Album = "Nights" });
        await LinkAsync(first.Id, "spotify", "s1", new TrackFieldValues { Title = "Harbour", Artist = "Lena Brandt", Year = "1999" });
        await Library.Tags.AddTagsAsync(second.Id, ["one"], Cancel);
        List<string> before = Everything();

        ChangeResult preview = await Tracks.DeleteAsync(SelectedTracks.Of(new TrackQuery()), ChangeMode.Preview, Cancel);
        ChangeResult deleted = await Tracks.DeleteAsync(SelectedTracks.Of(new TrackQuery()), cancellationToken: Cancel);

        Assert.Equal((2, 2, 0), (preview.TrackCount, deleted.TrackCount, Library.Count("tracks")));
        await UndoAndRedoAsync(deleted.Change!.Id, before);
    }

    [Theory]
    [InlineData("set")]
    [InlineData("SET")]
    [InlineData("gig")]
    public async Task ApplyAsync_SameTagAddedAndRemoved_IsRefused(string removed)
    {
        Track track = await AddAsync("Harbour");
        await Library.Tags.AddTagsAsync(track.Id, ["set"], Cancel);
        await Library.Tags.AddSpellingAsync((await Library.Tags.FindTagAsync("set", Cancel))!.Id, "gig", Cancel);
        List<string> before = Everything();
        var edit = new BulkEdit { AddTags = ["new", "set"], RemoveTags = [removed] };

        foreach (ChangeMode mode in Enum.GetValues<ChangeMode>())
        {
            ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => Tracks.ApplyAsync(SelectedTracks.Of([track.Id]), edit, mode, Cancel));
            Assert.Equal("The tag \"set\" is in AddTags and in RemoveTags. Leave it out of one.", error.Message);
        }

        Assert.Equal(before, Everything());
    }

    [Fact]
    public async Task ApplyAsync_EmptyEdit_ChangesNothing()
    {
        Track track = await AddAsync("Harbour");

        ChangeResult applied = await Tracks.ApplyAsync(SelectedTracks.Of([track.Id]), new BulkEdit(), cancellationToken: Cancel);

        Assert.Equal((0, null), (applied.TrackCount, applied.Change));
    }

    [Fact]
    public async Task ApplyAsync_TrackIsDeletedWhileItsQueryIsPreviewed_IsLeftOut()
    {
        var afterQuery = new AfterQuery("FROM \"tracks\"");
        await using var library = new TestLibrary(afterQuery.AddTo);
        Track first = await library.Tracks.AddAsync(new NewTrack { Title = "One", Artist = "A" }, Cancel);
        await library.Tracks.AddAsync(new NewTrack { Title = "Two", Artist = "A" }, Cancel);
        var query = SelectedTracks.Of(new TrackQuery());

        await library.Database.InitializeAsync(Cancel);
        afterQuery.RunOnce(() => library.Tracks.DeleteAsync(first.Id, Cancel));
        ChangeResult preview = await library.Tracks.ApplyAsync(query, new BulkEdit { AddTags = ["set"] }, ChangeMode.Preview, Cancel);

        Assert.Null(await library.Tracks.GetAsync(first.Id, Cancel));
        Assert.Equal(1, preview.TrackCount);
    }
}
