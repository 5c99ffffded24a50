using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TrackStore.Artwork.Linking;
using TrackStore.Contracts;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Text;

namespace TrackStore.Albums;

/// <inheritdoc cref="IAlbumRepository"/>
internal sealed class AlbumRepository(StoreDatabase database, ITrackArtwork artwork) : IAlbumRepository
{
    private static readonly Expression<Func<AlbumEntity, ArtworkEntity?, Album>> ToAlbum = (a, shown) => new Album
    {
        Id = a.Id,
        Title = a.Title,
        Artist = a.Artist,
        ReleaseYear = a.ReleaseYear,
        Label = a.Label,
        CatalogNumber = a.CatalogNumber,
        ArtworkUrl = a.ArtworkUrl,
        TrackCount = a.Tracks.Count,
        HasImage = shown != null,
        ArtworkKey = StoredArtworkKey.Read((long?)shown!.Id, (long?)shown!.KeyHash),
        ThumbHash = StoredThumbHash.Read(shown!.ThumbHash),
        DominantColor = shown!.DominantColor,
        CreatedAt = StoredValues.ToUtc(a.CreatedAt),
        UpdatedAt = StoredValues.ToUtc(a.UpdatedAt),
    };

    public Task<Album?> GetAsync(long albumId, CancellationToken cancellationToken = default) => database.ReadAsync(
        (context, token) => Albums(context, a => a.Id == albumId).FirstOrDefaultAsync(token), cancellationToken);

    public Task<Album?> FindAsync(string title, string artist, CancellationToken cancellationToken = default)
    {
        byte[] key = IdentityKey.OfAlbum(
            TextRules.Required(title, TextRules.Name, nameof(title)),
            TextRules.Required(artist, TextRules.Name, nameof(artist)));
        return database.ReadAsync(
            (context, token) => Albums(context, a => a.IdentityKey == key).FirstOrDefaultAsync(token), cancellationToken);
    }

    public Task<Album> AddAsync(NewAlbum album, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(album);
        string title = TextRules.Required(album.Title, TextRules.Name, nameof(album.Title));
        string artist = TextRules.Required(album.Artist, TextRules.Name, nameof(album.Artist));
        ValidatedAlbumUpdate details = ValidatedAlbumUpdate.From(new AlbumUpdate
        {
            ReleaseYear = album.ReleaseYear,
            Label = album.Label,
            CatalogNumber = album.CatalogNumber,
            ArtworkUrl = album.ArtworkUrl,
        });
        return database.WriteAsync(
            async (transaction, token) =>
            {
                using var writer = new AlbumWriter(transaction);
                long albumId = await writer.GetOrAddAsync(title, artist, token).ConfigureAwait(false);
                AlbumEntity stored = await transaction.Context.Set<AlbumEntity>()
                    .AsTracking()
                    .SingleAsync(a => a.Id == albumId, token)
                    .ConfigureAwait(false);
                details.FillGaps(stored);
                return await SaveAsync(transaction, stored, token).ConfigureAwait(false);
            },
            cancellationToken);
    }

    public Task<Album> UpdateAsync(long albumId, AlbumUpdate update, CancellationToken cancellationToken = default)
    {
        ValidatedAlbumUpdate details = ValidatedAlbumUpdate.From(update);
        return database.WriteAsync(
            async (transaction, token) =>
            {
                AlbumEntity stored = await transaction.Context.Set<AlbumEntity>()
                    .AsTracking()
                    .SingleOrDefaultAsync(a => a.Id == albumId, token)
                    .ConfigureAwait(false) ?? throw new AlbumNotFoundException(albumId);
                details.Write(stored);
                return await SaveAsync(transaction, stored, token).ConfigureAwait(false);
            },
            cancellationToken);
    }

    public Task<bool> DeleteAsync(long albumId, CancellationToken cancellationToken = default) => database.WriteAsync(
        async (transaction, token) =>
        {
            int trackCount = await transaction.Context.Set<TrackEntity>().CountAsync(t => t.AlbumId == albumId, token)
                .ConfigureAwait(false);
            if (trackCount > 0)
                throw new AlbumInUseException(albumId, trackCount);
            await transaction.PlanAsync(rows => artwork.RemoveAll(rows, ArtworkOwner.Album(albumId)), token).ConfigureAwait(false);
            await transaction.WritePlanAsync(token).ConfigureAwait(false);
            int deleted = await transaction.ExecuteAsync(
                "DELETE FROM albums WHERE id = @id", [("@id", albumId)], token).ConfigureAwait(false);
            if (deleted > 0)
                transaction.Changes.Deleted(ArtworkOwner.Album(albumId));
            return deleted > 0;
        },
        cancellationToken);

    private static async Task<Album> SaveAsync(StoreTransaction transaction, AlbumEntity album, CancellationToken cancellationToken)
    {
        if (transaction.Context.Entry(album).State == EntityState.Modified)
        {
            album.UpdatedAt = transaction.Now;
            transaction.Changes.ChangedAlbum(album.Id);
        }

        await transaction.Context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return await Albums(transaction.Context, a => a.Id == album.Id).SingleAsync(cancellationToken).ConfigureAwait(false);
    }

    private static IQueryable<Album> Albums(DbContext context, Expression<Func<AlbumEntity, bool>> which)
        => context.Set<AlbumEntity>()
            .Where(which)
            .LeftJoin(context.Set<ArtworkEntity>(), a => a.ArtworkId, shown => (long?)shown.Id, ToAlbum);
}
