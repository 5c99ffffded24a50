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
}
