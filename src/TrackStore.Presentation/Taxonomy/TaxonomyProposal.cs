namespace TrackStore;

/// <summary>Two tags or genres whose names differ only in spaces, punctuation or the word "and", so that they are probably one.</summary>
/// <param name="Kept">The one to keep: the more used one.</param>
/// <param name="Other">The one to merge into it.</param>
public sealed record TaxonomyProposal(TaxonomyItem Kept, TaxonomyItem Other);
