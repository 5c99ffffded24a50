using TrackStore.Text;

namespace TrackStore.Storage.Search;

/// <summary>
/// The search index on PostgreSQL: a GIN index over the pieces of the search keys, which a function cuts as <see cref="SearchPieces"/>
/// does. It needs no extension, finds terms of one and two characters in any script, and works with every locale, unlike trigrams. Such an
/// index collects all hits before it returns the first, so a second one with every eighth track tells sooner that there are many.
/// </summary>
internal static class PostgreSqlSearchSchema
{
    private const string Function = "trackstore_pieces";
    private const int SampleInterval = 8;

    public static string FunctionName(string? schema) => schema is null ? Quoted(Function) : $"{Quoted(schema)}.{Quoted(Function)}";

    /// <summary>Returns the indexed expression, which a query has to repeat.</summary>
    /// <param name="schema">The schema of the tracks, or null.</param>
    /// <param name="column">The column of the search key, quoted.</param>
    public static string Expression(string? schema, string column) => $"array_to_tsvector({FunctionName(schema)}({column}))";

    // A loop in PL/pgSQL takes two thirds of the time of one query with array_agg, and runs for each row that is written.
    public static string CreateFunction(string? schema) => $"""
        CREATE OR REPLACE FUNCTION {FunctionName(schema)}(search_key text) RETURNS text[]
        LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
        DECLARE
            word text;
            pieces text[] := ARRAY[]::text[];
        BEGIN
            FOREACH word IN ARRAY regexp_split_to_array(search_key, '[\x01-\x20\x7f]+') LOOP
                FOR place IN 1..length(word) LOOP
                    pieces := pieces || substr(word, place, {SearchPieces.Length});
                END LOOP;
            END LOOP;
            RETURN pieces;
        END
        $$
        """;

    public static string DropFunction(string? schema) => $"DROP FUNCTION IF EXISTS {FunctionName(schema)}(text)";

    /// <summary>Returns the condition for the tracks that the index of the sample has, which a query has to repeat.</summary>
    /// <param name="id">The column of the id, quoted.</param>
    public static string InSample(string id) => $"{id} % {SampleInterval} = 0";

    /// <summary>Returns the statements that create the index and the one of the sample.</summary>
    /// <param name="schema">The schema of the tracks, or null.</param>
    /// <param name="table">The table of the tracks, without quotes.</param>
    /// <param name="column">The column of the search key, without quotes.</param>
    /// <param name="id">The column of the id, without quotes.</param>
    public static IEnumerable<string> CreateIndexes(string? schema, string table, string column, string id)
        => IndexesOn(table, id).Select(index => Create(index.Name, index.Condition, schema, table, column));

    /// <summary>Returns the statements that put new indexes in the place of those that may be missing.</summary>
    /// <param name="schema">The schema of the tracks, or null.</param>
    /// <param name="table">The table of the tracks, without quotes.</param>
    /// <param name="column">The column of the search key, without quotes.</param>
    /// <param name="id">The column of the id, without quotes.</param>
    public static IEnumerable<string> ReplaceIndexes(string? schema, string table, string column, string id)
    {
        foreach ((string name, string condition) in IndexesOn(table, id))
        {
            // Dropped when the new one is there, because from then on readers wait, too.
            string built = $"{name}_new";
            yield return Create(built, condition, schema, table, column);
            yield return Drop(schema, name);
            yield return $"ALTER INDEX {Table(schema, built)} RENAME TO {Quoted(name)}";
        }
    }

    public static IEnumerable<string> DropIndexes(string? schema, string table)
        => IndexesOn(table, id: "").Select(index => Drop(schema, index.Name));

    /// <summary>Returns the name of the index, quoted.</summary>
    public static string IndexName(string? schema, string table) => Table(schema, IndexOn(table));

    /// <summary>Returns the query that finds all pieces, in the form of a tsquery.</summary>
    public static string Query(IEnumerable<string> pieces) => string.Join(
        " & ",
        pieces.Select(piece => $"'{Escaped(piece)}'{(SearchPieces.IsWhole(piece) ? "" : ":*")}"));

    private static string Create(string name, string condition, string? schema, string table, string column)
        => $"CREATE INDEX {Quoted(name)} ON {Table(schema, table)} USING gin ({Expression(schema, Quoted(column))}){condition}";

    private static string Drop(string? schema, string name) => $"DROP INDEX IF EXISTS {Table(schema, name)}";

    private static (string Name, string Condition)[] IndexesOn(string table, string id)
        => [(IndexOn(table), ""), ($"{IndexOn(table)}_sample", $" WHERE {InSample(Quoted(id))}")];

    private static string IndexOn(string table) => $"ix_{table}_pieces";

    private static string Table(string? schema, string table) => schema is null ? Quoted(table) : $"{Quoted(schema)}.{Quoted(table)}";

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Escaped(string piece)
        => piece.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal);
}
