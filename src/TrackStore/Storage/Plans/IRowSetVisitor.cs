namespace TrackStore.Storage.Plans;

/// <summary>Does something with the set of any table.</summary>
internal interface IRowSetVisitor
{
    void Visit<TRow, TKey>(RowSet<TRow, TKey> set)
        where TRow : class
        where TKey : notnull;
}
