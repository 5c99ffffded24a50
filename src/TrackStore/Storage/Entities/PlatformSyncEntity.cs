namespace TrackStore.Storage.Entities;

/// <summary>
/// When a link was last synchronised. Each synchronisation writes it for all links, most of which are as they were: in a table of its own that is a
/// twentieth of the pages.
/// </summary>
internal sealed class PlatformSyncEntity
{
    public long TrackId { get; set; }

    public string Platform { get; set; } = "";

    public DateTime LastSynced { get; set; }
}
