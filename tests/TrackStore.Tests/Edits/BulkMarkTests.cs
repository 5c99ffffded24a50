using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Edits;

/// <summary>Links of many tracks that are marked as stale in one transaction.</summary>
public sealed class BulkMarkTests : LibraryTest
{
    [Fact]
    public async Task MarkForUpdateAsync_Query_MarksTheLinksOfItsTracksOnly()
    {
        long[] house = [await AddAsync("One", "House"), await AddAsync("Two", "House")];
        long other = await AddAsync("Three", "Techno");
        ChangeResult? marked = null;

        IReadOnlyList<string> changes = await Library.ChangesOfAsync(
            async () => marked = await Tracks.MarkForUpdateAsync(SelectedTracks.Of(new TrackQuery { Genres = ["House"] }), "Spotify", cancellationToken: Cancel));

        Assert.Equal((2, 1), (marked!.TrackCount, changes.Count));
        Assert.Equal(house, await StaleAsync("spotify"));
        Assert.Empty(await StaleAsync("discogs"));
        Assert.False(await Tracks.NeedsUpdateAsync(other, cancellationToken: Cancel));
    }

    [Fact]
    public async Task MarkForUpdateAsync_NoPlatform_MarksTheLinksToAll()
    {
        long track = await AddAsync("One", "House");

        Assert.Equal(1, (await Tracks.MarkForUpdateAsync(SelectedTracks.Of([track]), cancellationToken: Cancel)).TrackCount);

        Assert.Equal([track], await StaleAsync("spotify"));
        Assert.Equal([track], await StaleAsync("discogs"));
    }

    [Fact]
    public async Task MarkForUpdateAsync_Undone_TakesBackItsOwnMarksThatStand()
    {
        long[] tracks = [await AddAsync("One", "House"), await AddAsync("Two", "House"), await AddAsync("Three", "House")];
        await Tracks.MarkForUpdateAsync(tracks[0], "spotify", cancellationToken: Cancel);
        SelectedTracks selected = SelectedTracks.Of(tracks);
        ChangeResult preview = await Tracks.MarkForUpdateAsync(selected, "spotify", ChangeMode.Preview, Cancel);
        long[] before = await StaleAsync("spotify");

        ChangeResult result = await Tracks.MarkForUpdateAsync(selected, "spotify", cancellationToken: Cancel);
        await Library.Services.GetRequiredService<ITrackSynchronizer>().SyncAsync(
            new PlatformTrack { Platform = "spotify", Id = $"s{tracks[1]}", Title = "Two", Artist = "Artist" }, Cancel);
        long[] marked = await StaleAsync("spotify");
        HistoryEntry undone = await History.UndoAsync(result.Change!.Id, Cancel);

        Assert.Equal((2, true, tracks[0]), (preview.TrackCount, preview.IsPreview, before.Single()));
        Assert.Equal((2, HistoryKind.LinksMarked, 2), (result.TrackCount, result.Change.Kind, result.Change.TrackCount));
        Assert.Equal(["spotify", "Artist - Two", "Artist - Three"], result.Change.Subjects.Select(subject => subject.Name));
        Assert.Equal([tracks[0], tracks[2]], marked);
        Assert.NotNull(undone.UndoneAt);
        Assert.Equal([tracks[0]], await StaleAsync("spotify"));
        await History.RedoAsync(undone.Id, Cancel);
        Assert.Contains(tracks[2], await StaleAsync("spotify"));
    }

    [Fact]
    public async Task MarkForUpdateAsync_MarkedAlready_IsNoChange()
    {
        long track = await AddAsync("One", "House");
        await Tracks.MarkForUpdateAsync(track, cancellationToken: Cancel);

        ChangeResult result = await Tracks.MarkForUpdateAsync(SelectedTracks.Of([track]), cancellationToken: Cancel);

        Assert.Equal((0, null), (result.TrackCount, result.Change));
    }

    [Fact]
    public async Task MarkForUpdateAsync_IdOfNoTrack_MarksNothing()
    {
        long track = await AddAsync("One", "House");

        var error = await Assert.ThrowsAsync<TrackNotFoundException>(
            () => Tracks.MarkForUpdateAsync(SelectedTracks.Of([track, 4711]), cancellationToken: Cancel));

        Assert.Equal(4711, error.TrackId);
        Assert.Empty(await StaleAsync("spotify"));
    }

    private IChangeHistory History => Library.Services.GetRequiredService<IChangeHistory>();

    private async Task<long> AddAsync(string title, string genre)
    {
        Track track = await Tracks.AddAsync(new NewTrack { Title = title, Artist = "Artist", Genres = [genre] }, Cancel);
        await Tracks.AddPlatformInfoAsync(track.Id, "spotify", $"s{track.Id}", cancellationToken: Cancel);
        await Tracks.AddPlatformInfoAsync(track.Id, "discogs", $"d{track.Id}", cancellationToken: Cancel);
        return track.Id;
    }

    private async Task<long[]> StaleAsync(string platform)
    {
        TrackPage page = await Tracks.QueryAsync(new TrackQuery { Platform = platform, NeedsUpdate = true, OrderBy = TrackOrder.AddedAt }, Cancel);
        return [.. page.Items.Select(track => track.TrackId!.Value)];
    }
}
