using Microsoft.Extensions.Options;
using Npgsql;

namespace TrackStore.Storage.PostgreSql;

/// <summary>Checks where the database is, and the rules between settings. No failure repeats a value of the connection string.</summary>
internal sealed class PostgreSqlStoreOptionsRules : IValidateOptions<PostgreSqlStoreOptions>
{
    public ValidateOptionsResult Validate(string? name, PostgreSqlStoreOptions options)
    {
        List<string> failures = [];
        if (string.IsNullOrWhiteSpace(options.ConnectionString) == (options.DataSource is null))
            failures.Add($"Set {nameof(options.ConnectionString)} or {nameof(options.DataSource)} of PostgreSQL, and only one of them.");
        else if (options.DataSource is null)
            CheckText(failures, nameof(options.ConnectionString), options.ConnectionString!);

        CheckOptional(failures, "Listen", options.ListenConnectionString, options.ListenDataSource);
        CheckOptional(failures, "Read", options.ReadConnectionString, options.ReadDataSource);
        if (!options.NotifyOnChange && (options.ListenConnectionString is not null || options.ListenDataSource is not null))
            failures.Add($"The connection that listens is used only with {nameof(options.NotifyOnChange)}. Set that too.");

        if (options.CommandTimeout <= options.LockTimeout)
        {
            failures.Add(
                $"{nameof(options.CommandTimeout)} ({options.CommandTimeout}) must be longer than "
                + $"{nameof(options.LockTimeout)} ({options.LockTimeout}).");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static void CheckOptional(List<string> failures, string use, string? connectionString, NpgsqlDataSource? source)
    {
        if (connectionString is null)
            return;
        if (source is not null)
            failures.Add($"Set {use}ConnectionString or {use}DataSource of PostgreSQL, and not both.");
        else
            CheckText(failures, $"{use}ConnectionString", connectionString);
    }

    private static void CheckText(List<string> failures, string option, string connectionString)
    {
        if (ConnectionStringCheck.FindFault(option, connectionString) is { } fault)
            failures.Add(fault);
    }
}
