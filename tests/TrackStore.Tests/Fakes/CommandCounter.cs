using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace TrackStore.Tests.Fakes;

/// <summary>Counts the statements that Entity Framework runs on one database file and that name one of the tables.</summary>
internal sealed class CommandCounter : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly string _file;
    private readonly string[] _tables;
    private readonly List<IDisposable> _subscriptions = [];
    private int _count;

    public CommandCounter(string file, params string[] tables)
    {
        _file = file;
        _tables = [.. (tables.Length > 0 ? tables : ["tracks", "artworks"]).Select(table => $"\"{table}\"")];
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public int Count => _count;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
            _subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        // The startup tasks, which run beside the first calls, read other tables.
        if (value.Key == RelationalEventId.CommandExecuted.Name
            && value.Value is CommandEventData { Command: DbCommand { Connection: SqliteConnection connection } command }
            && connection.DataSource == _file
            && Array.Exists(_tables, table => command.CommandText.Contains(table, StringComparison.Ordinal)))
        {
            Interlocked.Increment(ref _count);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());
}
