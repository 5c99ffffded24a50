using TrackStore.Storage.Changes;

namespace TrackStore.Storage.Entities;

/// <summary>A change, recorded for other processes that use the same library.</summary>
internal sealed record ChangeLogEntity
{
    public long Id { get; set; }

    /// <summary>The store that made the change, and that skips this row.</summary>
    public required string Writer { get; set; }

    /// <summary>What changed: one of the kinds of <see cref="ChangeLog"/>.</summary>
    public required string Kind { get; set; }

    /// <summary>The id of the changed row, or 0 when the kind has none.</summary>
    public long EntityId { get; set; }
}
