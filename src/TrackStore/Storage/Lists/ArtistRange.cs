namespace TrackStore.Storage.Lists;

/// <summary>Selects artists in the order of their keys.</summary>
/// <param name="After">The key after which the range begins, or null for all.</param>
/// <param name="Descending">Whether the order is reversed.</param>
/// <param name="Patterns">Patterns of LIKE that a key must match.</param>
/// <param name="Skip">The number of artists to leave out at the beginning.</param>
/// <param name="Take">The most artists.</param>
internal readonly record struct ArtistRange(string? After, bool Descending, IReadOnlyList<string> Patterns, int Skip, int Take);
