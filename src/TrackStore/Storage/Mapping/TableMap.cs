using System.Collections.Concurrent;

namespace TrackStore.Storage.Mapping;

/// <summary>A table as the EF model names it.</summary>
internal abstract class TableMap
{
    private readonly ConcurrentDictionary<object, string> _sql = new();

    /// <summary>Gets the name with its schema, quoted for the provider.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the name without its schema and quotes.</summary>
    public required string TableName { get; init; }

    /// <summary>Gets the schema without quotes, or null for the database's own choice.</summary>
    public required string? SchemaName { get; init; }

    /// <summary>Gets the positions of the key's columns.</summary>
    public required IReadOnlyList<int> Key { get; init; }

    /// <summary>Gets the table's place in an order in which every table comes after those that it refers to.</summary>
    public required int Place { get; init; }

    /// <summary>Gets a value indicating whether rows can only be deleted when no other row refers to them.</summary>
    public required bool IsRestricted { get; init; }

    public abstract IReadOnlyList<ColumnMap> Columns { get; }

    /// <summary>Gets the set of all columns. A set of columns is a number in which each column has one bit.</summary>
    public ulong AllColumns => (1UL << Columns.Count) - 1;

    /// <summary>Gets the set of the columns of the key.</summary>
    public ulong KeyColumns => Key.Aggregate(0UL, (set, ordinal) => set | 1UL << ordinal);

    public ColumnMap Column(string property)
    {
        foreach (ColumnMap column in Columns)
        {
            if (column.Property == property)
                return column;
        }

        throw new ArgumentException($"{Name} has no column for the property {property}.", nameof(property));
    }

    /// <summary>Returns the positions of the columns in a set, in their order.</summary>
    public static int[] Ordinals(ulong columns)
    {
        var ordinals = new List<int>();
        for (int i = 0; columns != 0; i++, columns >>= 1)
        {
            if ((columns & 1) != 0)
                ordinals.Add(i);
        }

        return [.. ordinals];
    }

    /// <summary>Returns a statement's text, which is made once for each shape.</summary>
    /// <param name="shape">What tells the statement from the table's others: a value with equality.</param>
    /// <param name="make">Makes the text.</param>
    public string Sql<TShape>(TShape shape, Func<TShape, string> make)
        where TShape : notnull
        => _sql.GetOrAdd(shape, static (_, call) => call.make(call.shape), (shape, make));
}

/// <summary>A table with the functions that get and set the columns of its rows.</summary>
/// <typeparam name="TRow">The entity.</typeparam>
/// <param name="columns">The columns.</param>
internal sealed class TableMap<TRow>(IReadOnlyList<ColumnMap<TRow>> columns) : TableMap
    where TRow : class
{
    public override IReadOnlyList<ColumnMap<TRow>> Columns => columns;

    /// <summary>Returns the set of columns in which two rows differ.</summary>
    public ulong Differences(TRow before, TRow after)
    {
        ulong different = 0;
        foreach (ColumnMap<TRow> column in columns)
        {
            if (!column.Get(before).Equals(column.Get(after)))
                different |= column.Bit;
        }

        return different;
    }

    /// <summary>Creates an empty row, whose columns are set by <see cref="ColumnMap{TRow}.Read"/>.</summary>
    public static TRow NewRow() => Activator.CreateInstance<TRow>();
}
