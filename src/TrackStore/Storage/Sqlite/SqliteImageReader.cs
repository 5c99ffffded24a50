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

    public ImageInfo? Resolve(ImageRequest request) => Use(request, static (statements, request) => statements.Resolve(request));

    public Dictionary<ImageRequest, ImageInfo> Resolve(IReadOnlyList<ImageRequest> requests)
        => Use(requests, static (statements, requests) => statements.Resolve(requests));

    public Image? Find(ImageRequest owner) => Use(owner, static (statements, owner) => statements.Find(owner));

    public ImageContent? Read(ArtworkKey key, ImageSize size)
        => Use((key, size), static (statements, wanted) => statements.Read(wanted.key, wanted.size));

    public Dictionary<long, ReadOnlyMemory<byte>> Read(IReadOnlyCollection<long> imageIds)
        => Use(imageIds, static (statements, ids) => statements.Read(ids));

    public byte[]? Read(long imageId) => Use(imageId, static (statements, id) => statements.Read(id));

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
