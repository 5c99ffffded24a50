namespace TrackStore.Storage.Plans;

/// <summary>A row that a write has read or plans: as it is stored, and as it will be.</summary>
/// <typeparam name="TRow">The entity.</typeparam>
internal sealed class RowSlot<TRow>
    where TRow : class
{
    /// <summary>Gets or sets the stored row, or null when there is none.</summary>
    public TRow? Stored { get; set; }

    /// <summary>Gets or sets the planned row, or null when the plan deletes the row or says nothing about it.</summary>
    public TRow? Planned { get; set; }

    public bool IsPlanned { get; set; }

    /// <summary>Gets the row as the plan leaves it, or null when there is none.</summary>
    public TRow? Current => IsPlanned ? Planned : Stored;
}
