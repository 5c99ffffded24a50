using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;

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
        ThrowUnless(exists, owner);
    }

    /// <summary>Throws within a plan when a track or album does not exist.</summary>
    /// <exception cref="TrackNotFoundException">The track does not exist.</exception>
    /// <exception cref="AlbumNotFoundException">The album does not exist.</exception>
    public static void Require(LibraryRows rows, ArtworkOwner owner) => ThrowUnless(Exists(rows, owner), owner);

    /// <summary>Tells within a plan whether a track or album exists.</summary>
    public static bool Exists(LibraryRows rows, ArtworkOwner owner) => owner.Kind == ArtworkOwnerKind.Track
        ? rows.Tracks.Find(owner.Id) is not null
        : rows.Albums.Find(owner.Id) is not null;

    private static void ThrowUnless(bool exists, ArtworkOwner owner)
    {
        if (exists)
            return;
        throw owner.Kind == ArtworkOwnerKind.Track ? new TrackNotFoundException(owner.Id) : new AlbumNotFoundException(owner.Id);
    }
}
