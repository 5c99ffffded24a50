namespace TrackStore.Presentation.Taxonomy.Sources;

/// <summary>The library's tags.</summary>
internal sealed class TagSource(ITagRepository tags) : ITaxonomySource
{
    public TaxonomyKind Kind => TaxonomyKind.Tag;

    public async Task<(IReadOnlyList<TaxonomyItem> Items, string? NextCursor)> ListAsync(
        string? text, TaxonomyOrder order, int size, string? cursor, CancellationToken cancellationToken)
    {
        bool isByUse = order == TaxonomyOrder.MostUsed;
        var query = new TagQuery
        {
            Text = text,
            OrderBy = isByUse ? TagOrder.TrackCount : TagOrder.Name,
            Descending = isByUse,
            PageSize = size,
            Cursor = cursor,
        };
        TagPage page = await tags.ListTagsAsync(query, cancellationToken).ConfigureAwait(false);
        return ([.. page.Items.Select(ItemOf)], page.NextCursor);
    }

    public Task<int> CountAsync(string? text, CancellationToken cancellationToken) => tags.CountTagsAsync(text, cancellationToken);

    public async Task<TaxonomyItem?> GetAsync(long id, CancellationToken cancellationToken)
        => await tags.GetTagAsync(id, cancellationToken).ConfigureAwait(false) is { } tag ? ItemOf(tag) : null;

    public async Task<TaxonomyItem?> FindAsync(string name, CancellationToken cancellationToken)
        => await tags.FindTagAsync(name, cancellationToken).ConfigureAwait(false) is { } tag ? ItemOf(tag) : null;

    public async Task<TaxonomyItem> DefineAsync(string name, CancellationToken cancellationToken)
        => ItemOf(await tags.DefineTagAsync(name, description: null, color: null, cancellationToken).ConfigureAwait(false));

    public Task<ChangeResult> UpdateAsync(long id, TaxonomyChanges changes, CancellationToken cancellationToken)
    {
        var update = new TagUpdate { Name = changes.Name, Description = changes.Description, Color = changes.Color };
        return tags.UpdateTagAsync(id, update, ChangeMode.Apply, cancellationToken);
    }

    public Task<ChangeResult> MergeAsync(long keptId, long otherId, ChangeMode mode, CancellationToken cancellationToken)
        => tags.MergeTagsAsync(keptId, otherId, mode, cancellationToken);

    public Task<ChangeResult> DeleteAsync(long id, bool isIgnored, ChangeMode mode, CancellationToken cancellationToken)
        => tags.DeleteTagAsync(id, mode, cancellationToken);

    public Task AddSpellingAsync(long id, string spelling, CancellationToken cancellationToken)
        => tags.AddSpellingAsync(id, spelling, cancellationToken);

    public Task RemoveSpellingAsync(long id, string spelling, CancellationToken cancellationToken)
        => tags.RemoveSpellingAsync(id, spelling, cancellationToken);

    public async Task<IReadOnlyList<TaxonomyProposal>> ProposeAsync(CancellationToken cancellationToken)
        =>
        [
            .. (await tags.ProposeMergesAsync(cancellationToken).ConfigureAwait(false)).SelectMany(PairsOf),
        ];

    public async Task<IReadOnlyList<TaxonomyProposal>> ListRejectedAsync(CancellationToken cancellationToken)
        =>
        [
            .. (await tags.ListRejectedMergesAsync(cancellationToken).ConfigureAwait(false)).SelectMany(PairsOf),
        ];

    public Task<HistoryEntry?> RejectAsync(long firstId, long secondId, CancellationToken cancellationToken)
        => tags.RejectMergeAsync(firstId, secondId, cancellationToken);

    public Task<HistoryEntry?> AllowAsync(long firstId, long secondId, CancellationToken cancellationToken)
        => tags.AllowMergeAsync(firstId, secondId, cancellationToken);

    public TrackQuery QueryOf(TaxonomyItem first, TaxonomyItem second) => new() { AnyTags = [first.Name, second.Name] };

    public long? TakenById(Exception error) => (error as TagNameTakenException)?.TakenById;

    public bool IsNotFound(Exception error) => error is TagNotFoundException;

    public bool IsAbout(LibraryChange change)
        => change.IsEverything || change.DefinedTagIds.Count + change.TaggedTrackIds.Count + change.DeletedTrackIds.Count
            + change.AddedTrackIds.Count > 0;

    public bool IsAboutNames(LibraryChange change) => change.IsEverything || change.DefinedTagIds.Count > 0;

    private static IEnumerable<TaxonomyProposal> PairsOf(TagProposal proposal)
        => proposal.Others.Select(other => new TaxonomyProposal(ItemOf(proposal.Kept), ItemOf(other)));

    private static TaxonomyItem ItemOf(Tag tag) => new()
    {
        Id = tag.Id,
        Name = tag.Name,
        Description = tag.Description,
        Color = tag.Color,
        TrackCount = tag.TrackCount,
        Spellings = tag.Spellings,
    };
}
