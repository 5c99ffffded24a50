using TrackStore.Storage;
using TrackStore.Storage.Changes;

namespace TrackStore.Tests.Artwork;

public sealed class ArtworkChangesTests
{
    [Fact]
    public void Publish_NobodySubscribed_DoesNothing()
    {
        var changes = new ArtworkChanges();

        Exception? error = Record.Exception(() => changes.Publish(new ArtworkChange([1], [])));

        Assert.Null(error);
    }

    [Fact]
    public void Publish_SubscriberThrows_OthersAreToldAndThePublisherGoesOn()
    {
        var changes = new ArtworkChanges();
        var change = new ArtworkChange([1], [2]);
        var seen = new List<ArtworkChange>();
        changes.Committed += seen.Add;
        changes.Committed += _ => throw new InvalidOperationException("broken");
        changes.Committed += seen.Add;

        changes.Publish(change);

        Assert.Equal([change, change], seen);
    }
}
