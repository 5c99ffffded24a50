using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace TrackStore.Storage.Model;

/// <summary>
/// Tells the database of a context, or of a model that is being built. A model builder doesn't know it, but the conventions of a provider
/// mark the model before anything else is in it.
/// </summary>
internal static class StoreDatabaseKind
{
    /// <summary>The EF Core provider of PostgreSQL.</summary>
    public const string PostgreSqlProvider = "Npgsql.EntityFrameworkCore.PostgreSQL";

    /// <summary>The EF Core provider of SQLite.</summary>
    public const string SqliteProvider = "Microsoft.EntityFrameworkCore.Sqlite";

    /// <summary>Tells whether a query may be recursive in the words of the standard, which not every database follows.</summary>
    public static bool HasRecursion(DatabaseFacade database) => database.ProviderName is SqliteProvider or PostgreSqlProvider;

    public static bool IsPostgreSql(DatabaseFacade database) => database.ProviderName == PostgreSqlProvider;

    public static bool IsSqlServer(IReadOnlyModel model) => HasMark(model, "SqlServer:");

    public static bool IsPostgreSql(IReadOnlyModel model) => HasMark(model, "Npgsql:");

    private static bool HasMark(IReadOnlyModel model, string prefix)
        => model.GetAnnotations().Any(annotation => annotation.Name.StartsWith(prefix, StringComparison.Ordinal));
}
