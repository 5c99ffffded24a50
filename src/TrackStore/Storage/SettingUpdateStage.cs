using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Entities;

namespace TrackStore.Storage;

/// <summary>One kind of rows that a changed setting concerns.</summary>
/// <param name="Name">The name under which progress is stored; it contains no blank.</param>
/// <param name="LastId">Selects the last id of these rows that was given out.</param>
/// <param name="Ids">Lists the rows' ids in ascending order: those after an id, up to a limit.</param>
/// <param name="UpdateAsync">Updates the rows of some ids.</param>
/// <param name="Updated">Told after each transaction how many rows it has updated; or null.</param>
internal sealed record SettingUpdateStage(
    string Name,
    Func<StoreCountersEntity, long> LastId,
    Func<DbContext, long, int, IQueryable<long>> Ids,
    Func<StoreTransaction, IReadOnlyList<long>, CancellationToken, Task> UpdateAsync,
    Action<int>? Updated = null);
