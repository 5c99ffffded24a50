namespace TrackStore.Conformance;

/// <content>Complete runs of sources.</content>
public abstract partial class StoreConformance
{
    [Fact]
    [Trait(Set, Core)]
    public async Task SyncAsync_SourceNoLongerListsTracks_MarksThemAndUnmarksThemWhenTheyAreBack()
    {
        PlatformTrack[] tracks = [.. Enumerable.Range(1, 25).Select(PlatformTrackOf)];
        await RunSourceAsync("saved", tracks);
        await RunSourceAsync("other", PlatformTrackOf(26), PlatformTrackOf(27));

        SyncResult gone = await RunSourceAsync("saved", tracks[3..]);
        string[] missing = await MissingTitlesAsync();
        SyncResult again = await RunSourceAsync("saved", tracks[3..]);
        SyncResult back = await RunSourceAsync("saved", tracks[1..]);

        Assert.Equal((3, 0, 0), (gone.MissingCount, again.MissingCount, back.MissingCount));
        Assert.Equal(["Title 1", "Title 2", "Title 3"], missing);
        Assert.Equal(["Title 1"], await MissingTitlesAsync());
        PlatformInfo link = (await Tracks.GetPlatformInfoAsync((await Tracks.FindByPlatformAsync("spotify", "id1", Cancel))!.Id, "spotify", Cancel))!;
        Assert.Equal(("saved", Time.GetUtcNow() - TimeSpan.FromHours(2)), (link.Source, link.MissingSince));
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task SyncAsync_IdsHaveChanged_MovesTheLinks()
    {
        PlatformTrack[] tracks = [.. Enumerable.Range(1, 25).Select(PlatformTrackOf)];
        await RunSourceAsync("saved", tracks);
        Track before = (await Tracks.FindByPlatformAsync("spotify", "id7", Cancel))!;

        SyncResult result = await RunSourceAsync("saved", [.. tracks.Select(track => track with { Id = $"new {track.Id}" })]);

        Assert.Equal((25, 25, 0), ((await CountAllAsync()).Tracks, result.Counts.Changed, result.MissingCount));
        IReadOnlyList<PlatformInfo> links = await Tracks.GetPlatformInfoAsync(before.Id, Cancel);
        Assert.Equal(
            [("id7", false, true), ("new id7", true, false)],
            links.OrderBy(link => link.PlatformId, StringComparer.Ordinal).Select(link => (link.PlatformId, link.IsPrimary, link.MissingSince is not null)));
        Assert.Empty(await MissingTitlesAsync());
    }

    [Fact]
    public async Task SyncAsync_UnderHalfOfASource_MarksNothing()
    {
        await RunSourceAsync("saved", [.. Enumerable.Range(1, 25).Select(PlatformTrackOf)]);

        SyncResult result = await RunSourceAsync("saved", PlatformTrackOf(1) with { Title = "" }, PlatformTrackOf(2));

        Assert.Equal(0, result.MissingCount);
        SyncShortfall shortfall = Assert.Single(result.Shortfalls);
        Assert.Equal((2, 25), (shortfall.Brought, shortfall.Known));
        Assert.Empty(await MissingTitlesAsync());
    }

    private Task<SyncResult> RunSourceAsync(string source, params PlatformTrack[] tracks)
    {
        Time.Advance(TimeSpan.FromHours(1));
        return Synchronizer.SyncAsync(StreamAsync(tracks), new SyncRunOptions { Source = source, IncludeArtwork = false }, cancellationToken: Cancel);
    }

    private async Task<string[]> MissingTitlesAsync()
        => [.. (await Tracks.QueryAsync(new TrackQuery { MissingAt = "spotify" }, Cancel)).Items.Select(item => item.Title)];
}
