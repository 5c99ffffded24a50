namespace TrackStore.Storage.Model;

/// <summary>What the check of a usable model found.</summary>
/// <param name="ConvertedEntities">
/// The entities with a column that a host converts. Their rows must be written and read through EF Core's mapping.
/// </param>
internal sealed record StoreModelReport(IReadOnlySet<Type> ConvertedEntities);
