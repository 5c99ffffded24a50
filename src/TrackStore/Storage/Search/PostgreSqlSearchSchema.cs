using TrackStore.Text;

namespace TrackStore.Storage.Search;

/// <summary>
/// The search index on PostgreSQL: a GIN index over the pieces of the search keys, which a function cuts as <see cref="SearchPieces"/>
/// does. It needs no extension, finds terms of one and two characters in any script, and works with every locale, unlike trigrams.
/// </summary>
internal static class PostgreSqlSearchSchema
{
    private const string Function = "trackstore_pieces";

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

    public static string CreateIndex(string? schema, string table, string column) => CreateIndex(IndexOn(table), schema, table, column);

    /// <summary>Returns the statements that put a new index in the place of one that may be missing.</summary>
    public static IEnumerable<string> ReplaceIndex(string? schema, string table, string column)
    {
        string built = $"{IndexOn(table)}_new";
        yield return CreateIndex(built, schema, table, column);
        yield return DropIndex(schema, table);
        yield return $"ALTER INDEX {Table(schema, built)} RENAME TO {Quoted(IndexOn(table))}";
    }

    public static string DropIndex(string? schema, string table) => $"DROP INDEX IF EXISTS {IndexName(schema, table)}";

    /// <summary>Returns the name of the index, quoted.</summary>
    public static string IndexName(string? schema, string table) => Table(schema, IndexOn(table));

    /// <summary>Returns the query that finds all pieces, in the form of a tsquery.</summary>
    public static string Query(IEnumerable<string> pieces) => string.Join(
        " & ",
        pieces.Select(piece => $"'{Escaped(piece)}'{(SearchPieces.IsWhole(piece) ? "" : ":*")}"));

    private static string CreateIndex(string name, string? schema, string table, string column)
        => $"CREATE INDEX {Quoted(name)} ON {Table(schema, table)} USING gin ({Expression(schema, Quoted(column))})";

    private static string IndexOn(string table) => $"ix_{table}_pieces";

    private static string Table(string? schema, string table) => schema is null ? Quoted(table) : $"{Quoted(schema)}.{Quoted(table)}";

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Escaped(string piece)
        => piece.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal);
}
