using Microsoft.EntityFrameworkCore.Metadata;

namespace TrackStore.Storage.Model;

/// <summary>
/// Checks that the model of a context has the store's entities as the engine needs them. Names are the host's; everything else must be as
/// the store configured it.
/// </summary>
internal static class StoreModelValidator
{
    /// <exception cref="StoreModelException">Entities are missing, or code or a convention of the host changed them.</exception>
    public static StoreModelReport Validate(IModel model, string contextName)
    {
        Type[] missing = [.. StoreEntities.Types.Where(type => model.FindEntityType(type) is null)];
        if (missing.Length == StoreEntities.Types.Count)
        {
            throw Failure(
                $"The model of {contextName} has no tables of TrackStore. Call modelBuilder.UseTrackStore() in its OnModelCreating, or "
                    + "UseTrackStore() on its options.",
                ["The entities of TrackStore are missing."]);
        }

        IReadOnlyModel reference = StoreModelReference.Create();
        List<string> problems = [.. missing.Select(type => $"{type.Name} is missing: an Ignore or Remove took it out of the model.")];
        HashSet<Type> converted = [];
        foreach (Type type in StoreEntities.Types.Except(missing))
        {
            var check = new StoreEntityCheck(model.FindEntityType(type)!, reference.FindEntityType(type)!);
            problems.AddRange(check.Run());
            if (check.IsConverted)
                converted.Add(type);
        }

        if (problems.Count == 0)
            return new StoreModelReport(converted);
        throw Failure(
            $"The model of {contextName} doesn't have the tables of TrackStore as the library needs them. {string.Join(' ', problems)} "
                + "Code or conventions that run over all entities must leave out those whose ClrType is in the assembly "
                + $"{typeof(StoreEntities).Assembly.GetName().Name}.",
            problems);
    }

    private static StoreModelException Failure(string message, IReadOnlyList<string> problems) => new(message, problems);
}
