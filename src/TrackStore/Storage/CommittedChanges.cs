namespace TrackStore.Storage;

/// <summary>Tells everybody in this process what was committed: first whoever remembers pictures, so that who follows the library is never shown an old one.</summary>
internal sealed class CommittedChanges(ArtworkChanges artwork, LibraryFeed feed)
{
    /// <summary>Tells what a write of this store changed.</summary>
    public void Publish(ChangeSet changes)
    {
        artwork.Publish(changes.OfAll);
        if (feed.HasSubscribers && changes.ToLibraryChange(isForeign: false) is { } change)
            feed.Publish(change);
    }

    /// <summary>Tells what other stores changed.</summary>
    public void Publish(ForeignChangeSet foreign)
    {
        artwork.Publish(foreign.IsArtworkLost ? ArtworkChange.Everything : foreign.Changes.OfKnown);
        LibraryChange? change = foreign.IsLibraryLost ? LibraryChange.Everything with { IsForeign = true } : foreign.Changes.ToLibraryChange(isForeign: true);
        if (change is not null)
            feed.Publish(change);
    }
}
