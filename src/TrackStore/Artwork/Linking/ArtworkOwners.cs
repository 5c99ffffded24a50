using Microsoft.EntityFrameworkCore;
using TrackStore.Storage;
using TrackStore.Storage.Entities;

namespace TrackStore.Artwork.Linking;

/// <summary>Checks that the tracks and albums exist that pictures belong to.</summary>
internal static class ArtworkOwners
{
    /// <summary>Throws when a track or album does not exist.</summary>
    /// <exception cref="TrackNotFoundException">The track does not exist.</exception>
    /// <exception cref="AlbumNotFoundException">The album does not exist.</exception>
    public static async Task RequireAsync(DbContext context, ArtworkOwner owner, CancellationToken cancellationToken)
    {
        bool exists = owner.Kind == ArtworkOwnerKind.Track
            ? await context.Set<TrackEntity>().AnyAsync(track => track.Id == owner.Id, cancellationToken).ConfigureAwait(false)
            : await context.Set<AlbumEntity>().AnyAsync(album => album.Id == owner.Id, cancellationToken).ConfigureAwait(false);
        if (exists)
            return;
        throw owner.Kind == ArtworkOwnerKind.Track ? new TrackNotFoundException(owner.Id) : new AlbumNotFoundException(owner.Id);
    }

    /// <summary>Throws within a write when a track or album does not exist.</summary>
    /// <exception cref="TrackNotFoundException">The track does not exist.</exception>
    /// <exception cref="AlbumNotFoundException">The album does not exist.</exception>
    public static Task RequireAsync(StoreTransaction transaction, ArtworkOwner owner, CancellationToken cancellationToken)
        => owner.Kind == ArtworkOwnerKind.Track
            ? transaction.RequireTrackAsync(owner.Id, cancellationToken)
            : transaction.RequireAlbumAsync(owner.Id, cancellationToken);
}
