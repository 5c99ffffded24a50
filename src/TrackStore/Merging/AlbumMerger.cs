using Microsoft.Extensions.Options;
using TrackStore.Albums;
using TrackStore.Contracts;
using TrackStore.Fields;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Plans;
using TrackStore.Tracks;

namespace TrackStore.Merging;

/// <summary>Plans the merge of two albums.</summary>
internal sealed class AlbumMerger(FieldRanking ranking, IOptions<ArtworkOptions> artwork) : IAlbumMerging
{
    private readonly IReadOnlyList<string> _artworkRanking = [.. artwork.Value.SourceRanking];

    /// <inheritdoc/>
    /// <exception cref="AlbumNotFoundException">There is no such album.</exception>
    public void Merge(LibraryRows rows, long keptId, long otherId, bool isAssumed)
    {
        AlbumEntity kept = rows.RequireAlbum(keptId);
        AlbumEntity other = rows.RequireAlbum(otherId);
        long[] tracks =
        [
            .. rows.Tracks.ByAlbum.Find(otherId).Select(track => track.Id)
                .Concat(rows.Links.ByAlbum.Find(otherId).Select(link => link.TrackId))
                .Distinct()
                .Order(),
        ];
        new PictureMerger(rows, ArtworkOwner.Album(keptId), ArtworkOwner.Album(otherId)).Merge(_artworkRanking);
        foreach (AlbumAliasEntity alias in rows.AlbumAliases.ByAlbum.Find(otherId).ToArray())
            rows.AlbumAliases.Put(alias with { AlbumId = keptId });

        // An empty album may have the names that lead to the other one already.
        rows.AlbumAliases.ByIdentity.Want(other.IdentityKey);
        rows.AlbumAliases.Put(new AlbumAliasEntity { IdentityKey = other.IdentityKey, AlbumId = keptId, IsAssumed = isAssumed });
        kept = rows.RequireAlbum(keptId);
        rows.Albums.Put(kept.WithReleaseYear(kept.ReleaseYear ?? other.ReleaseYear) with
        {
            Label = kept.Label ?? other.Label,
            CatalogNumber = kept.CatalogNumber ?? other.CatalogNumber,
            ArtworkUrl = kept.ArtworkUrl ?? other.ArtworkUrl,
            CreatedAt = kept.CreatedAt < other.CreatedAt ? kept.CreatedAt : other.CreatedAt,
            UpdatedAt = rows.Now,
        });
        rows.Albums.Remove(rows.RequireAlbum(otherId));
        rows.Changes.Deleted(ArtworkOwner.Album(otherId));
        rows.Changes.ChangedAlbum(keptId);

        // Their layers and links name the album that goes, which leads to the one that stays from now on.
        var planner = new TrackPlanner(rows, ranking);
        foreach (long trackId in tracks)
            planner.Project(trackId);
    }
}
