using CommunityToolkit.Mvvm.Input;
using TrackStore.Presentation.History;

namespace TrackStore;

/// <content>What can be done with the pictures.</content>
public sealed partial class ImageSubjectViewModel
{
    /// <summary>Shows a picture by the user's choice.</summary>
    /// <param name="candidate">One of <see cref="Candidates"/>, or of <see cref="AlbumCandidates"/> to change the album.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when it was done.</returns>
    [RelayCommand]
    public Task<bool> UseAsync(ImageCandidate candidate, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        return ChangeAsync(
            candidate.Owner,
            token => Services.Artwork.ChooseArtworkAsync(candidate.Owner, candidate.Picture.Source, cancellationToken: token),
            Texts.PictureChosen(candidate.Picture.Source),
            cancellationToken);
    }

    /// <summary>
    /// Refuses a picture, so that it is not shown until the user chooses or allows it. It stays a candidate; the next best is shown, or
    /// none when there is no other.
    /// </summary>
    /// <param name="candidate">The picture.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when it was done.</returns>
    [RelayCommand]
    public Task<bool> RefuseAsync(ImageCandidate candidate, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        return ChangeAsync(
            candidate.Owner,
            token => Services.Artwork.RefuseArtworkAsync(candidate.Owner, candidate.Picture.Source, cancellationToken: token),
            Texts.PictureRefused(candidate.Picture.Source),
            cancellationToken);
    }

    /// <summary>Takes back that a picture was refused. It is shown if it is the best.</summary>
    /// <param name="candidate">The picture.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when it was done.</returns>
    [RelayCommand]
    public Task<bool> AllowAsync(ImageCandidate candidate, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        return ChangeAsync(
            candidate.Owner,
            token => Services.Artwork.AllowArtworkAsync(candidate.Owner, candidate.Picture.Source, cancellationToken: token),
            Texts.PictureAllowed(candidate.Picture.Source),
            cancellationToken);
    }

    /// <summary>Deletes a picture. The next best is shown.</summary>
    /// <param name="candidate">The picture.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when it was done.</returns>
    [RelayCommand]
    public Task<bool> DeleteAsync(ImageCandidate candidate, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        return ChangeAsync(
            candidate.Owner,
            token => Services.Artwork.RemoveArtworkAsync(candidate.Owner, candidate.Picture.Source, cancellationToken: token),
            Texts.PictureDeleted(candidate.Picture.Source),
            cancellationToken);
    }

    /// <summary>Shows no picture, whatever the sources provide.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when it was done.</returns>
    [RelayCommand]
    public async Task<bool> ShowNoneAsync(CancellationToken cancellationToken = default)
    {
        await Context;
        return Owner is { } owner && await ChangeAsync(
            owner,
            token => Services.Artwork.ChooseNoArtworkAsync(owner, cancellationToken: token),
            Texts.NoPictureChosen,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes the user's choice back, so that the ranking of the sources decides.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when it was done.</returns>
    [RelayCommand]
    public async Task<bool> RevertAsync(CancellationToken cancellationToken = default)
    {
        await Context;
        return Owner is { } owner && await ChangeAsync(
            owner,
            token => Services.Artwork.RevertArtworkChoiceAsync(owner, cancellationToken: token),
            Texts.PictureAutomatic,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Renders a picture again with the current options, and adds renditions that are missing. It can't be undone.</summary>
    /// <param name="candidate">The picture.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when it is current then; false also when its original was not kept.</returns>
    [RelayCommand]
    public async Task<bool> RerenderAsync(ImageCandidate candidate, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        RerenderOutcome? outcome = null;
        await Context;
        ForgetMessage();
        int turn = _turn;
        await RunAsync(
            async token =>
            {
                outcome = await Services.Maintenance
                    .RerenderAsync(candidate.Picture.ArtworkId, token).ConfigureAwait(false);
                await ReadShownAsync(turn, token).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        await Context;
        if (outcome is { } done && turn == _turn)
            Message = Texts.DescribeRerender(done);
        return outcome is RerenderOutcome.Rerendered or RerenderOutcome.AlreadyCurrent;
    }

    // What has been done is shown with the pictures as they are then, read by the same call.
    private async Task<bool> ChangeAsync(
        ArtworkOwner owner, Func<CancellationToken, Task> change, string message, CancellationToken cancellationToken)
    {
        await Context;
        if (Owner is null || State != ImageSubjectState.Shown)
            return false;
        int turn = _turn;
        HistoryEntry? made = null;
        ForgetMessage();
        bool isDone = await RunAsync(
            async token =>
            {
                long before = await SubjectChange.LatestIdAsync(Services.History, token).ConfigureAwait(false);
                try
                {
                    await change(token).ConfigureAwait(false);
                    made = await FindChangeAsync(owner, before, token).ConfigureAwait(false);
                }
                finally
                {
                    // A picture or its owner may have gone meanwhile, which is then on screen with the reason.
                    await ReadShownAsync(turn, token).ConfigureAwait(false);
                }
            },
            retry: null,
            cancellationToken).ConfigureAwait(false);
        await Context;
        if (isDone && turn == _turn)
            (MessageChange, Message) = (made, message);
        return isDone;
    }

    private async Task<HistoryEntry?> FindChangeAsync(ArtworkOwner owner, long after, CancellationToken cancellationToken)
    {
        HistoryEntry? change = await SubjectChange.FindAsync(Services.History, owner, cancellationToken).ConfigureAwait(false);
        return change?.Id > after ? change : null;
    }

    private Task ReadShownAsync(int turn, CancellationToken cancellationToken)
        => Owner is { } owner && turn == _turn ? ReadAsync(owner, turn, cancellationToken) : Task.CompletedTask;

    // The same text twice in a row is two messages.
    private void ForgetMessage() => (Message, MessageChange) = (null, null);
}
