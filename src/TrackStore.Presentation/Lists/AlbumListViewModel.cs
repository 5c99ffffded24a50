using TrackStore.Presentation.Composition;
using TrackStore.Presentation.Lists;

namespace TrackStore;

/// <summary>A list of albums; at first of those that have tracks, so that the albums of deleted tracks aren't in the way.</summary>
public sealed class AlbumListViewModel : ListViewModel<AlbumItem, AlbumQuery>
{
    internal AlbumListViewModel(PanelServices services)
        : base(services, new AlbumQuery { HasTracks = true })
    {
    }

    /// <summary>Returns the index of an album whose row is in memory.</summary>
    /// <param name="albumId">The album.</param>
    /// <returns>The index, or null when its row is not in memory.</returns>
    public int? IndexOf(long albumId) => FindRow(row => row.AlbumId == albumId);

    private protected override async Task<ListPage<AlbumItem>> ReadPageAsync(
        AlbumQuery query, string? cursor, int skip, int size, CancellationToken cancellationToken)
    {
        AlbumPage page = await Services.Albums
            .QueryAsync(query with { Cursor = cursor, Skip = skip, PageSize = size }, cancellationToken).ConfigureAwait(false);
        return new ListPage<AlbumItem>(page.Items, page.NextCursor);
    }

    private protected override Task<int> CountRowsAsync(AlbumQuery query, CancellationToken cancellationToken)
        => Services.Albums.CountAsync(query, cancellationToken: cancellationToken);

    private protected override AlbumQuery WithText(AlbumQuery query, string? text) => query with { Text = text };

    private protected override bool SelectsSame(AlbumQuery current, AlbumQuery next)
        => current == next with { OrderBy = current.OrderBy, Descending = current.Descending };

    // Tracks change the number of tracks of their albums, and which albums a genre or tag selects.
    private protected override ListEffect EffectOf(LibraryChange change)
    {
        if (change.IsEverything)
            return ListEffect.Everywhere;
        return change.AddedAlbumIds.Count + change.ChangedAlbumIds.Count + change.DeletedAlbumIds.Count > 0
            || change.AddedTrackIds.Count + change.ChangedTrackIds.Count + change.DeletedTrackIds.Count > 0
            ? ListEffect.Elsewhere
            : ListEffect.None;
    }

    private protected override bool IsAbout(LibraryChange change, AlbumItem row)
        => change.ChangedAlbumIds.Contains(row.AlbumId) || change.DeletedAlbumIds.Contains(row.AlbumId)
            || change.ArtworkAlbumIds.Contains(row.AlbumId);

    private protected override ImageRequest? PictureOf(AlbumItem row, ImageTarget target)
        => row.HasImage ? ImageRequest.ForAlbum(row.AlbumId, target) : null;
}
