namespace TrackStore.Presentation.Taxonomy.Sources;

/// <summary>The library's tags, or its genres, as <see cref="TaxonomyViewModel"/> needs them.</summary>
internal interface ITaxonomySource
{
    TaxonomyKind Kind { get; }

    Task<(IReadOnlyList<TaxonomyItem> Items, string? NextCursor)> ListAsync(
        string? text, TaxonomyOrder order, int size, string? cursor, CancellationToken cancellationToken);

    Task<int> CountAsync(string? text, CancellationToken cancellationToken);

    Task<TaxonomyItem?> GetAsync(long id, CancellationToken cancellationToken);

    Task<TaxonomyItem?> FindAsync(string name, CancellationToken cancellationToken);

    Task<TaxonomyItem> DefineAsync(string name, CancellationToken cancellationToken);

    /// <summary>Changes a name and details in one change.</summary>
    Task<ChangeResult> UpdateAsync(long id, TaxonomyChanges changes, CancellationToken cancellationToken);

    Task<ChangeResult> MergeAsync(long keptId, long otherId, ChangeMode mode, CancellationToken cancellationToken);

    /// <param name="id">The one to delete.</param>
    /// <param name="isIgnored">Whether its name is ignored from now on; tags have no such thing.</param>
    /// <param name="mode">Whether to delete it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<ChangeResult> DeleteAsync(long id, bool isIgnored, ChangeMode mode, CancellationToken cancellationToken);

    Task AddSpellingAsync(long id, string spelling, CancellationToken cancellationToken);

    Task RemoveSpellingAsync(long id, string spelling, CancellationToken cancellationToken);

    Task<IReadOnlyList<TaxonomyProposal>> ProposeAsync(CancellationToken cancellationToken);

    Task<IReadOnlyList<TaxonomyProposal>> ListRejectedAsync(CancellationToken cancellationToken);

    Task<HistoryEntry?> RejectAsync(long firstId, long secondId, CancellationToken cancellationToken);

    Task<HistoryEntry?> AllowAsync(long firstId, long secondId, CancellationToken cancellationToken);

    /// <summary>Makes the query of the tracks that have at least one of two.</summary>
    TrackQuery QueryOf(TaxonomyItem first, TaxonomyItem second);

    /// <summary>Returns the one that has a name which another one was to get, or null when the exception says something else.</summary>
    long? TakenById(Exception error);

    /// <summary>Tells whether one is unknown to the library.</summary>
    bool IsNotFound(Exception error);

    /// <summary>Tells whether a change of the library may show in a list.</summary>
    bool IsAbout(LibraryChange change);

    /// <summary>Tells whether a change of the library may have changed a name, or which are one.</summary>
    bool IsAboutNames(LibraryChange change);
}
