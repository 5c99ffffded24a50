using TrackStore.Storage.Entities;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Plans;

namespace TrackStore.History;

/// <summary>Checks that the rows that a row refers to still exist.</summary>
internal sealed class UndoParents(LibraryRows rows)
{
    /// <summary>Names what a row refers to and what is gone, or returns null.</summary>
    public string? Missing(object row) => row switch
    {
        TrackFieldEntity field => Track(field.TrackId),
        PlatformInfoEntity link => Track(link.TrackId),
        TrackGenreEntity genre => Track(genre.TrackId) ?? (rows.Genres.ById.FindOne(genre.GenreId) is null ? "its genre" : null),
        TrackTagEntity tag => Track(tag.TrackId) ?? (rows.Tags.ById.FindOne(tag.TagId) is null ? "its tag" : null),
        TrackArtworkEntity picture => Track(picture.TrackId) ?? Artwork(picture.ArtworkId),
        AlbumArtworkEntity picture => Album(picture.AlbumId) ?? Artwork(picture.ArtworkId),
        TrackArtworkLookupEntity lookup => Track(lookup.TrackId),
        AlbumArtworkLookupEntity lookup => Album(lookup.AlbumId),
        ArtworkDownloadTargetEntity target => rows.Downloads.Find(target.DownloadId) is null ? "its download" : null,
        TrackProposalEntity pair => Track(pair.FirstTrackId) ?? Track(pair.SecondTrackId),
        TrackAliasEntity alias => Track(alias.TrackId),
        AlbumAliasEntity alias => Album(alias.AlbumId),
        PlatformSyncEntity sync => rows.Links.Find(sync.LinkId) is null ? "its link" : null,
        _ => null,
    };

    private string? Track(long id) => rows.Tracks.Find(id) is null ? "its track" : null;

    private string? Album(long id) => rows.Albums.Find(id) is null ? "its album" : null;

    private string? Artwork(long? id) => id is { } known && rows.Artworks.Find(known) is null ? "its image" : null;
}
