using TrackStore.Tests.Fixtures;
using TrackStore.Tests.Merging;

namespace TrackStore.Tests.Genres;

/// <summary>Genres are listed, renamed, merged, deleted and refused, and words of any source meet their spellings.</summary>
public sealed class GenreTaxonomyTests : MergingTest
{
    private IGenreRepository Genres => Library.Services.GetRequiredService<IGenreRepository>();

    [Fact]
    public async Task MergeGenresAsync_TracksOfBoth_HaveTheKeptGenreOnce()
    {
        Track first = await WithGenresAsync("One", "Hip Hop");
        Track second = await WithGenresAsync("Two", "Rap", "hip-hop");
        Track both = await WithGenresAsync("Three", "Hip Hop", "hip-hop");
        Genre kept = await FindAsync("Hip Hop");
        Genre other = await FindAsync("hip-hop");
        List<string> before = Everything();

        ChangeResult preview = await Genres.MergeGenresAsync(kept.Id, other.Id, ChangeMode.Preview, Cancel);
        Assert.Equal(before, Everything());
        ChangeResult merged = await Genres.MergeGenresAsync(kept.Id, other.Id, cancellationToken: Cancel);

        Assert.Equal((2, 2), (preview.TrackCount, merged.TrackCount));
        Assert.Equal(["Hip Hop"], await ShownAsync(first));
        Assert.Equal(["Rap", "Hip Hop"], await ShownAsync(second));
        Assert.Equal(["Hip Hop"], await ShownAsync(both));
        Genre found = await FindAsync("HIP-HOP");
        Assert.Equal((kept.Id, 3), (found.Id, found.TrackCount));
        Assert.Equal(["hip-hop"], found.Spellings);
        await UndoAndRedoAsync(merged.Change!.Id, before);
    }

    [Fact]
    public async Task MergeGenresAsync_OtherWasRefused_StaysRefusedOnlyWhereTheKeptGenreWasNotNamed()
    {
        Track shown = await WithGenresAsync("One", "Hip Hop");
        Track refused = await WithGenresAsync("Two", "Rock");
        foreach (Track track in (Track[])[shown, refused])
            await Tracks.SetTrackGenresAsync(track.Id, ["hip-hop"], "spotify", Cancel);
        Genre kept = await FindAsync("Hip Hop");
        Genre other = await FindAsync("hip-hop");
        await Genres.ExcludeGenreAsync([shown.Id, refused.Id], other.Id, cancellationToken: Cancel);
        List<string> before = Everything();
        string[] shownBefore = await ShownAsync(shown);

        ChangeResult merged = await Genres.MergeGenresAsync(kept.Id, other.Id, cancellationToken: Cancel);

        Assert.Equal(["Hip Hop"], shownBefore);
        Assert.Equal(["Hip Hop"], await ShownAsync(shown));
        Assert.DoesNotContain(await Tracks.GetGenresAsync(shown.Id, Cancel), genre => genre.IsExcluded);
        Assert.Equal(["Rock"], await ShownAsync(refused));
        Assert.True(Assert.Single(await Tracks.GetGenresAsync(refused.Id, Cancel), genre => genre.Name == "Hip Hop").IsExcluded);
        await UndoAndRedoAsync(merged.Change!.Id, before);
    }

    [Fact]
    public async Task MergeGenresAsync_LaterWordsOfEverySource_MeetTheSpelling()
    {
        Track track = await WithGenresAsync("One", "Hip Hop");
        await WithGenresAsync("Two", "hip-hop");
        Genre kept = await FindAsync("Hip Hop");
        await Genres.MergeGenresAsync(kept.Id, (await FindAsync("hip-hop")).Id, cancellationToken: Cancel);

        await Tracks.SetTrackGenresAsync(track.Id, ["Hip-Hop", "hip hop"], "spotify", Cancel);
        Track imported = await WithGenresAsync("Three", "HIP-HOP");
        Track edited = await AddAsync("Four");
        await Tracks.UpdateAsync(edited.Id, new TrackUpdate { Genres = ["hip-hop"] }, Cancel);
        SyncItem synced = await SyncAsync(On("spotify", "s9", "Five") with { Genres = ["hip-hop"] });

        Assert.Equal(1, Library.Count("genres"));
        foreach (long id in new[] { track.Id, imported.Id, edited.Id, synced.TrackId!.Value })
            Assert.Equal(["Hip Hop"], await ShownAsync(await GetAsync(id)));
    }

    [Fact]
    public async Task RenameGenreAsync_OldName_StaysASpelling()
    {
        Track track = await WithGenresAsync("One", "HipHop");
        Genre genre = await FindAsync("HipHop");
        List<string> before = Everything();

        ChangeResult renamed = await Genres.RenameGenreAsync(genre.Id, "Hip Hop", cancellationToken: Cancel);
        await Tracks.SetTrackGenresAsync(track.Id, ["hiphop"], "spotify", Cancel);

        Assert.Equal(1, renamed.TrackCount);
        Assert.Equal(["Hip Hop", "Hip Hop"], (await Tracks.GetGenresAsync(track.Id, Cancel)).Select(g => g.Name));
        await Tracks.SetTrackGenresAsync(track.Id, [], "spotify", Cancel);
        await UndoAndRedoAsync(renamed.Change!.Id, before);
        Track other = await WithGenresAsync("Two", "Rap");
        GenreNameTakenException taken = await Assert.ThrowsAsync<GenreNameTakenException>(
            () => Genres.RenameGenreAsync(genre.Id, "RAP", cancellationToken: Cancel));
        Assert.Contains($"MergeGenresAsync({(await FindAsync("rap")).Id}, {genre.Id})", taken.Message, StringComparison.Ordinal);
        Assert.Equal(["Rap"], await ShownAsync(other));
    }

    [Fact]
    public async Task DeleteGenreAsync_Ignored_DoesNotComeBackUnlessAPersonNamesIt()
    {
        Track track = await WithGenresAsync("One", "Seen Live", "Rock");
        Genre genre = await FindAsync("seen live");
        await Genres.AddSpellingAsync(genre.Id, "gesehen", Cancel);
        List<string> before = Everything();

        ChangeResult deleted = await Genres.DeleteGenreAsync(genre.Id, ignoreFromNowOn: true, cancellationToken: Cancel);
        await UndoAndRedoAsync(deleted.Change!.Id, before);
        await History.RedoAsync(deleted.Change.Id, Cancel);
        Track later = await WithGenresAsync("Two", "Seen live", "Gesehen", "Pop");

        Assert.Equal(["Rock"], await ShownAsync(track));
        Assert.Equal(["Pop"], await ShownAsync(later));
        Assert.Null(await Genres.FindGenreAsync("seen live", Cancel));
        await Tracks.UpdateAsync(later.Id, new TrackUpdate { Genres = ["Seen Live"] }, Cancel);
        Assert.Equal(["Seen Live"], await ShownAsync(later));
    }

    [Fact]
    public async Task ExcludeGenreAsync_PlatformSaysItAgain_StaysAwayUntilTakenBack()
    {
        await SyncAsync(On("spotify", "s1", "One") with { Genres = ["Rock", "Pop"] });
        long id = (await Tracks.FindByPlatformAsync("spotify", "s1", Cancel))!.Id;
        Genre rock = await FindAsync("Rock");
        List<string> before = Everything();

        ChangeResult preview = await Genres.ExcludeGenreAsync([id], rock.Id, ChangeMode.Preview, Cancel);
        Assert.Equal(before, Everything());
        ChangeResult excluded = await Genres.ExcludeGenreAsync([id, id], rock.Id, cancellationToken: Cancel);
        await UndoAndRedoAsync(excluded.Change!.Id, before);
        await History.RedoAsync(excluded.Change.Id, Cancel);
        await SyncAsync(On("spotify", "s1", "One") with { Genres = ["Jazz"] });
        await SyncAsync(On("spotify", "s1", "One") with { Genres = ["Rock", "Jazz"] });

        Assert.Equal((1, 1), (preview.TrackCount, excluded.TrackCount));
        Assert.Equal(["Jazz"], await ShownAsync(await GetAsync(id)));
        Assert.True(Assert.Single(await Tracks.GetGenresAsync(id, Cancel), genre => genre.Name == "Rock").IsExcluded);
        Assert.Equal(0, (await FindAsync("Rock")).TrackCount);
        Assert.Equal(1, (await Genres.AllowGenreAsync([id], rock.Id, cancellationToken: Cancel)).TrackCount);
        Assert.Equal(["Rock", "Jazz"], await ShownAsync(await GetAsync(id)));
        await Assert.ThrowsAsync<TrackNotFoundException>(() => Genres.ExcludeGenreAsync([id, 99], rock.Id, cancellationToken: Cancel));
        Assert.DoesNotContain(await Tracks.GetGenresAsync(id, Cancel), genre => genre.IsExcluded);
    }

    [Fact]
    public async Task ExcludeGenreAsync_OnlyGenreOfTheBestSource_ShowsTheNextSource()
    {
        Track track = await WithGenresAsync("One", "Base");
        await Tracks.SetTrackGenresAsync(track.Id, ["Rock"], "spotify", Cancel);

        await Genres.ExcludeGenreAsync([track.Id], (await FindAsync("Rock")).Id, cancellationToken: Cancel);

        Assert.Equal(["Base"], await ShownAsync(track));
        await Tracks.UpdateAsync(track.Id, new TrackUpdate { Genres = ["Rock"] }, Cancel);
        Assert.Equal(["Rock"], await ShownAsync(track));
    }

    [Fact]
    public async Task ProposeMergesAsync_SpellingsThatFoldAlike_AreProposedForTheMostUsed()
    {
        await WithGenresAsync("One", "Hip Hop", "Drum & Bass", "Rock");
        await WithGenresAsync("Two", "hip-hop", "Drum 'n' Bass");
        await WithGenresAsync("Three", "hip-hop", "HipHop");

        IReadOnlyList<GenreProposal> proposals = await Genres.ProposeMergesAsync(Cancel);

        Assert.Equal(["Drum & Bass", "hip-hop"], proposals.Select(proposal => proposal.Kept.Name));
        Assert.Equal(["Drum 'n' Bass"], proposals[0].Others.Select(genre => genre.Name));
        Assert.Equal(["Hip Hop", "HipHop"], proposals[1].Others.Select(genre => genre.Name));
    }

    [Fact]
    public async Task ListRejectedMergesAsync_OneIsDeleted_ListsTheOthers()
    {
        await WithGenresAsync("One", "Hip Hop", "hip-hop", "HipHop");
        (Genre first, Genre second, Genre third) = (await FindAsync("Hip Hop"), await FindAsync("hip-hop"), await FindAsync("HipHop"));
        await Genres.RejectMergeAsync(second.Id, first.Id, Cancel);
        await Genres.RejectMergeAsync(third.Id, first.Id, Cancel);

        await Genres.DeleteGenreAsync(third.Id, cancellationToken: Cancel);

        GenreProposal rejected = Assert.Single(await Genres.ListRejectedMergesAsync(Cancel));
        Assert.Equal((first.Id, second.Id), (rejected.Kept.Id, Assert.Single(rejected.Others).Id));
        Assert.Equal(1L, Library.Sql("SELECT count(*) FROM store_settings WHERE key LIKE 'separate%'"));
    }

    [Fact]
    public async Task MergeGenresAsync_OtherWasKeptApart_KeepsTheMergedGenreApart()
    {
        await WithGenresAsync("One", "Hip Hop", "hip-hop", "HipHop");
        (Genre first, Genre second, Genre third) = (await FindAsync("Hip Hop"), await FindAsync("hip-hop"), await FindAsync("HipHop"));
        HistoryEntry rejected = (await Genres.RejectMergeAsync(second.Id, first.Id, Cancel))!;

        await Genres.MergeGenresAsync(third.Id, second.Id, cancellationToken: Cancel);

        GenreProposal apart = Assert.Single(await Genres.ListRejectedMergesAsync(Cancel));
        Assert.Equal([first.Id, third.Id], ((long[])[apart.Kept.Id, Assert.Single(apart.Others).Id]).Order());
        await Assert.ThrowsAsync<UndoConflictException>(() => History.UndoAsync(rejected.Id, Cancel));
    }

    [Fact]
    public async Task UndoAsync_DefinedGenreIsKeptApart_TakesThePairAlongAndRedoingBringsItBack()
    {
        await WithGenresAsync("One", "Hip Hop");
        Genre defined = await Genres.DefineGenreAsync("hip-hop", null, null, Cancel);
        HistoryEntry change = (await History.ListAsync(cancellationToken: Cancel))[0];
        await Genres.RejectMergeAsync((await FindAsync("Hip Hop")).Id, defined.Id, Cancel);

        await History.UndoAsync(change.Id, Cancel);
        object? left = Library.Sql("SELECT count(*) FROM store_settings WHERE key LIKE 'separate%'");
        await History.RedoAsync(change.Id, Cancel);

        Assert.Equal(0L, left);
        Assert.Single(await Genres.ListRejectedMergesAsync(Cancel));
    }

    [Fact]
    public async Task UpdateGenreAsync_NameAndDetails_AreOneChangeThatIsUndoneAtOnce()
    {
        await WithGenresAsync("One", "HipHop");
        Genre genre = await FindAsync("HipHop");
        await Genres.DefineGenreAsync("Rap", null, null, Cancel);
        List<string> before = Everything();
        var update = new GenreUpdate { Name = "Hip Hop", Description = "Beats", Color = "#2B8A3E" };

        ChangeResult preview = await Genres.UpdateGenreAsync(genre.Id, update, ChangeMode.Preview, Cancel);
        GenreNameTakenException taken = await Assert.ThrowsAsync<GenreNameTakenException>(
            () => Genres.UpdateGenreAsync(genre.Id, update with { Name = "rap" }, cancellationToken: Cancel));
        Assert.Equal(before, Everything());
        ChangeResult updated = await Genres.UpdateGenreAsync(genre.Id, update, cancellationToken: Cancel);
        Genre stored = await FindAsync("hiphop");

        Assert.Equal(("Hip Hop", "Beats", "#2b8a3e", genre.Id), (stored.Name, stored.Description, stored.Color, taken.GenreId));
        Assert.Equal((1, true, HistoryKind.GenreRenamed), (preview.TrackCount, preview.IsPreview, updated.Change!.Kind));
        Assert.Equal(["HipHop", "Hip Hop", "description", "color"], updated.Change.Subjects.Select(subject => subject.Name));
        await UndoAndRedoAsync(updated.Change.Id, before);
        ChangeResult recolored = await Genres.UpdateGenreAsync(genre.Id, new GenreUpdate { Color = "#112233" }, cancellationToken: Cancel);
        Assert.Equal((HistoryKind.GenreDefined, "HipHop"), (recolored.Change!.Kind, recolored.Change.Description));
    }

    [Fact]
    public async Task ListGenresAsync_PagesInEveryOrder_CountShownTracks()
    {
        await WithGenresAsync("One", "Rock", "Pop");
        Track second = await WithGenresAsync("Two", "Rock");
        await Genres.DefineGenreAsync("Ambient", "Quiet", "#00FF00", Cancel);
        await Tracks.UpdateAsync(second.Id, new TrackUpdate { Genres = ["Pop"] }, Cancel);
        await Genres.AddSpellingAsync((await FindAsync("Pop")).Id, "Popular Music", Cancel);

        Assert.Equal([("Ambient", 0), ("Pop", 2), ("Rock", 1)], await PagesAsync(new GenreQuery()));
        Assert.Equal([("Pop", 2), ("Rock", 1), ("Ambient", 0)], await PagesAsync(new GenreQuery { OrderBy = GenreOrder.TrackCount, Descending = true }));
        Assert.Equal([("Pop", 2)], await PagesAsync(new GenreQuery { Text = "popular" }));
        Assert.Equal(2, await Tracks.CountAsync(new TrackQuery { Genres = ["POPULAR music"] }, cancellationToken: Cancel));
        Assert.Equal(("Quiet", "#00ff00"), ((await FindAsync("ambient")).Description, (await FindAsync("ambient")).Color));
        Genre without = await Genres.RemoveSpellingAsync((await FindAsync("Pop")).Id, "popular music", Cancel);
        Assert.Empty(without.Spellings);
        await Assert.ThrowsAsync<GenreNameTakenException>(() => Genres.AddSpellingAsync(without.Id, "ROCK", Cancel));
    }

    [Fact]
    public async Task UndoAsync_RemovedSpellingIsAGenreNow_IsRefused()
    {
        Track track = await WithGenresAsync("One", "Hip Hop");
        Genre genre = await FindAsync("hip hop");
        await Genres.AddSpellingAsync(genre.Id, "Rap", Cancel);
        await Genres.RemoveSpellingAsync(genre.Id, "Rap", Cancel);
        HistoryEntry change = (await History.ListAsync(cancellationToken: Cancel))[0];
        await Tracks.SetTrackGenresAsync(track.Id, ["Rap"], "spotify", Cancel);

        UndoConflictException error = await Assert.ThrowsAsync<UndoConflictException>(() => History.UndoAsync(change.Id, Cancel));

        Assert.Equal("\"Rap\" would be the name of a genre and a spelling of another one. Delete the genre or remove the spelling first.", error.Reason);
        Assert.Equal(["Rap"], await ShownAsync(track));
    }

    private async Task<List<(string Name, int TrackCount)>> PagesAsync(GenreQuery query)
    {
        var found = new List<(string Name, int TrackCount)>();
        GenrePage page;
        do
        {
            page = await Genres.ListGenresAsync(query with { PageSize = 1 }, Cancel);
            found.AddRange(page.Items.Select(genre => (genre.Name, genre.TrackCount)));
            query = query with { Cursor = page.NextCursor };
        }
        while (page.NextCursor is not null);
        return found;
    }

    private Task<Track> WithGenresAsync(string title, params string[] genres) => AddAsync(title, track => track with { Genres = genres });

    private async Task<Genre> FindAsync(string name) => Assert.IsType<Genre>(await Genres.FindGenreAsync(name, Cancel));

    private async Task<string[]> ShownAsync(Track track)
        => [.. (await Tracks.GetGenresAsync(track.Id, Cancel)).Where(genre => genre.IsEffective).Select(genre => genre.Name)];
}
