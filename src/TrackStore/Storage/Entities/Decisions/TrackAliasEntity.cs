namespace TrackStore.Storage.Entities.Decisions;

/// <summary>The names of a track that was merged into another one, by which a source that still uses them is recognized.</summary>
internal sealed record TrackAliasEntity
{
    /// <summary>Hash of the artist, title and album.</summary>
    public required byte[] IdentityKey { get; set; }

    /// <summary>The track that stayed.</summary>
    public long TrackId { get; set; }

    /// <summary>The length that went with the names, or null when it was unknown.</summary>
    public long? DurationMs { get; set; }

    /// <summary>The recording code that went with the names, or null when it was unknown.</summary>
    public string? Isrc { get; set; }
}
