using Microsoft.EntityFrameworkCore.Metadata;

namespace TrackStore.Storage.Model;

/// <summary>
/// Tells the database of a model that is being built. A model builder doesn't know it, but the conventions of a provider mark the model
/// before anything else is in it.
/// </summary>
internal static class StoreDatabaseKind
{
    public static bool IsSqlServer(IReadOnlyModel model) => HasMark(model, "SqlServer:");

    public static bool IsPostgreSql(IReadOnlyModel model) => HasMark(model, "Npgsql:");

    private static bool HasMark(IReadOnlyModel model, string prefix)
        => model.GetAnnotations().Any(annotation => annotation.Name.StartsWith(prefix, StringComparison.Ordinal));
}
