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
        int marked = 0;

        IReadOnlyList<string> changes = await Library.ChangesOfAsync(
            async () => marked = await Tracks.MarkForUpdateAsync(SelectedTracks.Of(new TrackQuery { Genres = ["House"] }), "Spotify", Cancel));

        Assert.Equal((2, 1), (marked, changes.Count));
        Assert.Equal(house, await StaleAsync("spotify"));
        Assert.Empty(await StaleAsync("discogs"));
        Assert.False(await Tracks.NeedsUpdateAsync(other, cancellationToken: Cancel));
    }

    [Fact]
    public async Task MarkForUpdateAsync_NoPlatform_MarksTheLinksToAll()
    {
        long track = await AddAsync("One", "House");

        Assert.Equal(2, await Tracks.MarkForUpdateAsync(SelectedTracks.Of([track]), cancellationToken: Cancel));

        Assert.Equal([track], await StaleAsync("spotify"));
        Assert.Equal([track], await StaleAsync("discogs"));
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
