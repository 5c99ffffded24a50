namespace TrackStore.Conformance;

/// <content>The change feed and the numbers of a library.</content>
public abstract partial class StoreConformance
{
    [Fact]
    [Trait(Set, Core)]
    public async Task WatchAsync_WritesOfTheStore_AreToldInTheirOrder()
    {
        await using IAsyncEnumerator<LibraryChange> changes = Get<ILibraryChanges>().WatchAsync(Cancel).GetAsyncEnumerator(Cancel);
        Track track = await AddAsync("Title");
        await Tracks.UpdateAsync(track.Id, new TrackUpdate { Year = "2001" }, Cancel);
        await Tracks.UpdateAsync(track.Id, new TrackUpdate { Year = "2001" }, Cancel);
        await Assert.ThrowsAsync<TrackNotFoundException>(() => Tracks.UpdateAsync([track.Id, 4711], new TrackUpdate { Year = "2002" }, Cancel));
        await Tags.SetTagsAsync(track.Id, ["one"], Cancel);
        await Images.ResizeAndStoreImageAsync(Picture(), track.Id, cancellationToken: Cancel);
        await Tracks.DeleteAsync(track.Id, Cancel);

        LibraryChange added = await NextAsync(changes);
        LibraryChange changed = await NextAsync(changes);
        LibraryChange tagged = await NextAsync(changes);
        LibraryChange shown = await NextAsync(changes);
        LibraryChange deleted = await NextAsync(changes);

        Assert.Equal([track.Id], added.AddedTrackIds);
        Assert.Equal([track.AlbumId!.Value], added.AddedAlbumIds);
        Assert.Equal([track.Id], changed.ChangedTrackIds);
        Assert.Equal([track.Id], tagged.TaggedTrackIds);
        Assert.Equal([track.Id], shown.ArtworkTrackIds);
        Assert.Equal([track.Id], deleted.DeletedTrackIds);
        Assert.DoesNotContain([added, changed, tagged, shown, deleted], change => change.IsForeign || change.IsEverything);
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task WatchAsync_WritesOfAnotherStore_AreToldWithinTheInterval()
    {
        ServiceProvider other = Open();
        await using IAsyncEnumerator<LibraryChange> changes = Get<ILibraryChanges>().WatchAsync(Cancel).GetAsyncEnumerator(Cancel);
        ValueTask<bool> first = changes.MoveNextAsync();
        await Database.InitializeAsync(Cancel);

        Track track = await other.GetRequiredService<ITrackRepository>().AddAsync(new NewTrack { Title = "Title", Artist = "Artist" }, Cancel);
        Time.Advance(new TrackStoreOptions().ChangePollInterval!.Value);

        Assert.True(await first.AsTask().WaitAsync(TimeSpan.FromSeconds(30), Cancel));
        Assert.True(changes.Current.IsForeign);
        Assert.Equal([track.Id], changes.Current.AddedTrackIds);
        Assert.Equal(track, await GetAsync(track.Id));
    }

    [Fact]
    public async Task GetStatisticsAsync_Library_CountsEverything()
    {
        Track track = await Tracks.AddAsync(new NewTrack { Title = "Title", Artist = "Artist", Album = "Album", Genres = ["a", "b"] }, Cancel);
        await Tags.SetTagsAsync(track.Id, ["one", "two", "three"], Cancel);
        await Tracks.AddPlatformInfoAsync(track.Id, "discogs", "1", cancellationToken: Cancel);
        await Images.ResizeAndStoreImageAsync(Picture(), track.Id, track.AlbumId, cancellationToken: Cancel);

        LibraryStatistics counts = await CountAllAsync();

        Assert.Equal((1, 1, 2, 3, 1, 1), (counts.Tracks, counts.Albums, counts.Genres, counts.Tags, counts.PlatformLinks, counts.Artworks));
        Assert.True(counts.ImageBytes > 0);
    }

    [Fact]
    public async Task OpenAsync_EmptyLibrary_IsReadyAndEmpty()
    {
        await Database.OpenAsync(Cancel);
        await Database.InitializeAsync(Cancel);

        LibraryStatus status = await Database.GetStatusAsync(Cancel);
        Assert.Equal((false, false, BackgroundWorkState.Completed), (status.IsOpening, status.IsReadOnly, status.BackgroundWork));
        Assert.Equal(0, (await CountAllAsync()).Tracks);
        Assert.Empty((await Tracks.QueryAsync(new TrackQuery(), Cancel)).Items);
    }

    private static async Task<LibraryChange> NextAsync(IAsyncEnumerator<LibraryChange> changes)
    {
        Assert.True(await changes.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30), Cancel));
        return changes.Current;
    }
}
