namespace TrackStore.Storage.Entities;

/// <summary>
/// The time when a link was last synchronized, or null for never. Each synchronization updates it for all links, most of them otherwise
/// unchanged; a separate table reduces the pages written to a twentieth.
/// </summary>
internal sealed record PlatformSyncEntity
{
    public long LinkId { get; set; }

    public DateTime? LastSynced { get; set; }
}
