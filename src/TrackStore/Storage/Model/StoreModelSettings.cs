namespace TrackStore.Storage.Model;

/// <summary>Where the tables of the store are in a host's database.</summary>
/// <param name="Schema">The schema, or null for the context's default one.</param>
/// <param name="Prefix">What the names of the tables begin with; may be empty.</param>
internal sealed record StoreModelSettings(string? Schema, string Prefix)
{
    // With the longest name of a table it fits into the 63 characters of PostgreSQL, which cuts off the rest without a word.
    private const int MaxPrefix = 30;

    public static StoreModelSettings Of(string? schema, string? prefix)
    {
        if (schema is not null)
            ArgumentException.ThrowIfNullOrWhiteSpace(schema);
        if (prefix is null)
            return new StoreModelSettings(schema, string.Empty);
        ArgumentException.ThrowIfNullOrWhiteSpace(prefix);
        if (prefix.Length > MaxPrefix)
            throw new ArgumentException($"The prefix \"{prefix}\" is longer than {MaxPrefix} characters.", nameof(prefix));
        return new StoreModelSettings(schema, prefix);
    }
}
