namespace TrackStore.Presentation.Taxonomy.Sources;

/// <summary>The library's genres.</summary>
internal sealed class GenreSource(IGenreRepository genres) : ITaxonomySource
{
    public TaxonomyKind Kind => TaxonomyKind.Genre;

    public async Task<(IReadOnlyList<TaxonomyItem> Items, string? NextCursor)> ListAsync(
        string? text, TaxonomyOrder order, int size, string? cursor, CancellationToken cancellationToken)
    {
        bool isByUse = order == TaxonomyOrder.MostUsed;
        var query = new GenreQuery
        {
            Text = text,
            OrderBy = isByUse ? GenreOrder.TrackCount : GenreOrder.Name,
            Descending = isByUse,
            PageSize = size,
            Cursor = cursor,
        };
        GenrePage page = await genres.ListGenresAsync(query, cancellationToken).ConfigureAwait(false);
        return ([.. page.Items.Select(ItemOf)], page.NextCursor);
    }

    public Task<int> CountAsync(string? text, CancellationToken cancellationToken) => genres.CountGenresAsync(text, cancellationToken);

    public async Task<TaxonomyItem?> GetAsync(long id, CancellationToken cancellationToken)
        => await genres.GetGenreAsync(id, cancellationToken).ConfigureAwait(false) is { } genre ? ItemOf(genre) : null;

    public async Task<TaxonomyItem?> FindAsync(string name, CancellationToken cancellationToken)
        => await genres.FindGenreAsync(name, cancellationToken).ConfigureAwait(false) is { } genre ? ItemOf(genre) : null;

    public async Task<TaxonomyItem> DefineAsync(string name, CancellationToken cancellationToken)
        => ItemOf(await genres.DefineGenreAsync(name, description: null, color: null, cancellationToken).ConfigureAwait(false));

    public Task<ChangeResult> UpdateAsync(long id, TaxonomyChanges changes, CancellationToken cancellationToken)
    {
        var update = new GenreUpdate { Name = changes.Name, Description = changes.Description, Color = changes.Color };
        return genres.UpdateGenreAsync(id, update, ChangeMode.Apply, cancellationToken);
    }

    public Task<ChangeResult> MergeAsync(long keptId, long otherId, ChangeMode mode, CancellationToken cancellationToken)
        => genres.MergeGenresAsync(keptId, otherId, mode, cancellationToken);

    public Task<ChangeResult> DeleteAsync(long id, bool isIgnored, ChangeMode mode, CancellationToken cancellationToken)
        => genres.DeleteGenreAsync(id, isIgnored, mode, cancellationToken);

    public Task AddSpellingAsync(long id, string spelling, CancellationToken cancellationToken)
        => genres.AddSpellingAsync(id, spelling, cancellationToken);

    public Task RemoveSpellingAsync(long id, string spelling, CancellationToken cancellationToken)
        => genres.RemoveSpellingAsync(id, spelling, cancellationToken);

    public async Task<IReadOnlyList<TaxonomyProposal>> ProposeAsync(CancellationToken cancellationToken)
        =>
        [
            .. (await genres.ProposeMergesAsync(cancellationToken).ConfigureAwait(false)).SelectMany(PairsOf),
        ];

    public async Task<IReadOnlyList<TaxonomyProposal>> ListRejectedAsync(CancellationToken cancellationToken)
        =>
        [
            .. (await genres.ListRejectedMergesAsync(cancellationToken).ConfigureAwait(false)).SelectMany(PairsOf),
        ];

    public Task<HistoryEntry?> RejectAsync(long firstId, long secondId, CancellationToken cancellationToken)
        => genres.RejectMergeAsync(firstId, secondId, cancellationToken);

    public Task<HistoryEntry?> AllowAsync(long firstId, long secondId, CancellationToken cancellationToken)
        => genres.AllowMergeAsync(firstId, secondId, cancellationToken);

    public TrackQuery QueryOf(TaxonomyItem first, TaxonomyItem second) => new() { Genres = [first.Name, second.Name] };

    public long? TakenById(Exception error) => (error as GenreNameTakenException)?.TakenById;

    public bool IsNotFound(Exception error) => error is GenreNotFoundException;

    public bool IsAbout(LibraryChange change)
        => change.IsEverything || change.DefinedGenreIds.Count + change.ChangedTrackIds.Count + change.DeletedTrackIds.Count
            + change.AddedTrackIds.Count > 0;

    public bool IsAboutNames(LibraryChange change) => change.IsEverything || change.DefinedGenreIds.Count > 0;

    private static IEnumerable<TaxonomyProposal> PairsOf(GenreProposal proposal)
        => proposal.Others.Select(other => new TaxonomyProposal(ItemOf(proposal.Kept), ItemOf(other)));

    private static TaxonomyItem ItemOf(Genre genre) => new()
    {
        Id = genre.Id,
        Name = genre.Name,
        Description = genre.Description,
        Color = genre.Color,
        TrackCount = genre.TrackCount,
        Spellings = genre.Spellings,
    };
}
