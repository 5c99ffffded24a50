namespace TrackStore;

/// <summary>Tags whose names differ only in spaces, punctuation or the word "and", so that they are probably one.</summary>
public sealed record TagProposal
{
    /// <summary>Gets the tag to keep: the one with the most tracks.</summary>
    public required Tag Kept { get; init; }

    /// <summary>Gets the tags to merge into it, those with the most tracks first.</summary>
    public required IReadOnlyList<Tag> Others { get; init; }
}
