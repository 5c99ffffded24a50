namespace TrackStore;

/// <summary>Searches a platform for tracks.</summary>
public sealed record PlatformQuery
{
    /// <summary>Gets free text, or null. At least one of text, title and artist must be set.</summary>
    public string? Text { get; init; }

    /// <summary>Gets the title, or null.</summary>
    public string? Title { get; init; }

    /// <summary>Gets the artist, or null.</summary>
    public string? Artist { get; init; }

    /// <summary>Gets the maximum number of results.</summary>
    public int Limit { get; init; } = 20;
}
