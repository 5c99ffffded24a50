namespace TrackStore.Sample.Finding;

/// <summary>The details of a track in lines, of which a screen shows a part.</summary>
internal sealed class DetailsText(IReadOnlyList<string> lines)
{
    public IReadOnlyList<string> Lines => lines;

    /// <summary>Gets the first line that is shown.</summary>
    public int Top { get; private set; }

    /// <summary>Moves by lines, but not beyond the ends.</summary>
    /// <param name="by">The number of lines, negative to move up.</param>
    /// <param name="shown">The number of lines that the screen shows.</param>
    public void Scroll(int by, int shown) => Top = Math.Clamp(Top + by, 0, Math.Max(0, lines.Count - shown));
}
