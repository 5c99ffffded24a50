using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using TrackStore.Presentation.Threading;

namespace TrackStore;

/// <content>Pictures that are there twice.</content>
public sealed partial class ImageManagerViewModel
{
    private const int PageSize = 50;

    // One page looks at 2,000 pictures, and most of them are like no other.
    private const int MostEmptyPages = 50;

    private readonly ReadOrder _duplicateReads = new();
    private string? _sharedCursor;
    private string? _similarCursor;
    private int _wantedShared = 1;
    private int _wantedSimilar = 1;
    private int _previewTurn;

    /// <summary>Gets the pictures that several albums show, page after page (<see cref="LoadMoreSharedAsync"/>).</summary>
    [ObservableProperty]
    public partial IReadOnlyList<SharedImage> Shared { get; private set; } = [];

    /// <summary>Gets a value indicating whether there are more than <see cref="Shared"/> has.</summary>
    [ObservableProperty]
    public partial bool HasMoreShared { get; private set; }

    /// <summary>
    /// Gets the groups of pictures that look alike, the best copy of each first, page after page (<see cref="LoadMoreSimilarAsync"/>).
    /// </summary>
    [ObservableProperty]
    public partial IReadOnlyList<SimilarImages> Similar { get; private set; } = [];

    /// <summary>Gets a value indicating whether there may be more than <see cref="Similar"/> has.</summary>
    [ObservableProperty]
    public partial bool HasMoreSimilar { get; private set; }

    /// <summary>Gets a value indicating whether the duplicates were read, even if there are none.</summary>
    [ObservableProperty]
    public partial bool HasLoadedDuplicates { get; private set; }

    /// <summary>Reads the next page of <see cref="Shared"/>.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when it is shown, or the call has failed.</returns>
    [RelayCommand]
    public async Task LoadMoreSharedAsync(CancellationToken cancellationToken = default)
    {
        await Context;
        if (!HasMoreShared)
            return;
        IReadOnlyList<SharedImage> before = Shared;
        _wantedShared = before.Count + 1;
        await RunAsync(
            async token =>
            {
                SharedImagePage page = await Services.ImageLibrary.ListSharedAsync(_sharedCursor, PageSize, token).ConfigureAwait(false);
                await Context;

                // The list may have been read again meanwhile.
                if (!IsDisposed && ReferenceEquals(Shared, before))
                    ShowShared([.. before, .. page.Items], page.NextCursor);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the next page of <see cref="Similar"/>.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when it is shown, or the call has failed.</returns>
    [RelayCommand]
    public async Task LoadMoreSimilarAsync(CancellationToken cancellationToken = default)
    {
        await Context;
        if (!HasMoreSimilar)
            return;
        IReadOnlyList<SimilarImages> before = Similar;
        _wantedSimilar = before.Count + 1;
        await RunAsync(
            async token =>
            {
                SimilarImagePage page = await ReadSimilarAsync(_similarCursor, token).ConfigureAwait(false);
                await Context;
                if (!IsDisposed && ReferenceEquals(Similar, before))
                    ShowSimilar([.. before, .. page.Items], page.NextCursor);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Tells what <see cref="ReplaceAsync"/> would change. A later call takes the place of an earlier one.</summary>
    /// <param name="picture">The picture that is shown now.</param>
    /// <param name="copy">The better copy.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What would change, or null when the call has failed or a later one was made meanwhile.</returns>
    public async Task<ImageReplacement?> PreviewReplaceAsync(
        ListedImage picture, ListedImage copy, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(copy);
        await Context;
        int turn = ++_previewTurn;
        ChangeResult? preview = null;
        await RunAsync(
            async token => preview = await Services.Artwork
                .ReplaceArtworkAsync(picture.ArtworkId, copy.ArtworkId, ChangeMode.Preview, token).ConfigureAwait(false),
            retry: null,
            cancellationToken).ConfigureAwait(false);
        await Context;
        return preview is null || turn != _previewTurn ? null : new ImageReplacement
        {
            Picture = picture,
            Copy = copy,
            AlbumCount = preview.AlbumCount,
            TrackCount = preview.TrackCount,
            Text = Texts.DescribeReplacement(picture, copy, preview.AlbumCount, preview.TrackCount),
        };
    }

    /// <summary>Shows a better copy in place of a picture wherever that is shown.</summary>
    /// <param name="picture">The picture that is shown now.</param>
    /// <param name="copy">The better copy.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What was changed, or null when the call has failed.</returns>
    public async Task<ChangeResult?> ReplaceAsync(ListedImage picture, ListedImage copy, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(copy);
        await Context;
        (Message, MessageChange) = (null, null);
        ChangeResult? result = null;
        await RunAsync(
            async token =>
            {
                result = await Services.Artwork
                    .ReplaceArtworkAsync(picture.ArtworkId, copy.ArtworkId, cancellationToken: token).ConfigureAwait(false);
                await ReadDuplicatesAsync(token).ConfigureAwait(false);
            },
            retry: null,
            cancellationToken).ConfigureAwait(false);
        await Context;
        if (result is not null)
            (MessageChange, Message) = (result.Change, Texts.PictureReplaced(result.AlbumCount, result.TrackCount));
        return result;
    }

    /// <summary>
    /// Remembers that a picture of a group is no copy of the others. The group goes on without it, or ends when it has one other.
    /// </summary>
    /// <param name="group">One of <see cref="Similar"/>.</param>
    /// <param name="picture">One of its pictures.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The change, or null when the call has failed or nothing was to change.</returns>
    /// <exception cref="ArgumentException">The group doesn't have this picture.</exception>
    public async Task<HistoryEntry?> KeepApartAsync(
        SimilarImages group, ListedImage picture, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(picture);
        if (group.Images.All(image => image.ArtworkId != picture.ArtworkId))
            throw new ArgumentException("The group doesn't have this picture.", nameof(picture));
        await Context;
        (Message, MessageChange) = (null, null);
        ImagePair[] pairs =
        [
            .. group.Images
                .Where(image => image.ArtworkId != picture.ArtworkId)
                .Take(ImagePair.MaxCount)
                .Select(image => new ImagePair(picture.ArtworkId, image.ArtworkId)),
        ];
        HistoryEntry? change = null;
        await RunAsync(
            async token =>
            {
                change = await Services.ImageLibrary.KeepApartAsync(pairs, token).ConfigureAwait(false);
                await ReadDuplicatesAsync(token).ConfigureAwait(false);
            },
            retry: null,
            cancellationToken).ConfigureAwait(false);
        await Context;
        if (change is not null)
            (MessageChange, Message) = (change, Texts.PicturesKeptApart);
        return change;
    }

    private async Task ReadDuplicatesAsync(CancellationToken cancellationToken)
    {
        int read = _duplicateReads.Begin();
        await Context;

        // What the user has opened page by page stays open.
        (int wantedShared, int wantedSimilar) = (Math.Max(_wantedShared, Shared.Count), Math.Max(_wantedSimilar, Similar.Count));
        (List<SharedImage> shared, string? sharedCursor) = await ReadPagesAsync(
            wantedShared,
            async cursor =>
            {
                SharedImagePage page = await Services.ImageLibrary.ListSharedAsync(cursor, PageSize, cancellationToken)
                    .ConfigureAwait(false);
                return (page.Items, page.NextCursor);
            }).ConfigureAwait(false);
        (List<SimilarImages> similar, string? similarCursor) = await ReadPagesAsync(
            wantedSimilar,
            async cursor =>
            {
                SimilarImagePage page = await ReadSimilarAsync(cursor, cancellationToken).ConfigureAwait(false);
                return (page.Items, page.NextCursor);
            }).ConfigureAwait(false);
        await Context;
        if (IsDisposed || !_duplicateReads.TryShow(read))
            return;
        ShowShared(shared, sharedCursor);
        ShowSimilar(similar, similarCursor);
        HasLoadedDuplicates = true;
    }

    private static async Task<(List<T> Items, string? Cursor)> ReadPagesAsync<T>(
        int wanted, Func<string?, Task<(IReadOnlyList<T> Items, string? Cursor)>> readPage)
    {
        var items = new List<T>();
        string? cursor = null;
        do
        {
            (IReadOnlyList<T> page, cursor) = await readPage(cursor).ConfigureAwait(false);
            items.AddRange(page);
        }
        while (items.Count < wanted && cursor is not null);
        return (items, cursor);
    }

    // A page without a group says nothing to a user as long as there are others.
    private async Task<SimilarImagePage> ReadSimilarAsync(string? cursor, CancellationToken cancellationToken)
    {
        for (int empty = 1; ; empty++)
        {
            SimilarImagePage page = await Services.ImageLibrary
                .ListSimilarAsync(new SimilarImageQuery { Cursor = cursor, PageSize = PageSize }, cancellationToken).ConfigureAwait(false);
            if (page.Items.Count > 0 || page.NextCursor is null || empty == MostEmptyPages)
                return page;
            cursor = page.NextCursor;
        }
    }

    // The library may change between two pages, so that one has again what another has.
    private void ShowShared(IEnumerable<SharedImage> items, string? cursor)
        => (_sharedCursor, Shared, HasMoreShared) = (cursor, [.. items.DistinctBy(item => item.Image.ArtworkId)], cursor is not null);

    private void ShowSimilar(IEnumerable<SimilarImages> items, string? cursor) => (_similarCursor, Similar, HasMoreSimilar)
        = (cursor, [.. items.DistinctBy(group => group.Images[0].ArtworkId)], cursor is not null);
}
