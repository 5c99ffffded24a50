namespace TrackStore.Storage.Changes;

/// <summary>
/// Publishes committed changes within this process. Artwork caches are notified first, so watchers never see an outdated picture.
/// </summary>
internal sealed class ChangePublisher(ArtworkChanges artwork, ChangeBroadcaster broadcaster)
{
    /// <summary>Publishes the changes of a write of this store.</summary>
    public void Publish(ChangeSet changes)
    {
        artwork.Publish(changes.AllArtwork);
        if (broadcaster.HasSubscribers && changes.ToLibraryChange(isForeign: false) is { } change)
            broadcaster.Publish(change);
    }

    /// <summary>Publishes the changes of other stores.</summary>
    public void Publish(ForeignChangeSet foreign)
    {
        artwork.Publish(foreign.IsArtworkLost ? ArtworkChange.Everything : foreign.Changes.ExistingArtwork);
        LibraryChange? change = foreign.IsLibraryLost
            ? LibraryChange.Everything with { IsForeign = true }
            : foreign.Changes.ToLibraryChange(isForeign: true);
        if (change is not null)
            broadcaster.Publish(change);
    }
}
