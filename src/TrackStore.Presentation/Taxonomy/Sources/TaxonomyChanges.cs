namespace TrackStore.Presentation.Taxonomy.Sources;

/// <summary>What to change of a tag or genre. What is omitted stays.</summary>
internal readonly record struct TaxonomyChanges(Optional<string> Name, Optional<string?> Description, Optional<string?> Color);
