using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace TrackStore.Storage.Sqlite;

/// <summary>
/// Reads artwork through prepared statements on connections that stay open, which is two to four times as fast as a compiled query on a
/// pooled context. There are as many connections as there were simultaneous reads.
/// </summary>
internal sealed class SqliteImageReader(string connectionString, SqliteConnectionSetup setup, SqliteFileGuard guard)
    : IImageReader, IDisposable
{
    private readonly ConcurrentBag<SqliteImageStatements> _idle = [];
    private volatile bool _disposed;

    // A read on SQLite never waits, so the tasks are complete and cost nothing.
    public ValueTask<ImageInfo?> ResolveAsync(ImageRequest request, CancellationToken cancellationToken)
        => new(Use(request, static (statements, request) => statements.Resolve(request)));

    public ValueTask<Dictionary<ImageRequest, ImageInfo>> ResolveAsync(
        IReadOnlyList<ImageRequest> requests,
        CancellationToken cancellationToken)
        => new(Use(requests, static (statements, requests) => statements.Resolve(requests)));

    public ValueTask<(ImageInfo? Shown, byte[]? Data)> ReadShownAsync(
        ImageRequest request,
        Func<ImageInfo, bool> needsData,
        CancellationToken cancellationToken)
    {
        ImageInfo? shown = Use(request, static (statements, request) => statements.Resolve(request));
        return new((shown, shown is not null && needsData(shown) ? Read(shown.Id) : null));
    }

    public ValueTask<Image?> FindAsync(ImageRequest owner, CancellationToken cancellationToken)
        => new(Use(owner, static (statements, owner) => statements.Find(owner)));

    public ValueTask<ImageContent?> ReadAsync(ArtworkKey key, ImageSize size, CancellationToken cancellationToken)
        => new(Use((key, size), static (statements, wanted) => statements.Read(wanted.key, wanted.size)));

    public ValueTask<byte[]?> ReadAsync(long imageId, CancellationToken cancellationToken) => new(Read(imageId));

    public ValueTask<Dictionary<long, ReadOnlyMemory<byte>>> ReadAsync(
        IReadOnlyCollection<long> imageIds,
        CancellationToken cancellationToken)
        => new(Use(imageIds, static (statements, ids) => statements.Read(ids)));

    public void Dispose()
    {
        _disposed = true;
        CloseIdle();
    }

    /// <summary>Closes the connections that are not in use.</summary>
    public void CloseIdle()
    {
        while (_idle.TryTake(out SqliteImageStatements? statements))
            statements.Dispose();
    }

    private byte[]? Read(long imageId) => Use(imageId, static (statements, id) => statements.Read(id));

    private TResult Use<TKey, TResult>(TKey key, Func<SqliteImageStatements, TKey, TResult> read)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        guard.RequireUnmoved();
        if (!_idle.TryTake(out SqliteImageStatements? statements))
            statements = Open();
        try
        {
            TResult result = read(statements, key);
            _idle.Add(statements);
            statements = null;

            // Disposal may have emptied the bag before this connection was returned.
            if (_disposed)
                Dispose();
            return result;
        }
        finally
        {
            statements?.Dispose();
        }
    }

    private SqliteImageStatements Open()
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            setup.Apply(connection);
            return new SqliteImageStatements(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
