using Microsoft.EntityFrameworkCore.Storage;
using TrackStore.Storage.Sql;

namespace TrackStore.Storage.Mapping;

/// <summary>A column as the EF model names and types it.</summary>
internal abstract class ColumnMap
{
    /// <summary>Gets the property of the row.</summary>
    public required string Property { get; init; }

    /// <summary>Gets the name, quoted for the provider.</summary>
    public required string Name { get; init; }

    public required SqlValueKind Kind { get; init; }

    public required bool IsNullable { get; init; }

    /// <summary>Gets the provider's type, which makes the parameters of portable SQL.</summary>
    public required RelationalTypeMapping TypeMapping { get; init; }

    /// <summary>Gets the position in the table's columns.</summary>
    public required int Ordinal { get; init; }

    /// <summary>Gets the set that contains this column only.</summary>
    public ulong Bit => 1UL << Ordinal;
}

/// <summary>A column of the rows of one table.</summary>
/// <typeparam name="TRow">The entity.</typeparam>
internal sealed class ColumnMap<TRow> : ColumnMap
    where TRow : class
{
    public required Func<TRow, SqlValue> Get { get; init; }

    /// <summary>
    /// Gets the function that reads a result's column into a row. The last argument is a row that is expected to have the same text, which
    /// is then used instead of a new one, or null.
    /// </summary>
    public required Action<TRow, SqlRow, int, TRow?> Read { get; init; }
}
