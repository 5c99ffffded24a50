namespace TrackStore.Storage.Plans;

internal enum RowChangeKind
{
    Insert,
    Update,

    /// <summary>An update to the same values in all rows.</summary>
    UpdateAlike,
    Delete,
}
