namespace TrackStore.Storage;

/// <summary>The names that SQL statements and the entity mapping share.</summary>
internal static class Schema
{
    public const string MigrationsHistory = "trackstore_migrations";
    public const string Tracks = "tracks";
    public const string TrackFields = "track_fields";
    public const string Albums = "albums";
    public const string PlatformInfo = "track_platform_info";
    public const string PlatformSyncs = "track_platform_syncs";
    public const string Genres = "genres";
    public const string TrackGenres = "track_genres";
    public const string Tags = "tags";
    public const string TrackTags = "track_tags";
    public const string Artworks = "artworks";
    public const string Images = "images";
    public const string ImageContents = "image_contents";
    public const string TrackArtworks = "track_artworks";
    public const string AlbumArtworks = "album_artworks";
    public const string ArtworkOriginals = "artwork_originals";
    public const string TrackArtworkLookups = "track_artwork_lookups";
    public const string AlbumArtworkLookups = "album_artwork_lookups";
    public const string ChangeLog = "change_log";
    public const string Counters = "store_counters";
    public const string Settings = "store_settings";
    public const string SyncRuns = "sync_runs";
    public const string ArtworkDownloads = "artwork_downloads";
    public const string ArtworkDownloadTargets = "artwork_download_targets";
    public const string TrackProposals = "track_proposals";
    public const string TrackAliases = "track_aliases";
    public const string AlbumAliases = "album_aliases";
    public const string ChangeHistory = "change_history";
    public const string ChangeHistoryParts = "change_history_parts";
    public const string ChangeHistoryArtworks = "change_history_artworks";
    public const string GenreAliases = "genre_aliases";
    public const string TagAliases = "tag_aliases";
    public const string TrackGenreExclusions = "track_genre_exclusions";

    /// <summary>The database name of <see cref="ArtworkKind.Front"/>.</summary>
    public const string Front = "front";

    /// <summary>The source of the row that records the choice of no artwork. No candidate may use it.</summary>
    public const string NoArtwork = "none";
}
