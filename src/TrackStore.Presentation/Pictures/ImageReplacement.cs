namespace TrackStore;

/// <summary>What showing a better copy in place of a picture would change.</summary>
public sealed record ImageReplacement
{
    /// <summary>Gets the picture that is shown now.</summary>
    public required ListedImage Picture { get; init; }

    /// <summary>Gets the better copy.</summary>
    public required ListedImage Copy { get; init; }

    /// <summary>Gets the number of albums with tracks that show the picture.</summary>
    public required int AlbumCount { get; init; }

    /// <summary>Gets the number of tracks that show the picture, as their own or as their album's.</summary>
    public required int TrackCount { get; init; }

    /// <summary>Gets what would change, as text that names an album or track.</summary>
    public required string Text { get; init; }
}
