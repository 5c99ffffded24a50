using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TrackStore.Contracts;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Plans.Recording;
using TrackStore.Text;

namespace TrackStore.Albums;

/// <inheritdoc cref="IAlbumRepository"/>
internal sealed partial class AlbumRepository(StoreDatabase database, ITrackArtwork artwork) : IAlbumRepository
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
        TrackCount = a.Tracks.Count + a.AppearingLinks.Select(link => link.TrackId).Distinct().Count(),
        HasImage = shown != null,
        ArtworkKey = StoredArtworkKey.Read((long?)shown!.Id, (long?)shown!.KeyHash),
        ThumbHash = StoredThumbHash.Read(shown!.ThumbHash),
        DominantColor = shown!.DominantColor,
        CreatedAt = StoredValues.ToUtc(a.CreatedAt),
        UpdatedAt = StoredValues.ToUtc(a.UpdatedAt),
    };

    public Task<Album?> GetAsync(long albumId, CancellationToken cancellationToken = default) => database.QueryAsync(
        (context, token) => Albums(context, a => a.Id == albumId).FirstOrDefaultAsync(token), cancellationToken);

    public Task<Album?> FindAsync(string title, string artist, CancellationToken cancellationToken = default)
    {
        byte[] key = AlbumIdentity.KeyOf(
            TextRules.Required(title, TextRules.Name, nameof(title)),
            TextRules.Required(artist, TextRules.Name, nameof(artist)));
        return database.QueryAsync(
            async (context, token) =>
            {
                Album? named = await Albums(context, a => a.IdentityKey == key).FirstOrDefaultAsync(token).ConfigureAwait(false);
                return named ?? await MergedAsync(context, key, token).ConfigureAwait(false);
            },
            cancellationToken);
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
        return PlanAsync(
            rows =>
            {
                AlbumEntity stored = rows.RequireAlbum(new AlbumPlanner(rows).GetOrAdd(title, artist, isAssumed: false));
                return (stored, details.FillGaps(stored));
            },
            cancellationToken);
    }

    public Task<Album> UpdateAsync(long albumId, AlbumUpdate update, CancellationToken cancellationToken = default)
    {
        ValidatedAlbumUpdate details = ValidatedAlbumUpdate.From(update);
        return PlanAsync(
            rows =>
            {
                AlbumEntity stored = rows.RequireAlbum(albumId);
                return (stored, details.Write(stored));
            },
            cancellationToken,
            HistoryKind.AlbumEdited);
    }

    public Task<bool> DeleteAsync(long albumId, CancellationToken cancellationToken = default) => database.WriteAsync(
        async (transaction, token) =>
        {
            int trackCount = await transaction.ReadAsync(context => TracksOf(context, albumId).CountAsync(token)).ConfigureAwait(false);
            if (trackCount > 0)
                throw new AlbumInUseException(albumId, trackCount);
            return await transaction.PlanAsync(rows => Delete(rows, albumId), token).ConfigureAwait(false);
        },
        cancellationToken);

    private static IQueryable<long> TracksOf(DbContext context, long albumId) => context.Set<TrackEntity>()
        .Where(track => track.AlbumId == albumId)
        .Select(track => track.Id)
        .Union(context.Set<PlatformInfoEntity>().Where(link => link.AlbumId == albumId).Select(link => link.TrackId));

    private bool Delete(LibraryRows rows, long albumId)
    {
        artwork.RemoveAll(rows, ArtworkOwner.Album(albumId));
        if (rows.Albums.Find(albumId) is not { } album)
            return false;
        foreach (AlbumArtworkLookupEntity lookup in rows.AlbumLookups.ByAlbum.Find(albumId))
            rows.AlbumLookups.Remove(lookup);
        foreach (AlbumAliasEntity alias in rows.AlbumAliases.ByAlbum.Find(albumId))
            rows.AlbumAliases.Remove(alias);
        rows.Albums.Remove(album);
        rows.Changes.Deleted(ArtworkOwner.Album(albumId));
        ChangeRecorder.Record(rows, HistoryKind.AlbumDeleted, album.DisplayName(), album.ToSubject());
        return true;
    }

    private Task<Album> PlanAsync(
        Func<LibraryRows, (AlbumEntity Before, AlbumEntity After)> change, CancellationToken cancellationToken, HistoryKind? kind = null)
        => database.PlanAsync(
            rows =>
            {
                (AlbumEntity before, AlbumEntity after) = change(rows);
                if (rows.Albums.Table.Differences(before, after) != 0)
                {
                    rows.Albums.Put(after with { UpdatedAt = rows.Now });
                    rows.Changes.ChangedAlbum(after.Id);
                    if (kind is { } recorded)
                        ChangeRecorder.Record(rows, recorded, after.DisplayName(), [after.ToSubject(), .. DifferencesOf(before, after)]);
                }

                return after.Id;
            },
            (context, albumId, token) => Albums(context, a => a.Id == albumId).SingleAsync(token),
            cancellationToken);

    private static IEnumerable<HistorySubject> DifferencesOf(AlbumEntity before, AlbumEntity after)
        => new (string Name, string? Before, string? After)[]
        {
            ("release_year", before.ReleaseYear, after.ReleaseYear),
            ("label", before.Label, after.Label),
            ("catalog_number", before.CatalogNumber, after.CatalogNumber),
            ("artwork_url", before.ArtworkUrl, after.ArtworkUrl),
        }
        .Where(field => field.Before != field.After)
        .Select(field => new HistorySubject(HistorySubjectKind.Field, Id: null, field.Name) { Before = field.Before, After = field.After });

    /// <summary>Finds the album into which the one with these names was merged.</summary>
    private static Task<Album?> MergedAsync(DbContext context, byte[] key, CancellationToken cancellationToken)
    {
        IQueryable<long> kept = context.Set<AlbumAliasEntity>().Where(alias => alias.IdentityKey == key).Select(alias => alias.AlbumId);
        return Albums(context, a => kept.Contains(a.Id)).FirstOrDefaultAsync(cancellationToken);
    }

    private static IQueryable<Album> Albums(DbContext context, Expression<Func<AlbumEntity, bool>> which)
        => context.Set<AlbumEntity>()
            .Where(which)
            .LeftJoin(context.Set<ArtworkEntity>(), a => a.ArtworkId, shown => (long?)shown.Id, ToAlbum);
}
