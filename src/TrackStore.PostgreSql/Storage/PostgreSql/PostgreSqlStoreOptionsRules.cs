using Microsoft.Extensions.Options;
using Npgsql;

namespace TrackStore.Storage.PostgreSql;

/// <summary>Checks where the database is, and the rules between settings. No failure repeats a part of the connection string.</summary>
internal sealed class PostgreSqlStoreOptionsRules : IValidateOptions<PostgreSqlStoreOptions>
{
    public ValidateOptionsResult Validate(string? name, PostgreSqlStoreOptions options)
    {
        List<string> failures = [];
        if (string.IsNullOrWhiteSpace(options.ConnectionString) == (options.DataSource is null))
            failures.Add($"Set {nameof(options.ConnectionString)} or {nameof(options.DataSource)} of PostgreSQL, and only one of them.");
        else if (options.DataSource is null && !IsConnectionString(options.ConnectionString!))
            failures.Add($"{nameof(options.ConnectionString)} isn't one of Npgsql's, such as \"Host=db;Database=music;Username=app\".");

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
        else if (!IsConnectionString(connectionString))
            failures.Add($"{use}ConnectionString isn't one of Npgsql's, such as \"Host=db;Database=music;Username=app\".");
    }

    private static bool IsConnectionString(string text)
    {
        try
        {
            return !string.IsNullOrWhiteSpace(new NpgsqlConnectionStringBuilder(text).Host);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException or InvalidCastException)
        {
            return false;
        }
    }
}
