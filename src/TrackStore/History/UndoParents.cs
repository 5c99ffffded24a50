using TrackStore.Storage.Entities;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Plans;
using TrackStore.Taxonomy;

namespace TrackStore.History;

/// <summary>Checks that the rows that a row refers to still exist, and that nothing else has its place.</summary>
internal sealed class UndoParents(LibraryRows rows, UndoScope scope)
{
    /// <summary>Gets a value indicating whether rows that were asked for are not read yet.</summary>
    public bool AreIncomplete => rows.HasMissing;

    /// <summary>Names what a row refers to and what is gone, or returns null.</summary>
    public string? Missing(object row) => row switch
    {
        TrackFieldEntity field => Track(field.TrackId),
        PlatformInfoEntity link => Track(link.TrackId),
        TrackGenreEntity genre => Track(genre.TrackId) ?? Genre(genre.GenreId),
        TrackGenreExclusionEntity excluded => Track(excluded.TrackId) ?? Genre(excluded.GenreId),
        GenreAliasEntity { GenreId: { } genreId } => Genre(genreId),
        TrackTagEntity tag => Track(tag.TrackId) ?? Tag(tag.TagId),
        TagAliasEntity alias => Tag(alias.TagId),
        TrackArtworkEntity picture => Track(picture.TrackId) ?? Artwork(picture.ArtworkId),
        AlbumArtworkEntity picture => Album(picture.AlbumId) ?? Artwork(picture.ArtworkId),
        TrackArtworkLookupEntity lookup => Track(lookup.TrackId),
        AlbumArtworkLookupEntity lookup => Album(lookup.AlbumId),
        ArtworkDownloadTargetEntity target => rows.Downloads.Find(target.DownloadId) is null ? "its download" : null,
        TrackProposalEntity pair => Track(pair.FirstTrackId) ?? Track(pair.SecondTrackId),
        TrackAliasEntity alias => Track(alias.TrackId),
        AlbumAliasEntity alias => Album(alias.AlbumId),
        PlatformSyncEntity sync => rows.Links.Find(sync.LinkId) is null ? "its link" : null,
        StoreSettingEntity decision => Pair(decision.Key),
        _ => null,
    };

    /// <summary>Tells whether the track that a row belongs to is gone.</summary>
    public bool IsTrackGone(object row) => row switch
    {
        TrackEntity track => Track(track.Id),
        TrackFieldEntity field => Track(field.TrackId),
        TrackGenreEntity genre => Track(genre.TrackId),
        TrackGenreExclusionEntity excluded => Track(excluded.TrackId),
        TrackTagEntity tag => Track(tag.TrackId),
        TrackArtworkEntity picture => Track(picture.TrackId),
        PlatformInfoEntity { TrackId: > 0 } link => Track(link.TrackId),
        _ => null,
    } is not null;

    /// <summary>Says what has the unique name of a row now and what to do about it, or returns null.</summary>
    public string? Taken(object row) => row switch
    {
        TagEntity tag when rows.Tags.ByKey.FindOne(tag.NameKey) is { } other && other.Id != tag.Id
            => $"There is another tag with the name \"{other.Name}\" now. Rename or merge that one first.",
        GenreEntity genre when rows.Genres.ByKey.FindOne(genre.NameKey) is { } other && other.Id != genre.Id
            => $"There is another genre with the name \"{other.Name}\" now. Rename or merge that one first.",
        PlatformInfoEntity link when rows.Links.ByPlatformId.Find(link.PlatformId)
            .FirstOrDefault(other => other.Platform == link.Platform && other.Id != link.Id) is { } other
            => FormattableString.Invariant(
                $"The id {link.PlatformId} of {link.Platform} belongs to the track {other.TrackId} now. Remove that link first."),
        AlbumEntity album when rows.Albums.ByIdentity.Find(album.IdentityKey).FirstOrDefault(other => other.Id != album.Id) is { } other
            => FormattableString.Invariant(
                $"The album {other.Id} has the names \"{other.Artist} - {other.Title}\" now. Merge or delete that one first."),
        _ => null,
    };

    /// <summary>Names what has a tag or genre that is about to be deleted, or returns null.</summary>
    public string? UseOf(object row) => row switch
    {
        TagEntity tag => scope.TagsInUse.Contains(tag.Id) ? "other tracks"
            : rows.TagAliases.ByOwner.Find(tag.Id).Count > 0 ? "other spellings"
            : null,
        GenreEntity genre => scope.GenresInUse.Contains(genre.Id) ? "other tracks"
            : rows.GenreAliases.ByOwner.Find(genre.Id).Count > 0 ? "other spellings"
            : null,
        _ => null,
    };

    /// <summary>Replaces a recorded artwork by the one that was rendered from the same original since.</summary>
    public void Renew(object row)
    {
        switch (row)
        {
            case TrackArtworkEntity picture:
                picture.ArtworkId = Current(picture.ArtworkId);
                break;
            case AlbumArtworkEntity picture:
                picture.ArtworkId = Current(picture.ArtworkId);
                break;
        }
    }

    /// <summary>Returns the artwork that is stored now for the one that was recorded: it may have been rendered again.</summary>
    public long Current(long artworkId)
        => rows.HistoryArtworks.ByHistory.Find(scope.ChangeId).FirstOrDefault(kept => kept.ArtworkId == artworkId)?.CurrentId ?? artworkId;

    private string? Track(long id) => scope.TaggedTracks.Contains(id) || rows.Tracks.Find(id) is not null ? null : "its track";

    private string? Album(long id) => rows.Albums.Find(id) is null ? "its album" : null;

    private string? Tag(long id) => rows.Tags.Find(id) is null ? "its tag" : null;

    private string? Genre(long id) => rows.Genres.Find(id) is null ? "its genre" : null;

    private string? Pair(string key)
    {
        if (SeparateNames.Tags.PairOf(key) is { } tags)
            return (Tag(tags.First) ?? Tag(tags.Second)) is null ? null : "one of its tags";
        if (SeparateNames.Genres.PairOf(key) is { } genres)
            return (Genre(genres.First) ?? Genre(genres.Second)) is null ? null : "one of its genres";
        return null;
    }

    private string? Artwork(long? id) => id is { } known && rows.Artworks.Find(known) is null ? "its image" : null;

    private long? Current(long? id) => id is { } known ? Current(known) : null;
}
