using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace TrackStore.Storage;

/// <summary>Compares the migrations of a database with those of the library.</summary>
internal sealed class SchemaVersion
{
    private readonly string[] _known;
    private readonly string[] _unknown;

    private SchemaVersion(string[] known, string[] applied)
    {
        _known = known;
        _unknown = [.. applied.Except(known)];
        Applied = applied;
        Pending = [.. known.Except(applied)];
    }

    /// <summary>Gets the migrations of the database, oldest first.</summary>
    public string[] Applied { get; }

    /// <summary>Gets the migrations that the database lacks, oldest first.</summary>
    public string[] Pending { get; }

    public static SchemaVersion Of(DbContext context, string[] applied) => new([.. context.Database.GetMigrations()], applied);

    /// <summary>Generates the SQL that upgrades a database from a migration (null: an empty database) to the latest one.</summary>
    /// <exception cref="ArgumentException">There is no such migration.</exception>
    public static string GenerateScript(DbContext context, string? fromMigration)
    {
        string[] known = [.. context.Database.GetMigrations()];
        if (fromMigration is not null && !known.Contains(fromMigration))
        {
            throw new ArgumentException(
                $"There is no migration {fromMigration}. The migrations are: {string.Join(", ", known)}.",
                nameof(fromMigration));
        }

        return context.GetService<IMigrator>().GenerateScript(fromMigration);
    }

    /// <summary>Generates the SQL of the pending migrations, for a transaction of the caller.</summary>
    public string GenerateUpgrade(DbContext context)
        => context.GetService<IMigrator>().GenerateScript(Applied.LastOrDefault(), options: MigrationsSqlGenerationOptions.NoTransactions);

    /// <summary>Refuses a database of another version than this one or an earlier one.</summary>
    /// <exception cref="SchemaVersionException">The database has a migration that the library doesn't know.</exception>
    public void RequireKnown(string place)
    {
        if (_unknown.Length == 0)
            return;

        // Migration ids begin with their time. Until 1.0 a changed schema replaces Initial, so a database may be older than all migrations.
        string reason = string.CompareOrdinal(_unknown[^1], _known[0]) > 0
            ? $"The database was created by a newer version of TrackStore (it has the migration {_unknown[^1]}). "
                + "Update the library or open another database."
            : $"The database was created by a pre-release version of TrackStore (it has the migration {_unknown[^1]}), "
                + "whose schema can't be upgraded. Open another database and import or synchronize the tracks again.";
        throw new SchemaVersionException($"{reason} The database was not changed. ({place})", _unknown, Pending);
    }

    /// <summary>Creates the exception for a database that <see cref="SchemaMode.ValidateOnly"/> keeps from being upgraded.</summary>
    public SchemaVersionException NotAutomatic(string place) => Outdated(
        "SchemaMode.ValidateOnly doesn't allow applying them. "
            + "Run the script that ITrackStoreDatabase.GenerateSchemaScriptAsync generates, or use SchemaMode.Automatic.",
        place);

    /// <summary>Creates the exception for a database that can't be upgraded.</summary>
    public SchemaVersionException Outdated(string reason, string place)
        => new($"The database lacks {Pending.Length} migration(s), and {reason} ({place})", _unknown, Pending);
}
