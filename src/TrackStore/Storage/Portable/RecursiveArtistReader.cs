using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Lists;
using TrackStore.Storage.Mapping;
using TrackStore.Text;

namespace TrackStore.Storage.Portable;

/// <summary>
/// Skips from artist to artist in the index of sort keys, with a recursive query of which only as many steps are run as rows are asked for.
/// </summary>
/// <param name="position">The database's function that returns the position of a text within another one.</param>
internal sealed class RecursiveArtistReader(string position) : IArtistReader
{
    // The first line of a sort key is the artist. The character after the line break sorts before all that follow in other artists' keys.
    private const string Line = "\n";
    private const string End = "\v";

    public async Task<List<ArtistRow>> ReadAsync(DbContext context, ArtistRange range, CancellationToken cancellationToken)
    {
        TableMap<TrackEntity> tracks = StoreMap.Of(context).Table<TrackEntity>();
        string sortArtist = tracks.Column(nameof(TrackEntity.SortArtist)).Name;
        string ofArtist = $"t.{sortArtist} >= p.artist || @line AND t.{sortArtist} < p.artist || @last";
        string sql = $"""
            {Steps(tracks, range.Descending, range.After is not null)}
            SELECT p.artist, (SELECT COUNT(*) FROM {tracks.Name} t WHERE {ofArtist}),
                (SELECT t.{tracks.Column(nameof(TrackEntity.Artist)).Name} FROM {tracks.Name} t WHERE {ofArtist}
                 ORDER BY t.{sortArtist}, t.{tracks.Column(nameof(TrackEntity.Id)).Name} LIMIT 1)
            FROM ({Matching(range.Patterns.Count)} LIMIT @take OFFSET @skip) p
            ORDER BY p.sort_key{(range.Descending ? " DESC" : "")}
            """;
        var parameters = new List<(string, object)> { ("last", End), ("take", (long)range.Take), ("skip", (long)range.Skip) };
        if (range.After is { } after)
            parameters.Add(("start", after + (range.Descending ? Line : End)));
        var rows = new List<ArtistRow>();
        await RunAsync(
            context,
            sql,
            [.. parameters, .. PatternParameters(range.Patterns)],
            async (reader, token) =>
            {
                rows.Clear();
                while (await reader.ReadAsync(token).ConfigureAwait(false))
                    rows.Add(new ArtistRow(reader.GetString(0), (int)reader.GetInt64(1), reader.GetString(2)));
            },
            cancellationToken).ConfigureAwait(false);
        return rows;
    }

    public async Task<int> CountAsync(
        DbContext context, IReadOnlyList<string> patterns, int limit, CancellationToken cancellationToken)
    {
        TableMap<TrackEntity> tracks = StoreMap.Of(context).Table<TrackEntity>();
        string sql = $"""
            {Steps(tracks, descending: false, hasStart: false)}
            SELECT COUNT(*) FROM ({Matching(patterns.Count)} LIMIT @take) p
            """;
        int count = 0;
        await RunAsync(
            context,
            sql,
            [("last", End), ("take", (long)limit), .. PatternParameters(patterns)],
            async (reader, token) =>
            {
                await reader.ReadAsync(token).ConfigureAwait(false);
                count = (int)reader.GetInt64(0);
            },
            cancellationToken).ConfigureAwait(false);
        return count;
    }

    private string Steps(TableMap<TrackEntity> tracks, bool descending, bool hasStart)
    {
        string column = tracks.Column(nameof(TrackEntity.SortArtist)).Name;
        (string order, string next) = descending ? (" DESC", "< {0} || @line") : ("", ">= {0} || @last");
        string start = hasStart ? $" WHERE t.{column} {(descending ? "<" : ">=")} @start" : "";
        string after = string.Format(CultureInfo.InvariantCulture, next, Artist("s.sort_key"));
        return $"""
            WITH RECURSIVE steps(sort_key) AS (
                SELECT (SELECT t.{column} FROM {tracks.Name} t{start} ORDER BY t.{column}{order} LIMIT 1)
                UNION ALL
                SELECT (SELECT t.{column} FROM {tracks.Name} t WHERE t.{column} {after} ORDER BY t.{column}{order} LIMIT 1)
                FROM steps s WHERE s.sort_key IS NOT NULL)
            """;
    }

    private string Matching(int patterns)
    {
        string artist = Artist("s.sort_key");
        IEnumerable<string> conditions = Enumerable.Range(0, patterns)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $" AND {artist} LIKE @pattern{i} ESCAPE '{SearchPatterns.Escape}'"));
        return $"SELECT {artist} AS artist, s.sort_key FROM steps s WHERE s.sort_key IS NOT NULL{string.Concat(conditions)}";
    }

    private string Artist(string key) => $"substr({key}, 1, {position}({key}, @line) - 1)";

    private static IEnumerable<(string, object)> PatternParameters(IReadOnlyList<string> patterns)
        => patterns.Select((pattern, i) => (string.Create(CultureInfo.InvariantCulture, $"pattern{i}"), (object)pattern));

    private static Task RunAsync(
        DbContext context,
        string sql,
        IReadOnlyList<(string Name, object Value)> parameters,
        Func<DbDataReader, CancellationToken, Task> read,
        CancellationToken cancellationToken)
        => context.Database.CreateExecutionStrategy().ExecuteAsync(
            async token =>
            {
                await context.Database.OpenConnectionAsync(token).ConfigureAwait(false);
                try
                {
                    DbCommand command = context.Database.GetDbConnection().CreateCommand();
                    await using (command.ConfigureAwait(false))
                    {
                        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
                        command.CommandText = sql;
                        if (context.Database.GetCommandTimeout() is { } seconds)
                            command.CommandTimeout = seconds;
                        foreach ((string name, object value) in parameters.Append(("line", Line)))
                        {
                            DbParameter parameter = command.CreateParameter();
                            parameter.ParameterName = name;
                            parameter.Value = value;
                            command.Parameters.Add(parameter);
                        }

                        DbDataReader reader = await command.ExecuteReaderAsync(token).ConfigureAwait(false);
                        await using (reader.ConfigureAwait(false))
                            await read(reader, token).ConfigureAwait(false);
                    }
                }
                finally
                {
                    await context.Database.CloseConnectionAsync().ConfigureAwait(false);
                }
            },
            cancellationToken);
}
