namespace TrackStore.Conformance;

/// <content>The transaction of a host's context.</content>
public abstract partial class StoreConformance
{
    [Fact]
    [Trait(Set, Core)]
    public async Task ExecuteInTransactionAsync_RowsOfBoth_AreCommittedTogetherAndToldAfterwards()
    {
        await using IHostContext host = OpenHostContext();
        await using IAsyncEnumerator<LibraryChange> changes = Get<ILibraryChanges>().WatchAsync(Cancel).GetAsyncEnumerator(Cancel);
        await Database.InitializeAsync(Cancel);
        var other = Open().GetRequiredService<ITrackRepository>();
        Task<bool> told = changes.MoveNextAsync().AsTask();

        Track added = await Database.ExecuteInTransactionAsync(
            host.Context,
            async token =>
            {
                Track track = await Tracks.AddAsync(new NewTrack { Title = "Title", Artist = "Artist", Album = "Album" }, token);
                await Images.ResizeAndStoreImageAsync(Picture(), track.Id, cancellationToken: token);
                await host.AddRowAsync(token);
                Assert.True((await Tracks.GetAsync(track.Id, token))!.HasImage);
                Assert.False(told.IsCompleted);
                return track;
            },
            Cancel);

        Assert.True(await told.WaitAsync(TimeSpan.FromSeconds(30), Cancel));
        Assert.Equal([added.Id], changes.Current.AddedTrackIds);
        Assert.False(changes.Current.IsForeign);
        Assert.Equal(1, await host.CountRowsAsync(Cancel));
        Assert.True((await other.GetAsync(added.Id, Cancel))!.HasImage);
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task ExecuteInTransactionAsync_WorkFails_RollsBackBothAndTellsNobody()
    {
        await using IHostContext host = OpenHostContext();
        Track before = await AddAsync("Before");
        await using IAsyncEnumerator<LibraryChange> changes = Get<ILibraryChanges>().WatchAsync(Cancel).GetAsyncEnumerator(Cancel);
        Task<bool> told = changes.MoveNextAsync().AsTask();

        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => Database.ExecuteInTransactionAsync(
            host.Context,
            async token =>
            {
                await Tracks.UpdateAsync(before.Id, new TrackUpdate { Title = "Changed" }, token);
                await Tracks.AddAsync(new NewTrack { Title = "Gone", Artist = "Artist" }, token);
                await host.AddRowAsync(token);
                throw new TimeZoneNotFoundException();
            },
            Cancel));

        Assert.False(told.IsCompleted);
        Assert.Equal(0, await host.CountRowsAsync(Cancel));
        Assert.Equal(["Before"], await TitlesAsync(new TrackQuery()));
        Track after = await AddAsync("After");
        Assert.Equal(before.Id + 1, after.Id);
        Assert.True(await told.WaitAsync(TimeSpan.FromSeconds(30), Cancel));
        Assert.Equal([after.Id], changes.Current.AddedTrackIds);
        Assert.Empty(changes.Current.ChangedTrackIds);
    }

    [Fact]
    public async Task ExecuteInTransactionAsync_StoreRefusesACall_KeepsTheRest()
    {
        await using IHostContext host = OpenHostContext();
        Track first = await AddAsync("First");

        await Database.ExecuteInTransactionAsync(
            host.Context,
            async token =>
            {
                await Assert.ThrowsAsync<EditConflictException>(
                    () => Tracks.UpdateAsync(first.Id, new TrackUpdate { Title = "Refused", ExpectedEditVersion = 7 }, token));
                await Assert.ThrowsAsync<TrackNotFoundException>(
                    () => Tracks.UpdateAsync([first.Id, 4711], new TrackUpdate { Title = "Refused" }, token));
                await Tracks.AddAsync(new NewTrack { Title = "Second", Artist = "Artist" }, token);
                await host.AddRowAsync(token);
            },
            Cancel);

        Assert.Equal(["First", "Second"], await TitlesAsync(new TrackQuery()));
        Assert.Equal(1, await host.CountRowsAsync(Cancel));
    }

    private IHostContext OpenHostContext()
    {
        IHostContext? host = _database!.OpenHostContext(Store);
        Assert.SkipWhen(host is null, "The database is the store's own: there is no host's transaction.");
        return host;
    }
}
