namespace TrackStore.Storage.Entities.Decisions;

/// <summary>The names of an album that was merged into another one, so that tracks that still name it come to the other.</summary>
internal sealed record AlbumAliasEntity
{
    /// <summary>Hash of the folded title and artist; unique.</summary>
    public required byte[] IdentityKey { get; set; }

    /// <summary>The album that stayed.</summary>
    public long AlbumId { get; set; }

    /// <summary>
    /// True when the library joined the albums by itself, so that a source that names this very artist means another album.
    /// </summary>
    public bool IsAssumed { get; set; }
}
