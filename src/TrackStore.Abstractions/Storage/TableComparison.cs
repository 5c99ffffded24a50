namespace TrackStore;

/// <summary>A table in two libraries.</summary>
public sealed record TableComparison
{
    /// <summary>Gets the table's name in the library's own schema, such as <c>tracks</c>.</summary>
    public required string Table { get; init; }

    /// <summary>Gets the number of rows in the source.</summary>
    public required long SourceRows { get; init; }

    /// <summary>Gets the number of rows in the target.</summary>
    public required long TargetRows { get; init; }

    /// <summary>Gets a value indicating whether both have the same rows with the same values, which hashes over all of them tell.</summary>
    public required bool IsEqual { get; init; }
}
