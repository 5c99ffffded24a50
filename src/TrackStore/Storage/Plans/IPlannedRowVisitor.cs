using TrackStore.Storage.Mapping;

namespace TrackStore.Storage.Plans;

/// <summary>Looks at the planned changes of any table.</summary>
internal interface IPlannedRowVisitor
{
    /// <summary>Looks at a row that differs from what is stored.</summary>
    /// <param name="table">The table.</param>
    /// <param name="before">The row as it is stored, or null when it is added.</param>
    /// <param name="after">The row as it is planned, or null when it is deleted.</param>
    void Visit<TRow>(TableMap<TRow> table, TRow? before, TRow? after)
        where TRow : class;
}
