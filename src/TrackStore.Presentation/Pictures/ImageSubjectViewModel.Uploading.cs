using CommunityToolkit.Mvvm.ComponentModel;
using TrackStore.Presentation.History;
using TrackStore.Presentation.Pictures;

namespace TrackStore;

/// <content>Stores a picture that the user drops, pastes or chooses.</content>
public sealed partial class ImageSubjectViewModel
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(100);

    private ArtworkOwner? _uploadOwner;

    /// <summary>Gets a value indicating whether a picture is being received or stored for <see cref="Owner"/>.</summary>
    [ObservableProperty]
    public partial bool IsUploading { get; private set; }

    /// <summary>Gets how much of the picture has arrived, 0 to 1. At 1 it is being rendered and stored.</summary>
    [ObservableProperty]
    public partial double UploadFraction { get; private set; }

    /// <summary>
    /// Gets why the last picture was not stored, or null. An <see cref="ImageRejectedException"/> says by its reason what is wrong with the
    /// picture.
    /// </summary>
    [ObservableProperty]
    public partial PanelError? UploadError { get; private set; }

    /// <summary>
    /// Gets or sets the most bytes of a picture, at least 1. A larger one is refused before it is opened. The store's own limit
    /// (<c>ArtworkOptions.MaxBytes</c>) applies as well.
    /// </summary>
    /// <value>The default is 20,000,000 (20 MB), as the store's.</value>
    public long MaxUploadBytes { get; set; } = 20_000_000;

    /// <summary>
    /// Stores a picture as the user's own, which is shown from then on, in the place of one that the user has stored before;
    /// <see cref="MessageChange"/> brings that back. While one is being stored, another call only says so by
    /// <see cref="Message"/>, whichever track or album it is for.
    /// </summary>
    /// <param name="length">The picture's size in bytes, as the source of the picture tells it.</param>
    /// <param name="open">Opens the picture. It is called on the context, and not at all when the size is refused.</param>
    /// <param name="cancellationToken">Cancels the call; nothing is stored then.</param>
    /// <returns>True when the picture is stored. <see cref="UploadError"/> says why not.</returns>
    public async Task<bool> UploadAsync(long length, Func<Stream> open, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(open);
        await Context;
        if (Owner is not { } owner || IsDisposed)
            return false;
        ForgetMessage();
        if (_uploadOwner is not null)
        {
            Message = Texts.AnotherPictureIsStored;
            return false;
        }

        UploadError = null;
        if (length > MaxUploadBytes)
        {
            Refuse(new ImageRejectedException(ImageRejection.TooManyBytes, Texts.PictureTooLarge(length, MaxUploadBytes)));
            return false;
        }

        (_uploadOwner, UploadFraction) = (owner, 0);
        ShowUploading();
        int turn = _turn;
        bool isStored = false;
        await RunAsync(
            async token => isStored = await UploadAsync(owner, turn, length, open, token).ConfigureAwait(false),
            retry: null,
            cancellationToken).ConfigureAwait(false);
        await Context;
        _uploadOwner = null;
        ShowUploading();
        return isStored;
    }

    private void ShowUploading() => IsUploading = _uploadOwner is { } uploaded && uploaded == Owner;

    private async Task<bool> UploadAsync(ArtworkOwner owner, int turn, long length, Func<Stream> open, CancellationToken cancellationToken)
    {
        string? title = Title;
        ImageCandidate? former = Candidates.FirstOrDefault(candidate => candidate.Picture.Source == Sources.User);
        IReadOnlyDictionary<ImageSize, Image> stored;
        HistoryEntry? made;
        try
        {
            long before = await SubjectChange.LatestIdAsync(Services.History, cancellationToken).ConfigureAwait(false);
            await Context;
            Stream stream = open();
            await using (stream.ConfigureAwait(false))
            {
                var counted = new ProgressStream(stream, ReportFrom(length));
                await using (counted.ConfigureAwait(false))
                {
                    stored = await Services.Images.ResizeAndStoreImageAsync(
                        counted, owner.TrackId, owner.AlbumId, Sources.User, cancellationToken: cancellationToken).ConfigureAwait(false);
                }
            }

            made = await FindChangeAsync(owner, before, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            await Context;
            if (turn == _turn)
                Refuse(error);
            else
                Message = Texts.PictureNotStored(title, DescribeUploadError(error));

            // Nothing of a subject that is deleted meanwhile stays on screen as if it were there.
            if (error is TrackNotFoundException or AlbumNotFoundException)
                await ReadShownAsync(turn, cancellationToken).ConfigureAwait(false);
            return false;
        }

        await Context;
        await ReadShownAsync(turn, cancellationToken).ConfigureAwait(false);
        await Context;
        if (turn != _turn)
            return true;
        bool isSame = former is not null && stored.Values.Any(image => image.ArtworkId == former.Picture.ArtworkId);
        (MessageChange, Message) = (made, former is null ? Texts.PictureAdded
            : !isSame ? Texts.PictureTookPlace
            : former.IsShown ? Texts.PictureIsShownAlready
            : Texts.PictureAdded);
        return true;
    }

    // Called on the reading thread.
    private Action<long> ReportFrom(long length)
    {
        long last = Services.Time.GetTimestamp();
        return read =>
        {
            if (read < length && Services.Time.GetElapsedTime(last) < ProgressInterval)
                return;
            last = Services.Time.GetTimestamp();
            _ = ReportAsync(length == 0 ? 1 : Math.Min(1, (double)read / length));
        };
    }

    private async Task ReportAsync(double fraction)
    {
        await Context;
        if (!IsDisposed && _uploadOwner is not null)
            UploadFraction = Math.Max(UploadFraction, fraction);
    }

    private void Refuse(Exception error) => UploadError = new PanelError { Message = DescribeUploadError(error), Exception = error };

    private string DescribeUploadError(Exception error) => error switch
    {
        ImageRejectedException rejected => Texts.DescribeRejection(rejected),
        TrackStoreException => Texts.DescribeError(error),
        _ => Texts.UploadInterrupted,
    };
}
