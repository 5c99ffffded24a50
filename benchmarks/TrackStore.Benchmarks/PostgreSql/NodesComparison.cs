using System.Globalization;
using Npgsql;

namespace TrackStore.Benchmarks.PostgreSql;

/// <summary>Compares four processes that work on one library with one process that does the same alone.</summary>
internal static class NodesComparison
{
    public const string ChildVerb = "node-of";

    private const int Nodes = 4;

    public static async Task<int> CompareAsync()
    {
        string database = await BenchmarkServer.CreateDatabaseAsync();
        await Node.PrepareAsync(database);
        NodeReport alone = await RunAsync(database, 0);
        Console.WriteLine($"one process:    {alone}");
        NodeReport[] together = await Task.WhenAll(Enumerable.Range(1, Nodes).Select(node => RunAsync(database, node)));
        Console.WriteLine($"{Nodes} processes:    {NodeReport.Together(together)}");
        Console.WriteLine($"tracks stored: {await CountAsync(database)} of {(Nodes + 1) * Node.TracksEach}");
        await BenchmarkServer.DropDatabaseAsync(database);
        return 0;
    }

    private static Task<NodeReport> RunAsync(string database, int node) => Task.Run(
        () => NodeReport.Parse(ChildProcess.Read(ChildVerb, database, node.ToString(CultureInfo.InvariantCulture))));

    private static async Task<long> CountAsync(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT count(*) FROM tracks", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
