namespace TrackStore.Sample.Finding;

/// <summary>What happens to the screen on which a user searches: keys, and answers of the library.</summary>
internal abstract record FinderEvent
{
    private FinderEvent()
    {
    }

    /// <summary>A key was pressed.</summary>
    public sealed record KeyPressed(ConsoleKeyInfo Key) : FinderEvent;

    /// <summary>The terminal has this size, in cells.</summary>
    public sealed record Resized(int Width, int Height) : FinderEvent;

    /// <summary>A page of matches was read.</summary>
    /// <param name="Search">The number of the search.</param>
    /// <param name="Page">The page.</param>
    /// <param name="Elapsed">The time that it took.</param>
    public sealed record PageRead(int Search, TrackPage Page, TimeSpan Elapsed) : FinderEvent;

    /// <summary>The matches were counted, up to a limit.</summary>
    public sealed record Counted(int Search, int Count) : FinderEvent;

    /// <summary>The details of a track were read.</summary>
    public sealed record DetailsRead(int Search, IReadOnlyList<string> Lines) : FinderEvent;

    /// <summary>The library can't answer.</summary>
    /// <param name="Search">The number of the search.</param>
    /// <param name="Reason">Why, for the user.</param>
    public sealed record Failed(int Search, string Reason) : FinderEvent;
}
