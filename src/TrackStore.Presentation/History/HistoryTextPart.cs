namespace TrackStore;

/// <summary>A part of a sentence that says what a change did.</summary>
/// <param name="Text">The text.</param>
/// <param name="Subject">What the text names, when the library still has it, to lead there; else null.</param>
public sealed record HistoryTextPart(string Text, HistorySubject? Subject);
