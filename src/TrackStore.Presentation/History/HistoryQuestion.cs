namespace TrackStore;

/// <summary>What the user is asked before several changes are undone at once.</summary>
/// <param name="First">The earliest change that would be undone.</param>
/// <param name="Changes">The changes that would be undone, the latest first.</param>
public sealed record HistoryQuestion(HistoryItem First, IReadOnlyList<HistoryEntry> Changes);
