namespace TrackStore.Discogs.Collection;

/// <summary>A list, or why Discogs doesn't show it.</summary>
/// <param name="Items">The items, in list order.</param>
/// <param name="Fault">Why the list is empty, or null when it was read.</param>
internal sealed record DiscogsList<T>(IReadOnlyList<ListItem<T>> Items, PlatformException? Fault);
