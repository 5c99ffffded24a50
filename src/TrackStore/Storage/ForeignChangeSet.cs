namespace TrackStore.Storage;

/// <summary>What other stores changed since the last look.</summary>
/// <param name="Changes">What is known of it.</param>
/// <param name="IsArtworkLost">Whether any picture may be another, because what changed is not known.</param>
/// <param name="IsLibraryLost">Whether anything may be another, because what changed is not known.</param>
internal sealed record ForeignChangeSet(ChangeSet Changes, bool IsArtworkLost, bool IsLibraryLost);
