using TrackStore.Storage;
using TrackStore.Storage.Changes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Storage;

/// <summary>
/// The order of notifications after a commit. A watcher that reads a picture as soon as it learns of the change must find that the caches
/// have already dropped the previous one.
/// </summary>
public sealed class ChangePublisherTests : LibraryTest
{
    private readonly List<int> _unreadByWatcher = [];

    [Fact]
    public async Task Publish_OwnChange_NotifiesArtworkCachesBeforeWatchers()
    {
        Track track = await AddTrackAsync();
        using ChangeSubscription watcher = Watch();

        await StoreArtworkAsync(Library, track);

        AssertCachesWereFirst(watcher);
    }

    [Fact]
    public async Task Publish_ChangeOfAnotherStore_NotifiesArtworkCachesBeforeWatchers()
    {
        Track track = await AddTrackAsync();
        await using var other = new TestLibrary(file: Library.File);
        using ChangeSubscription watcher = Watch();
        await StoreArtworkAsync(other, track);

        await Library.Services.GetRequiredService<StoreDatabase>().PublishForeignChangesAsync(Cancel);

        AssertCachesWereFirst(watcher);
    }

    /// <summary>Subscribes a watcher, and counts its unread changes whenever the artwork caches are notified.</summary>
    private ChangeSubscription Watch()
    {
        ChangeSubscription watcher = Library.Services.GetRequiredService<ChangeBroadcaster>().Subscribe();
        Library.Services.GetRequiredService<ArtworkChanges>().Committed += _ => _unreadByWatcher.Add(watcher.Unread.Count);
        return watcher;
    }

    private void AssertCachesWereFirst(ChangeSubscription watcher)
    {
        Assert.Equal([0], _unreadByWatcher);
        Assert.Equal(1, watcher.Unread.Count);
    }

    private Task<Track> AddTrackAsync() => Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A", Album = "B" }, Cancel);

    private static Task<IReadOnlyDictionary<ImageSize, Image>> StoreArtworkAsync(TestLibrary library, Track track)
        => library.Images.ResizeAndStoreImageAsync(Pictures.Jpeg(), track.Id, cancellationToken: Cancel);
}
