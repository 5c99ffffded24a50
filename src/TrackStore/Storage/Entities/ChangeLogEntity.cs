namespace TrackStore.Storage.Entities;

/// <summary>A change that other processes on the same library want to know of.</summary>
internal sealed class ChangeLogEntity
{
    public long Id { get; set; }

    /// <summary>The store that wrote it; it needs no telling.</summary>
    public required string Writer { get; set; }

    /// <summary>What changed: one of the words of <see cref="ChangeLog"/>.</summary>
    public required string Kind { get; set; }

    /// <summary>Whose it is; 0 when the kind needs none.</summary>
    public long EntityId { get; set; }
}
