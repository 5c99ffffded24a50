using TrackStore.Storage;
using TrackStore.Storage.Changes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Storage;

/// <summary>The stream of changes: start, order, end, and watchers that don't read.</summary>
public sealed class LibraryStreamTests : LibraryTest
{
    [Fact]
    public async Task WatchAsync_CommittedBeforeTheFirstStep_IsTold()
    {
        IAsyncEnumerable<LibraryChange> changes = Library.Changes.WatchAsync(Cancel);
        await AddAsync("T");
        await using IAsyncEnumerator<LibraryChange> enumerator = changes.GetAsyncEnumerator(Cancel);

        LibraryChange change = await enumerator.NextAsync();

        Assert.Equal("tracks +1, albums +1", change.Text());
    }

    [Fact]
    public async Task WatchAsync_ConcurrentWriters_TellsInTheOrderOfTheCommitsToEveryWatcher()
    {
        await using IAsyncEnumerator<LibraryChange> one = Library.Changes.WatchAsync(Cancel).GetAsyncEnumerator(Cancel);
        await using IAsyncEnumerator<LibraryChange> two = Library.Changes.WatchAsync(Cancel).GetAsyncEnumerator(Cancel);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => AddAsync($"T{i}")));

        Assert.Equal(Enumerable.Range(1, 50).Select(id => (long)id), await AddedAsync(one, 50));
        Assert.Equal(Enumerable.Range(1, 50).Select(id => (long)id), await AddedAsync(two, 50));
    }

    [Fact]
    public async Task WatchAsync_SlowReader_IsToldEverythingOnceAndThenWhatFollows()
    {
        await using IAsyncEnumerator<LibraryChange> slow = Library.Changes.WatchAsync(Cancel).GetAsyncEnumerator(Cancel);
        await using IAsyncEnumerator<LibraryChange> quick = Library.Changes.WatchAsync(Cancel).GetAsyncEnumerator(Cancel);
        for (int i = 0; i <= ChangeSubscription.Capacity; i++)
        {
            await AddAsync($"T{i}");
            Assert.False((await quick.NextAsync()).IsEverything);
        }

        Track last = await AddAsync("Last");

        Assert.Equal("everything", (await slow.NextAsync()).Text());
        Assert.Equal($"tracks +{last.Id}", (await slow.NextAsync()).Text());
    }

    [Fact]
    public async Task WatchAsync_Cancelled_ThrowsAndEndsTheSubscription()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await using IAsyncEnumerator<LibraryChange> changes = Library.Changes.WatchAsync(cancel.Token).GetAsyncEnumerator(Cancel);
        ValueTask<bool> next = changes.MoveNextAsync();

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
        Assert.False(Feed.HasSubscribers);
    }

    [Fact]
    public async Task WatchAsync_CancelledOrLeftBeforeItsEnd_KeepsNothing()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        Library.Changes.WatchAsync(cancel.Token);
        await foreach (LibraryChange _ in await StartedAsync())
            break;

        bool isKept = Feed.HasSubscribers;
        await cancel.CancelAsync();

        Assert.True(isKept);
        Assert.False(Feed.HasSubscribers);
    }

    [Fact]
    public async Task WatchAsync_StoreDisposed_EndsAfterWhatWasCommitted()
    {
        await using var library = new TestLibrary();
        ILibraryChanges source = library.Changes;
        await using IAsyncEnumerator<LibraryChange> changes = source.WatchAsync(Cancel).GetAsyncEnumerator(Cancel);
        ValueTask<bool> first = changes.MoveNextAsync();
        await library.Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A" }, Cancel);
        await library.Tracks.AddAsync(new NewTrack { Title = "U", Artist = "A" }, Cancel);

        await ((ServiceProvider)library.Services).DisposeAsync();

        Assert.True(await first);
        Assert.True(await changes.MoveNextAsync());
        Assert.Equal("tracks +2", changes.Current.Text());
        Assert.False(await changes.MoveNextAsync());
        Assert.Throws<ObjectDisposedException>(() => source.WatchAsync(Cancel));
    }

    [Fact]
    public async Task WatchAsync_StoreDisposedBeforeTheFirstStep_Ends()
    {
        await using var library = new TestLibrary();
        await using IAsyncEnumerator<LibraryChange> changes = library.Changes.WatchAsync(Cancel).GetAsyncEnumerator(Cancel);

        await ((ServiceProvider)library.Services).DisposeAsync();

        Assert.False(await changes.MoveNextAsync());
    }

    [Fact]
    public async Task WatchAsync_EnumeratedTwice_IsRefused()
    {
        IAsyncEnumerable<LibraryChange> changes = await StartedAsync();
        await foreach (LibraryChange _ in changes)
            break;
        await using IAsyncEnumerator<LibraryChange> again = changes.GetAsyncEnumerator(Cancel);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await again.MoveNextAsync());
    }

    [Fact]
    public async Task WatchAsync_DatabaseCannotBeOpened_Throws()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.PathOf("library.db"), new string('x', 5_000), Cancel);
        await using var library = new TestLibrary(file: folder.PathOf("library.db"));
        await using IAsyncEnumerator<LibraryChange> changes = library.Changes.WatchAsync(Cancel).GetAsyncEnumerator(Cancel);

        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await changes.MoveNextAsync());
        Assert.False(library.Services.GetRequiredService<ChangeBroadcaster>().HasSubscribers);
    }

    private ChangeBroadcaster Feed => Library.Services.GetRequiredService<ChangeBroadcaster>();

    private async Task<IAsyncEnumerable<LibraryChange>> StartedAsync()
    {
        IAsyncEnumerable<LibraryChange> changes = Library.Changes.WatchAsync(Cancel);
        await AddAsync("T");
        return changes;
    }

    private static async Task<IReadOnlyList<long>> AddedAsync(IAsyncEnumerator<LibraryChange> changes, int count)
    {
        var added = new List<long>();
        while (added.Count < count)
            added.AddRange((await changes.NextAsync()).AddedTrackIds);
        return added;
    }

    private Task<Track> AddAsync(string title) => Tracks.AddAsync(new NewTrack { Title = title, Artist = "A", Album = "Album" }, Cancel);
}
