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
    public static async Task RequireAsync(DbContext context, ImageSubject subject, long id, CancellationToken cancellationToken)
    {
        bool exists = subject == ImageSubject.Track
            ? await context.Set<TrackEntity>().AnyAsync(track => track.Id == id, cancellationToken).ConfigureAwait(false)
            : await context.Set<AlbumEntity>().AnyAsync(album => album.Id == id, cancellationToken).ConfigureAwait(false);
        if (exists)
            return;
        throw subject == ImageSubject.Track ? new TrackNotFoundException(id) : new AlbumNotFoundException(id);
    }

    /// <summary>Throws within a write when a track or album does not exist.</summary>
    /// <exception cref="TrackNotFoundException">The track does not exist.</exception>
    /// <exception cref="AlbumNotFoundException">The album does not exist.</exception>
    public static Task RequireAsync(StoreTransaction transaction, ImageSubject subject, long id, CancellationToken cancellationToken)
        => subject == ImageSubject.Track
            ? transaction.RequireTrackAsync(id, cancellationToken)
            : transaction.RequireAlbumAsync(id, cancellationToken);
}
