namespace TrackStore;

/// <summary>Two stored pictures.</summary>
/// <param name="FirstArtworkId">One picture (<see cref="ListedImage.ArtworkId"/>).</param>
/// <param name="SecondArtworkId">Another picture.</param>
public readonly record struct ImagePair(long FirstArtworkId, long SecondArtworkId)
{
    /// <summary>The most pairs of a call.</summary>
    public const int MaxCount = 5_000;
}
