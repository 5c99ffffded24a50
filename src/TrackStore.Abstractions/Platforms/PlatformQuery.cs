namespace TrackStore;

/// <summary>Asks a platform for tracks.</summary>
public sealed record PlatformQuery
{
    /// <summary>Gets free text, or null; at least one of text, title and artist is given.</summary>
    public string? Text { get; init; }

    /// <summary>Gets the title, or null.</summary>
    public string? Title { get; init; }

    /// <summary>Gets the artist, or null.</summary>
    public string? Artist { get; init; }

    /// <summary>Gets how many answers are wanted at most.</summary>
    public int Limit { get; init; } = 20;
}
