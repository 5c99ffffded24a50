namespace TrackStore.Tests.Storage.Hosted;

/// <summary>A row of the host.</summary>
public sealed class SetlistEntry
{
    public int Id { get; set; }

    public long TrackId { get; set; }
}
