using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TrackStore.Storage;
using TrackStore.Storage.Sqlite;

namespace TrackStore.Tests.Fakes;

/// <summary>Runs an action once, between a query of the store and what the store does with its result.</summary>
/// <param name="sql">A part of the query's SQL.</param>
internal sealed class AfterQuery(string sql) : DbCommandInterceptor
{
    private Func<Task>? _action;

    /// <summary>Runs an action after the next such query.</summary>
    public void RunOnce(Func<Task> action) => _action = action;

    /// <summary>Gives a store this interceptor.</summary>
    public void AddTo(ITrackStoreBuilder store)
    {
        store.Services.RemoveAll<IStoreProvider>();
        store.Services.AddSingleton<IStoreProvider>(services => new SqliteStoreProvider(
            services.GetRequiredService<IOptions<SqliteStoreOptions>>(),
            services.GetRequiredService<TimeProvider>(),
            NullLoggerFactory.Instance,
            context => context.AddInterceptors(this)));
    }

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command,
        CommandExecutedEventData eventData,
        DbDataReader result,
        CancellationToken cancellationToken = default)
    {
        if (command.CommandText.Contains(sql, StringComparison.Ordinal) && Interlocked.Exchange(ref _action, null) is { } action)
            await action();
        return result;
    }
}
