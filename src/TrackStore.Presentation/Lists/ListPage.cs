namespace TrackStore.Presentation.Lists;

/// <summary>A page of a list.</summary>
/// <param name="Items">The rows.</param>
/// <param name="NextCursor">Where the next page starts, or null after the last row.</param>
internal sealed record ListPage<TItem>(IReadOnlyList<TItem> Items, string? NextCursor);
