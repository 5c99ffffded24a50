namespace TrackStore;

/// <summary>What the bars of a chart leave out.</summary>
/// <param name="Text">The text to show, such as "120 tracks without a year".</param>
/// <param name="Query">The query that lists these tracks, or null when the text counts something else.</param>
public sealed record StatisticsNote(string Text, TrackQuery? Query = null);
