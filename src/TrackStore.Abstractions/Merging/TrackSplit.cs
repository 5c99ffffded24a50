namespace TrackStore;

/// <summary>A track that was split from another one.</summary>
/// <param name="TrackId">The new track.</param>
/// <param name="Change">The change, with which the split can be undone.</param>
public sealed record TrackSplit(long TrackId, HistoryEntry Change);
