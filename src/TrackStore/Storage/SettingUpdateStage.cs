namespace TrackStore.Storage;

/// <summary>One kind of rows that a changed setting concerns.</summary>
/// <param name="Name">The name under which progress is stored; it contains no blank.</param>
/// <param name="Ids">SQL that lists the rows' ids in ascending order, with the parameters <c>@after</c> and <c>@limit</c>.</param>
/// <param name="UpdateAsync">Updates the rows of some ids.</param>
internal sealed record SettingUpdateStage(
    string Name,
    string Ids,
    Func<StoreTransaction, IReadOnlyList<long>, CancellationToken, Task> UpdateAsync);
