using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Plans;

namespace TrackStore.Contracts;

/// <summary>
/// What other modules need of the artwork of a track or album within a plan of their own. A track's artwork field is its front
/// picture.
/// </summary>
internal interface ITrackArtwork
{
    /// <summary>Tells whether a platform provides a front picture for the track or for its album.</summary>
    bool IsProvidedBy(LibraryRows rows, long trackId, string platform);

    /// <summary>Makes the track show a platform's front picture, which <see cref="IsProvidedBy"/> has found.</summary>
    void Pin(LibraryRows rows, long trackId, string platform);

    /// <summary>Reverts the user's choice of a front picture for the track.</summary>
    void Revert(LibraryRows rows, long trackId);

    /// <summary>Removes a platform's pictures of all kinds from the track, except one that the user chose.</summary>
    void RemovePlatform(LibraryRows rows, long trackId, string platform);

    /// <summary>Removes all pictures and queued downloads of a track or album that is about to be deleted.</summary>
    void RemoveAll(LibraryRows rows, ArtworkOwner owner);

    /// <summary>Explains which front picture the track shows: its own, else its album's.</summary>
    Task<FieldExplanation> ExplainAsync(DbContext context, long trackId, CancellationToken cancellationToken);
}
