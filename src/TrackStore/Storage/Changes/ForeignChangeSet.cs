namespace TrackStore.Storage.Changes;

/// <summary>The changes that other stores committed since the last poll.</summary>
/// <param name="Changes">The known changes.</param>
/// <param name="IsArtworkLost">True when artwork changes are unknown, so that any picture may have changed.</param>
/// <param name="IsLibraryLost">True when the changes are unknown, so that anything may have changed.</param>
internal sealed record ForeignChangeSet(ChangeSet Changes, bool IsArtworkLost, bool IsLibraryLost);
