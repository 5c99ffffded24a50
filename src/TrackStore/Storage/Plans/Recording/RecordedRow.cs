namespace TrackStore.Storage.Plans.Recording;

/// <summary>A row of a recorded change.</summary>
/// <param name="Entity">The name of its entity.</param>
/// <param name="Before">
/// The row before the change, or null when it was added. When the row was changed, only its key and the columns that changed.
/// </param>
/// <param name="After">The row after, or null when it was deleted.</param>
internal sealed record RecordedRow(string Entity, RecordedValues? Before, RecordedValues? After);
