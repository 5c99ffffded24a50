namespace TrackStore;

/// <summary>What one source says about a field.</summary>
/// <param name="Value">The value in its layer.</param>
/// <param name="Text">The value as text to show, or null for "deliberately empty".</param>
/// <param name="SourceText">The source as text to show.</param>
/// <param name="CanUse">Whether the field can be pinned to the source's platform.</param>
public sealed record FieldCandidate(TrackFieldValue Value, string? Text, string SourceText, bool CanUse);
