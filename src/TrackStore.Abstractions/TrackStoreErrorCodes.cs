namespace TrackStore;

/// <summary>
/// The values of <see cref="TrackStoreException.Code"/>, for logs, support and comparisons across processes. Each names one exception; its
/// number never changes or gets another meaning. docs/errors.md explains them.
/// </summary>
public static class TrackStoreErrorCodes
{
    /// <summary>The code of <see cref="StoreUnavailableException"/>.</summary>
    public const string StoreUnavailable = "TS1001";

    /// <summary>The code of <see cref="SchemaVersionException"/>.</summary>
    public const string SchemaVersion = "TS1002";

    /// <summary>The code of <see cref="StoreModelException"/>.</summary>
    public const string StoreModel = "TS1003";

    /// <summary>The code of <see cref="SchemaIncompleteException"/>.</summary>
    public const string SchemaIncomplete = "TS1004";

    /// <summary>The code of <see cref="LibraryCopyException"/>.</summary>
    public const string LibraryCopyFailed = "TS1005";

    /// <summary>The code of <see cref="TrackNotFoundException"/>.</summary>
    public const string TrackNotFound = "TS2001";

    /// <summary>The code of <see cref="EditConflictException"/>.</summary>
    public const string EditConflict = "TS2002";

    /// <summary>The code of <see cref="AlbumNotFoundException"/>.</summary>
    public const string AlbumNotFound = "TS2003";

    /// <summary>The code of <see cref="AlbumInUseException"/>.</summary>
    public const string AlbumInUse = "TS2004";

    /// <summary>The code of <see cref="TagNotFoundException"/>.</summary>
    public const string TagNotFound = "TS2005";

    /// <summary>The code of <see cref="TagNameTakenException"/>.</summary>
    public const string TagNameTaken = "TS2006";

    /// <summary>The code of <see cref="GenreNotFoundException"/>.</summary>
    public const string GenreNotFound = "TS2007";

    /// <summary>The code of <see cref="GenreNameTakenException"/>.</summary>
    public const string GenreNameTaken = "TS2008";

    /// <summary>The code of <see cref="ImageRejectedException"/>.</summary>
    public const string ImageRejected = "TS3001";

    /// <summary>The code of <see cref="ImageProcessorUnavailableException"/>.</summary>
    public const string ImageProcessorUnavailable = "TS3002";

    /// <summary>The code of <see cref="ArtworkCandidateNotFoundException"/>.</summary>
    public const string ArtworkCandidateNotFound = "TS3003";

    /// <summary>The code of <see cref="ArtworkLookupException"/>.</summary>
    public const string ArtworkLookupFailed = "TS3004";

    /// <summary>The code of <see cref="ArtworkPreviewException"/>.</summary>
    public const string ArtworkPreviewFailed = "TS3005";

    /// <summary>The code of <see cref="ArtworkNotFoundException"/>.</summary>
    public const string ArtworkNotFound = "TS3006";

    /// <summary>The code of <see cref="PlatformException"/>.</summary>
    public const string PlatformFailed = "TS4001";

    /// <summary>The code of <see cref="PlatformValueNotFoundException"/>.</summary>
    public const string PlatformValueNotFound = "TS4002";

    /// <summary>The code of <see cref="LinkNotFoundException"/>.</summary>
    public const string LinkNotFound = "TS4003";

    /// <summary>The code of <see cref="HistoryEntryNotFoundException"/>.</summary>
    public const string HistoryEntryNotFound = "TS5001";

    /// <summary>The code of <see cref="UndoConflictException"/>.</summary>
    public const string UndoConflict = "TS5002";
}
