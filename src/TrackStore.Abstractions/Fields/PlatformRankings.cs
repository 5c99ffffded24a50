using System.Collections.Frozen;

namespace TrackStore;

/// <summary>
/// The platforms in the order of preference, for all fields and for single ones. Platforms that a ranking doesn't list follow the listed
/// ones, ordered by name.
/// </summary>
public sealed record PlatformRankings
{
    /// <summary>
    /// Gets the ranking of all fields that have none of their own, the best platform first. Names are compared without case.
    /// </summary>
    public required IReadOnlyList<string> Default { get; init; }

    /// <summary>Gets the rankings of single fields.</summary>
    public IReadOnlyDictionary<TrackField, IReadOnlyList<string>> Fields { get; init; }
        = FrozenDictionary<TrackField, IReadOnlyList<string>>.Empty;

    /// <summary>Returns the ranking of a field: its own, else <see cref="Default"/>.</summary>
    /// <param name="field">The field.</param>
    /// <returns>The platforms, the best first.</returns>
    public IReadOnlyList<string> For(TrackField field) => Fields.TryGetValue(field, out IReadOnlyList<string>? own) ? own : Default;

    /// <summary>Returns these rankings with another one for a field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="ranking">The platforms, the best first, or null for <see cref="Default"/>.</param>
    /// <returns>The rankings.</returns>
    public PlatformRankings With(TrackField field, IReadOnlyList<string>? ranking)
    {
        var fields = new Dictionary<TrackField, IReadOnlyList<string>>(Fields);
        if (ranking is null)
            fields.Remove(field);
        else
            fields[field] = ranking;
        return this with { Fields = fields };
    }
}
