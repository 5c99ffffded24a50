using TrackStore.Storage.Mapping;
using TrackStore.Storage.Plans;

namespace TrackStore.Storage.Copying;

/// <summary>Rows of one table in the order of its key.</summary>
/// <param name="Rows">The number of rows, at least one.</param>
/// <param name="Last">The key of the last row, as text.</param>
/// <param name="InsertsInto">Returns the insertions into a library.</param>
internal sealed record CopiedPage(int Rows, IReadOnlyList<string> Last, Func<StoreMap, RowChanges> InsertsInto);
