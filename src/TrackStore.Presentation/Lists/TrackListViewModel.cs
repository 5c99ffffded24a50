using TrackStore.Presentation.Composition;
using TrackStore.Presentation.Lists;

namespace TrackStore;

/// <summary>A list of tracks.</summary>
public sealed class TrackListViewModel : ListViewModel<TrackItem, TrackQuery>
{
    internal TrackListViewModel(PanelServices services)
        : base(services, new TrackQuery { Include = TrackItemParts.All })
        => Selection = new TrackSelection(this);

    /// <summary>Gets the selected tracks.</summary>
    public TrackSelection Selection { get; }

    /// <summary>Returns the index of a track whose row is in memory.</summary>
    /// <param name="trackId">The track.</param>
    /// <returns>The index, or null when its row is not in memory; see <see cref="IndexOfAsync"/>.</returns>
    public int? IndexOf(long trackId) => FindRow(row => row.TrackId == trackId);

    /// <summary>Finds the index of a track in the whole list, to scroll to it.</summary>
    /// <param name="trackId">The track.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The index, or null when the track isn't in the list, or the call failed.</returns>
    public async Task<int?> IndexOfAsync(long trackId, CancellationToken cancellationToken = default)
    {
        await Context;
        if (IndexOf(trackId) is { } known)
            return known;
        int? index = null;
        TrackQuery query = ShownQuery;
        await RunAsync(
            async token => index = await Services.Tracks.IndexOfAsync(query, trackId, token).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
        return index;
    }

    /// <summary>Gets the query of the rows on screen, which is what the user sees as "all".</summary>
    internal TrackQuery RowsQuery => ShownQuery;

    internal Task<bool> RunForSelectionAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
        => RunAsync(work, cancellationToken);

    /// <summary>Makes a change of the selected tracks, which tells whether it has changed something.</summary>
    internal Task<bool> RunChangeOfSelectionAsync(Func<CancellationToken, Task<bool>> work, CancellationToken cancellationToken)
        => RunOwnChangeAsync(work, cancellationToken);

    /// <summary>Reads the ids of a range of rows, from memory as far as they are there.</summary>
    internal async Task<IReadOnlyList<long>> ReadIdsAsync(int first, int count, CancellationToken cancellationToken)
    {
        await Context;
        int end = (int)Math.Min(Total, (long)first + count);
        long?[] known =
        [
            .. Enumerable.Range(first, Math.Max(end - first, 0)).Select(index => TryGet(index)?.TrackId).TakeWhile(id => id is not null),
        ];
        if (IsTotalKnown && known.Length == end - first)
            return [.. known.OfType<long>()];
        TrackQuery query = ShownQuery with { Include = TrackItemParts.None, PageSize = 1000, Cursor = null, Skip = first };
        return await Services.Tracks.StreamAsync(query, cancellationToken)
            .Take(count).Select(row => row.TrackId ?? 0).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    private protected override async Task<ListPage<TrackItem>> ReadPageAsync(
        TrackQuery query, string? cursor, int skip, int size, CancellationToken cancellationToken)
    {
        TrackPage page = await Services.Tracks
            .QueryAsync(query with { Cursor = cursor, Skip = skip, PageSize = size }, cancellationToken).ConfigureAwait(false);
        return new ListPage<TrackItem>(page.Items, page.NextCursor);
    }

    private protected override Task<int> CountRowsAsync(TrackQuery query, CancellationToken cancellationToken)
        => Services.Tracks.CountAsync(query, cancellationToken: cancellationToken);

    private protected override TrackQuery WithText(TrackQuery query, string? text) => query with { Text = text };

    private protected override bool SelectsSame(TrackQuery current, TrackQuery next)
        => current == next with { OrderBy = current.OrderBy, Descending = current.Descending, Include = current.Include };

    private protected override void OnFilterChanged() => Selection.OnFilterChanged();

    private protected override void OnLibraryChanged(LibraryChange change)
    {
        Selection.Forget(change.DeletedTrackIds);
        base.OnLibraryChanged(change);
    }

    private protected override ListEffect EffectOf(LibraryChange change)
    {
        if (change.IsEverything || change.DefinedTagIds.Count + change.DefinedGenreIds.Count > 0)
            return ListEffect.Everywhere;
        return change.AddedTrackIds.Count + change.ChangedTrackIds.Count + change.DeletedTrackIds.Count + change.TaggedTrackIds.Count > 0
            ? ListEffect.Elsewhere
            : ListEffect.None;
    }

    private protected override bool IsAbout(LibraryChange change, TrackItem row)
        => (row.TrackId is { } trackId && (change.ChangedTrackIds.Contains(trackId) || change.DeletedTrackIds.Contains(trackId)
                || change.TaggedTrackIds.Contains(trackId) || change.ArtworkTrackIds.Contains(trackId)))
            || (row.AlbumId is { } albumId && (change.ArtworkAlbumIds.Contains(albumId) || change.ChangedAlbumIds.Contains(albumId)));

    private protected override ImageRequest? PictureOf(TrackItem row, ImageTarget target)
        => row is { HasImage: true, TrackId: { } trackId } ? ImageRequest.ForTrack(trackId, target) : null;
}
