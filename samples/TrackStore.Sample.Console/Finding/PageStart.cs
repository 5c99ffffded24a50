namespace TrackStore.Sample.Finding;

/// <summary>Where a page of matches starts.</summary>
/// <param name="Cursor">The cursor, or null for the first page.</param>
/// <param name="Before">The number of matches on the pages before.</param>
/// <param name="Depth">The number of pages before.</param>
internal sealed record PageStart(string? Cursor, int Before, int Depth)
{
    /// <summary>The start of the first page.</summary>
    public static readonly PageStart First = new(null, 0, 0);
}
