namespace TrackStore;

/// <summary>Genres whose names differ only in spaces, punctuation or the word "and", so that they are probably one.</summary>
public sealed record GenreProposal
{
    /// <summary>Gets the genre to keep: the one with the most tracks.</summary>
    public required Genre Kept { get; init; }

    /// <summary>Gets the genres to merge into it, those with the most tracks first.</summary>
    public required IReadOnlyList<Genre> Others { get; init; }
}
