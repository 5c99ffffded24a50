namespace TrackStore.Sample.Web.Components.Parts;

/// <summary>A message at the foot of a page.</summary>
/// <param name="Id">Its number in the tab.</param>
/// <param name="Text">What happened.</param>
/// <param name="Change">The change that it offers to undo, or null for none.</param>
/// <param name="IsError">Whether something failed.</param>
public sealed record Notice(int Id, string Text, HistoryEntry? Change, bool IsError);
