namespace TrackStore.Storage.Lists;

/// <summary>How many rows of a list stand under a heading.</summary>
/// <param name="Text">The letter or year; empty for none.</param>
/// <param name="Count">The number of rows.</param>
internal sealed record HeadingCount(string Text, int Count);
