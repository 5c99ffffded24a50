namespace TrackStore.Sample.Finding;

/// <summary>A line of the screen, without escape codes.</summary>
/// <param name="Text">The text, which fits the width.</param>
/// <param name="Emphasis">How it is shown.</param>
internal sealed record ScreenLine(string Text, Emphasis Emphasis = Emphasis.None);
