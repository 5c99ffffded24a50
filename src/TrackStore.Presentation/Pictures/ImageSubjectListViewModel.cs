using TrackStore.Presentation.Composition;
using TrackStore.Presentation.Lists;

namespace TrackStore;

/// <summary>A list of tracks or albums by the picture that they show.</summary>
public sealed class ImageSubjectListViewModel : ListViewModel<ImageSubject, ImageSubjectQuery>
{
    internal ImageSubjectListViewModel(PanelServices services)
        : base(services, new ImageSubjectQuery { Kind = ArtworkOwnerKind.Album })
    {
    }

    /// <summary>Returns the index of a track or album whose row is in memory.</summary>
    /// <param name="owner">The track or album.</param>
    /// <returns>The index, or null when its row is not in memory.</returns>
    public int? IndexOf(ArtworkOwner owner) => FindRow(row => row.Owner == owner);

    private protected override async Task<ListPage<ImageSubject>> ReadPageAsync(
        ImageSubjectQuery query, string? cursor, int skip, int size, CancellationToken cancellationToken)
    {
        ImageSubjectPage page = await Services.ImageLibrary
            .ListSubjectsAsync(query with { Cursor = cursor, Skip = skip, PageSize = size }, cancellationToken).ConfigureAwait(false);
        return new ListPage<ImageSubject>(page.Items, page.NextCursor);
    }

    private protected override Task<int> CountRowsAsync(ImageSubjectQuery query, CancellationToken cancellationToken)
        => Services.ImageLibrary.CountSubjectsAsync(query, cancellationToken: cancellationToken);

    private protected override ImageSubjectQuery WithText(ImageSubjectQuery query, string? text) => query with { Text = text };

    private protected override bool SelectsSame(ImageSubjectQuery current, ImageSubjectQuery next) => current == next;

    // A row doesn't say which album its picture may come from. Albums are listed while they have tracks.
    private protected override ListEffect EffectOf(LibraryChange change)
    {
        bool isOfTracks = ShownQuery.Kind == ArtworkOwnerKind.Track;
        if (change.IsEverything || (isOfTracks && change.ArtworkAlbumIds.Count > 0))
            return ListEffect.Everywhere;
        int count = isOfTracks
            ? change.AddedTrackIds.Count + change.ChangedTrackIds.Count + change.DeletedTrackIds.Count + change.ArtworkTrackIds.Count
            : change.AddedAlbumIds.Count + change.ChangedAlbumIds.Count + change.DeletedAlbumIds.Count + change.ArtworkAlbumIds.Count
                + change.AddedTrackIds.Count + change.ChangedTrackIds.Count + change.DeletedTrackIds.Count;
        return count > 0 ? ListEffect.Elsewhere : ListEffect.None;
    }

    private protected override bool IsAbout(LibraryChange change, ImageSubject row) => row.Owner.TrackId is { } trackId
        ? change.ChangedTrackIds.Contains(trackId) || change.DeletedTrackIds.Contains(trackId) || change.ArtworkTrackIds.Contains(trackId)
        : change.ChangedAlbumIds.Contains(row.Owner.Id) || change.DeletedAlbumIds.Contains(row.Owner.Id)
            || change.ArtworkAlbumIds.Contains(row.Owner.Id);

    private protected override ImageRequest? PictureOf(ImageSubject row, ImageTarget target)
        => row.ArtworkKey is null ? null
            : row.Owner.TrackId is { } trackId ? ImageRequest.ForTrack(trackId, target)
            : ImageRequest.ForAlbum(row.Owner.Id, target);
}
