namespace TrackStore.Storage.Entities;

internal sealed class PlatformInfoEntity
{
    public long TrackId { get; set; }

    public TrackEntity? Track { get; set; }

    public required string Platform { get; set; }

    public required string PlatformId { get; set; }

    public string? PlatformUri { get; set; }

    public string? PlatformData { get; set; }

    /// <summary>The platform's values for the layered fields, as a JSON object with a property per field.</summary>
    public string? Fields { get; set; }

    public bool NeedsUpdate { get; set; }

    /// <summary>The time of the last synchronization; every link has one.</summary>
    public PlatformSyncEntity? Sync { get; set; }
}
