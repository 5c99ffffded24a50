using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace TrackStore.Tests.Fakes;

/// <summary>Counts the statements that Entity Framework runs on one database file for the test that counts, and not for background work.</summary>
internal sealed class CommandCounter : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private static readonly AsyncLocal<CommandCounter?> Current = new();

    private readonly string _file;
    private readonly List<IDisposable> _subscriptions = [];
    private int _count;

    public CommandCounter(string file)
    {
        _file = file;
        Current.Value = this;
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
        if (Current.Value == this
            && value.Key == RelationalEventId.CommandExecuted.Name
            && value.Value is CommandEventData { Command: DbCommand { Connection: SqliteConnection connection } }
            && connection.DataSource == _file)
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

    public void Dispose()
    {
        Current.Value = null;
        _subscriptions.ForEach(subscription => subscription.Dispose());
    }
}
