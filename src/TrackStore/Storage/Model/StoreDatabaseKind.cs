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

    public static bool IsPostgreSql(DatabaseFacade database) => database.ProviderName == PostgreSqlProvider;

    public static bool IsSqlServer(IReadOnlyModel model) => HasMark(model, "SqlServer:");

    public static bool IsPostgreSql(IReadOnlyModel model) => HasMark(model, "Npgsql:");

    private static bool HasMark(IReadOnlyModel model, string prefix)
        => model.GetAnnotations().Any(annotation => annotation.Name.StartsWith(prefix, StringComparison.Ordinal));
}
