namespace TrackStore;

/// <summary>The tables of two libraries, compared row by row.</summary>
public sealed record LibraryComparison
{
    /// <summary>Gets the tables, in the order of their names.</summary>
    public required IReadOnlyList<TableComparison> Tables { get; init; }

    /// <summary>Gets a value indicating whether all rows of all tables are equal.</summary>
    public bool IsEqual => Tables.All(table => table.IsEqual);

    /// <summary>Gets the number of rows of the source.</summary>
    public long SourceRows => Tables.Sum(table => table.SourceRows);

    /// <summary>Returns the numbers of tables and rows, and the tables that differ, for logs.</summary>
    /// <returns>Such as <c>23 tables with 5120 rows: equal</c>.</returns>
    public override string ToString()
    {
        string differences = string.Join(
            ", ",
            Tables.Where(table => !table.IsEqual).Select(table => $"{table.Table} ({table.SourceRows} rows, target {table.TargetRows})"));
        return $"{Tables.Count} tables with {SourceRows} rows: {(IsEqual ? "equal" : $"different in {differences}")}";
    }
}
