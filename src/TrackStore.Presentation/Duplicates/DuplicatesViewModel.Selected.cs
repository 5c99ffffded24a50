using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;

namespace TrackStore;

/// <content>Decides about the selected pairs.</content>
public sealed partial class DuplicatesViewModel
{
    private int _previewTurn;

    /// <summary>Gets the number of selected pairs.</summary>
    public int SelectedCount => Selected.Count();

    /// <summary>Gets the selected pairs about which a person has to decide, to name them before they are merged.</summary>
    public IReadOnlyList<DuplicatePairViewModel> SelectedInDoubt => [.. Selected.Where(pair => pair.IsInDoubt)];

    /// <summary>
    /// Gets or sets a value indicating whether <see cref="MergeSelectedAsync"/> merges <see cref="SelectedInDoubt"/> as well. Otherwise
    /// they stay as they are, also when only such pairs are selected. It is false again after a merge.
    /// </summary>
    [ObservableProperty]
    public partial bool MergesInDoubt { get; set; }

    /// <summary>
    /// Gets what <see cref="MergeSelectedAsync"/> would do, from <see cref="AskMergeSelectedAsync"/> until the merge or
    /// <see cref="ForgetQuestion"/>; else null. It follows the selection and the library.
    /// </summary>
    [ObservableProperty]
    public partial MergeQuestion? Question { get; private set; }

    private IEnumerable<DuplicatePairViewModel> Selected => Pairs.Where(pair => pair is { IsSelected: true, IsGone: false });

    /// <summary>Selects all listed pairs, or none.</summary>
    /// <param name="isSelected">Whether they are selected.</param>
    public void SelectAll(bool isSelected)
    {
        foreach (DuplicatePairViewModel pair in Pairs)
            pair.IsSelected = isSelected && !pair.IsGone;
        OnSelectionChanged();
    }

    /// <summary>Selects a pair, or takes it out of the selection.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="isSelected">Whether it is selected.</param>
    public void Select(DuplicatePairViewModel pair, bool isSelected)
    {
        ArgumentNullException.ThrowIfNull(pair);
        pair.IsSelected = isSelected && !pair.IsGone;
        OnSelectionChanged();
    }

    /// <summary>Asks what <see cref="MergeSelectedAsync"/> would do, which <see cref="Question"/> says from then on.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the question is shown, or the call has failed.</returns>
    [RelayCommand]
    public async Task AskMergeSelectedAsync(CancellationToken cancellationToken = default)
    {
        MergeQuestion? question = await CountAsync(work => RunAsync(work, cancellationToken)).ConfigureAwait(false);
        await Context;
        if (question is not null && !IsDisposed)
            Question = question;
    }

    /// <summary>Forgets <see cref="Question"/>: the user has answered it.</summary>
    [RelayCommand]
    public void ForgetQuestion()
    {
        _previewTurn++;
        Question = null;
    }

    /// <summary>
    /// Tells what <see cref="MergeSelectedAsync"/> would merge, to ask before it is done. A later call takes the place of an earlier one.
    /// </summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The number of tracks that would be merged into others, or null when the call has failed or a later one was made meanwhile.
    /// </returns>
    public async Task<int?> PreviewMergeSelectedAsync(CancellationToken cancellationToken = default)
        => (await CountAsync(work => RunAsync(work, cancellationToken)).ConfigureAwait(false))?.TrackCount;

    /// <summary>
    /// Merges the selected pairs; those in doubt only with <see cref="MergesInDoubt"/>. Several pairs of one track become one track.
    /// </summary>
    /// <param name="cancellationToken">Cancels the call; what was merged until then stays.</param>
    /// <returns>
    /// What was done, also when the call failed later; null when nothing was done or it was not carried out (<see cref="IsDeciding"/>).
    /// </returns>
    [RelayCommand]
    public async Task<DuplicateReport?> MergeSelectedAsync(CancellationToken cancellationToken = default)
    {
        await Context;
        ForgetQuestion();
        DuplicateReport? report = await DecideAsync(
            pair: null,
            async (done, token) =>
            {
                await Context;
                foreach (TrackMerge[] chunk in SelectedMerges().Chunk(TrackMerge.MaxCount))
                    done.Add(await Services.Duplicates.MergeTracksAsync(chunk, ChangeMode.Apply, token).ConfigureAwait(false));
            },
            cancellationToken).ConfigureAwait(false);
        await Context;
        if (report is not null)
            MergesInDoubt = false;
        return report;
    }

    /// <summary>Keeps the tracks of all selected pairs apart.</summary>
    /// <param name="cancellationToken">Cancels the call; what was decided until then stays.</param>
    /// <returns>
    /// What was done, also when the call failed later; null when nothing was done or it was not carried out (<see cref="IsDeciding"/>).
    /// </returns>
    [RelayCommand]
    public Task<DuplicateReport?> KeepSelectedApartAsync(CancellationToken cancellationToken = default) => DecideAsync(
        pair: null,
        async (done, token) =>
        {
            await Context;
            TrackPair[] pairs = [.. Pairs.Where(pair => pair.IsSelected).Select(pair => new TrackPair(pair.Key.First, pair.Key.Second))];
            foreach (TrackPair[] chunk in pairs.Chunk(TrackPair.MaxCount))
            {
                done.Add(await Services.Duplicates.RejectAsync(chunk, token).ConfigureAwait(false));
                done.KeptApart += chunk.Length;

                // The engine leaves out pairs of which a track is gone.
                int gone = await CountGoneAsync(chunk, token).ConfigureAwait(false);
                (done.KeptApart, done.Skipped) = (done.KeptApart - gone, done.Skipped + gone);
            }
        },
        cancellationToken);

    partial void OnMergesInDoubtChanged(bool value) => AskAgain();

    private void OnSelectionChanged()
    {
        OnPropertyChanged(nameof(SelectedCount));
        AskAgain();
    }

    // The numbers of an open question follow what it is about.
    private void AskAgain()
    {
        if (Question is not null)
            _ = AskAgainAsync();
    }

    private async Task AskAgainAsync()
    {
        MergeQuestion? question = await CountAsync(RunOwnAsync).ConfigureAwait(false);
        await Context;
        if (question is not null && Question is not null)
            Question = question;
    }

    // Null when the call has failed, or a later one was made meanwhile.
    private async Task<MergeQuestion?> CountAsync(Func<Func<CancellationToken, Task>, Task<bool>> run)
    {
        await Context;
        int turn = ++_previewTurn;
        (int pairs, int tracks) = (0, 0);
        bool isDone = await run(async token =>
        {
            await Context;
            TrackMerge[] merges = SelectedMerges();
            (pairs, tracks) = (merges.Length, 0);
            foreach (TrackMerge[] chunk in merges.Chunk(TrackMerge.MaxCount))
            {
                tracks += (await Services.Duplicates.MergeTracksAsync(chunk, ChangeMode.Preview, token).ConfigureAwait(false))
                    .MergedCount;
            }
        }).ConfigureAwait(false);
        await Context;
        return isDone && turn == _previewTurn ? new MergeQuestion(pairs, tracks) : null;
    }

    // Pairs in doubt are merged only when the user says so: another tab may take away the sure ones while the question is open.
    private TrackMerge[] SelectedMerges()
        => [.. Selected.Where(pair => MergesInDoubt || !pair.IsInDoubt).Select(pair => pair.Merge)];
}
