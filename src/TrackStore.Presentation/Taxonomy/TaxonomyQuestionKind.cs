namespace TrackStore;

/// <summary>What a <see cref="TaxonomyQuestion"/> asks.</summary>
public enum TaxonomyQuestionKind
{
    /// <summary>Whether to merge two tags or genres.</summary>
    Merge,

    /// <summary>Whether to merge two, because one was to get a name that the other has.</summary>
    NameTaken,

    /// <summary>Whether to delete one.</summary>
    Delete,
}
