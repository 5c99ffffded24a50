namespace TrackStore.Sample.Finding;

/// <summary>What the whole screen shows at one moment.</summary>
/// <param name="Lines">The lines from the top, as many as the terminal has.</param>
/// <param name="Cursor">The column of the cursor on the first line, from 0; or null to hide it.</param>
internal sealed record Frame(IReadOnlyList<ScreenLine> Lines, int? Cursor);
