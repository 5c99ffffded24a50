using Microsoft.EntityFrameworkCore;
using TrackStore.Artwork.Linking;
using TrackStore.Storage;

namespace TrackStore.Contracts;

/// <summary>
/// What other modules need of the artwork of a track or album within a transaction of their own. A track's artwork field is its front
/// picture.
/// </summary>
internal interface ITrackArtwork
{
    /// <summary>Tells whether a platform provides a front picture for the track or for its album.</summary>
    Task<bool> IsProvidedByAsync(StoreTransaction transaction, long trackId, string platform, CancellationToken cancellationToken);

    /// <summary>Makes the track show a platform's front picture, which <see cref="IsProvidedByAsync"/> has found.</summary>
    Task PinAsync(StoreTransaction transaction, long trackId, string platform, CancellationToken cancellationToken);

    /// <summary>Reverts the user's choice of a front picture for the track.</summary>
    Task RevertAsync(StoreTransaction transaction, long trackId, CancellationToken cancellationToken);

    /// <summary>Removes a platform's pictures of all kinds from the track, except one that the user chose.</summary>
    Task RemovePlatformAsync(StoreTransaction transaction, long trackId, string platform, CancellationToken cancellationToken);

    /// <summary>Removes all pictures and queued downloads of a track or album that is about to be deleted.</summary>
    Task RemoveAllAsync(StoreTransaction transaction, ArtworkOwner owner, CancellationToken cancellationToken);

    /// <summary>Explains which front picture the track shows: its own, else its album's.</summary>
    Task<FieldExplanation> ExplainAsync(DbContext context, long trackId, CancellationToken cancellationToken);
    bool IsProvidedBy(TrackStore.Storage.Plans.LibraryRows rows, long trackId, string platform) => false; // TMP
    void Pin(TrackStore.Storage.Plans.LibraryRows rows, long trackId, string platform) { } // TMP
    void Revert(TrackStore.Storage.Plans.LibraryRows rows, long trackId) { } // TMP
    void RemovePlatform(TrackStore.Storage.Plans.LibraryRows rows, long trackId, string platform) { } // TMP
    void RemoveAll(TrackStore.Storage.Plans.LibraryRows rows, ArtworkOwner owner) { } // TMP
}
