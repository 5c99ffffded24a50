using System.Diagnostics;
using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using TrackStore.Presentation.History;

namespace TrackStore;

/// <content>Merges pairs and keeps them apart, and takes that back.</content>
public sealed partial class DuplicatesViewModel
{
    private static readonly TimeSpan DoubleClick = TimeSpan.FromMilliseconds(400);

    private ((long First, long Second) Key, long Since)? _shownNext;

    /// <summary>
    /// Gets a value indicating whether a decision is being carried out. Another one does nothing until then, nor does one about the pair
    /// that was shown next less than 400 milliseconds ago, which a double click would decide unseen.
    /// </summary>
    [ObservableProperty]
    public partial bool IsDeciding { get; private set; }

    /// <summary>
    /// Merges a pair: <see cref="DuplicatePairViewModel.KeptTrackId"/> stays, and the other track goes. The next pair of the list is shown
    /// afterwards. When one of the tracks is gone by then, nothing is merged, and <see cref="Report"/> says so.
    /// </summary>
    /// <param name="pair">The pair.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>What was done, or null when the call has failed or was not carried out (<see cref="IsDeciding"/>).</returns>
    [RelayCommand]
    public Task<DuplicateReport?> MergeAsync(DuplicatePairViewModel pair, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pair);
        return DecideOneAsync(
            pair,
            async token => await Services.Duplicates
                .MergeTracksAsync(pair.KeptTrackId, pair.OtherTrackId, token).ConfigureAwait(false),
            done => done.Merged++,
            cancellationToken);
    }

    /// <summary>Keeps the tracks of a pair apart: it is never proposed again. The next pair of the list is shown afterwards.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>What was done, or null when the call has failed or was not carried out (<see cref="IsDeciding"/>).</returns>
    [RelayCommand]
    public Task<DuplicateReport?> KeepApartAsync(DuplicatePairViewModel pair, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pair);
        return DecideOneAsync(
            pair,
            async token => await Services.Duplicates
                .RejectAsync(pair.Pair.First.TrackId, pair.Pair.Second.TrackId, token).ConfigureAwait(false),
            done => done.KeptApart++,
            cancellationToken);
    }

    /// <summary>Lists a pair of <see cref="DuplicateList.KeptApart"/> as open again.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>What was done, or null when the call has failed or was not carried out (<see cref="IsDeciding"/>).</returns>
    [RelayCommand]
    public Task<DuplicateReport?> ReopenAsync(DuplicatePairViewModel pair, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pair);
        return DecideOneAsync(
            pair,
            async token => await Services.Duplicates
                .ReopenAsync(pair.Pair.First.TrackId, pair.Pair.Second.TrackId, token).ConfigureAwait(false),
            done => done.Reopened++,
            cancellationToken);
    }

    /// <summary>
    /// Merges all open pairs that are the same recording by the evidence, also those that aren't listed. Each keeps the track that is
    /// suggested, or that the user has chosen in the list.
    /// </summary>
    /// <param name="cancellationToken">Cancels the call; what was merged until then stays.</param>
    /// <returns>
    /// What was done, also when the call failed later; null when nothing was done or it was not carried out (<see cref="IsDeciding"/>).
    /// </returns>
    [RelayCommand]
    public Task<DuplicateReport?> MergeAllSameAsync(CancellationToken cancellationToken = default) => DecideAsync(
        pair: null,
        async (done, token) =>
        {
            await Context;
            Dictionary<(long, long), TrackMerge> chosen = Pairs.ToDictionary(pair => pair.Key, pair => pair.Merge);
            while (true)
            {
                TrackMerge[] merges =
                [
                    .. (await ReadRowsAsync(DuplicateList.Same, TrackMerge.MaxCount, token).ConfigureAwait(false))
                        .Where(pair => !pair.IsGone)
                        .Select(pair => chosen.GetValueOrDefault(pair.Key, pair.Merge)),
                ];
                if (merges.Length == 0)
                    return;
                TrackMergeResult result = await Services.Duplicates.MergeTracksAsync(merges, ChangeMode.Apply, token)
                    .ConfigureAwait(false);
                done.Add(result);
                if (result.MergedCount == 0)
                    return;
            }
        },
        cancellationToken);

    /// <summary>Undoes what <see cref="Report"/> says, the latest change first. What was undone elsewhere meanwhile is left out.</summary>
    /// <param name="cancellationToken">Cancels the call; what was undone until then stays undone.</param>
    /// <returns>True when everything was undone. <see cref="PanelViewModel.Error"/> says what stands in the way.</returns>
    [RelayCommand]
    public async Task<bool> UndoAsync(CancellationToken cancellationToken = default)
    {
        await Context;
        if (Report is not { Changes.Count: > 0 } report)
            return false;
        bool isDone = await RunAsync(
            async token =>
            {
                while (report.Changes is [.., var latest])
                {
                    await Services.History.UndoUnlessDoneAsync(latest, token).ConfigureAwait(false);

                    await Context;

                    // What was undone is not undone again when the next one fails and the user retries.
                    bool isShown = ReferenceEquals(Report, report);
                    report = report with { Changes = [.. report.Changes.SkipLast(1)] };
                    if (isShown)
                        Report = report;
                }

                await ReadAsync(token).ConfigureAwait(false);
            },
            retry: () => UndoAsync(CancellationToken.None),
            cancellationToken).ConfigureAwait(false);
        await Context;
        if (isDone && ReferenceEquals(Report, report))
            Report = null;
        return isDone;
    }

    private Task<DuplicateReport?> DecideOneAsync(
        DuplicatePairViewModel pair,
        Func<CancellationToken, Task<HistoryEntry?>> decide,
        Action<Decision> count,
        CancellationToken cancellationToken) => DecideAsync(
        pair,
        async (done, token) =>
        {
            try
            {
                done.Add(await decide(token).ConfigureAwait(false));
                count(done);
            }
            catch (TrackNotFoundException)
            {
                done.Skipped++;
            }
        },
        cancellationToken);

    private async Task<DuplicateReport?> DecideAsync(
        DuplicatePairViewModel? pair, Func<Decision, CancellationToken, Task> decide, CancellationToken cancellationToken)
    {
        await Context;
        if (IsDeciding || IsDisposed || (pair is not null && IsTooEarly(pair)))
            return null;
        IsDeciding = true;
        DuplicateReport? report = null;
        bool isDone = await RunAsync(
            async token =>
            {
                var done = new Decision();
                bool isComplete = false;
                try
                {
                    await decide(done, token).ConfigureAwait(false);
                    isComplete = true;
                }
                finally
                {
                    // What was done before it failed can be undone as well.
                    await Context;
                    if (isComplete || done.Changes.Count > 0)
                        Report = report = ToReport(done);
                }

                // One that was opened from behind the end of the list is followed by the first.
                int place = pair is not null && pair.Key == Current?.Key ? Math.Max(PlaceOfCurrent(), 0) : PlaceOfCurrent();
                await ReadAsync(token).ConfigureAwait(false);
                await ShowNextAsync(place, token).ConfigureAwait(false);
            },
            retry: null,
            cancellationToken).ConfigureAwait(false);
        await Context;
        IsDeciding = false;
        if (!isDone && report is not null)
            await RunOwnAsync(ReadAsync).ConfigureAwait(false);
        return report;
    }

    // The second click of a double click is not meant for the pair that has just taken the place of the decided one.
    private bool IsTooEarly(DuplicatePairViewModel pair) => _shownNext is { } next && next.Key == pair.Key
        && Services.Time.GetElapsedTime(next.Since) < DoubleClick;

    private async Task<int> CountGoneAsync(TrackPair[] pairs, CancellationToken cancellationToken)
    {
        long[] ids = [.. pairs.SelectMany(pair => new[] { pair.FirstTrackId, pair.SecondTrackId }).Distinct()];
        IReadOnlyList<TrackItem> items = await Services.Tracks
            .GetItemsAsync(ids, cancellationToken: cancellationToken).ConfigureAwait(false);
        HashSet<long?> found = [.. items.Select(item => item.TrackId)];
        return pairs.Count(pair => !found.Contains(pair.FirstTrackId) || !found.Contains(pair.SecondTrackId));
    }

    private int PlaceOfCurrent() => Current is { } current ? Pairs.ToList().FindIndex(pair => pair.Key == current.Key) : -1;

    // Whoever goes through a list wants the next pair after each decision.
    private async Task ShowNextAsync(int place, CancellationToken cancellationToken)
    {
        await Context;
        if (place < 0 || Current is not { } decided || Pairs.Any(pair => pair.Key == decided.Key))
            return;
        Current = Pairs.Count == 0 ? null : Pairs[Math.Min(place, Pairs.Count - 1)];
        Comparison = null;
        if (Current is not { } next)
            return;
        await CompareCoreAsync(next, cancellationToken).ConfigureAwait(false);
        await Context;
        _shownNext = (next.Key, Services.Time.GetTimestamp());
    }

    private DuplicateReport ToReport(Decision decision)
    {
        Debug.Assert(decision.Changes.Count > 0 || decision.Merged == 0, "Every merge is recorded.");
        var report = new DuplicateReport
        {
            MergedCount = decision.Merged,
            KeptApartCount = decision.KeptApart,
            ReopenedCount = decision.Reopened,
            SkippedCount = decision.Skipped,
            Changes = decision.Changes,
            Text = "",
        };
        return report with { Text = Texts.DescribeDecision(report) };
    }

    /// <summary>What a call has done so far.</summary>
    private sealed class Decision
    {
        public int Merged { get; set; }

        public int KeptApart { get; set; }

        public int Reopened { get; set; }

        public int Skipped { get; set; }

        public List<HistoryEntry> Changes { get; } = [];

        public void Add(HistoryEntry? change)
        {
            if (change is not null)
                Changes.Add(change);
        }

        // Pairs of tracks that became one by the pairs before them are merged as well, and no reason to worry anybody.
        public void Add(TrackMergeResult result)
        {
            (Merged, Skipped) = (Merged + result.MergedCount, Skipped + result.GoneCount);
            Add(result.Change);
        }
    }
}
