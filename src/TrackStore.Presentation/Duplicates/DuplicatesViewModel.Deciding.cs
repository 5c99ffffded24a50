using System.Diagnostics;
using CommunityToolkit.Mvvm.Input;

namespace TrackStore;

/// <content>Merges pairs and keeps them apart, and takes that back.</content>
public sealed partial class DuplicatesViewModel
{
    /// <summary>
    /// Merges a pair: <see cref="DuplicatePairViewModel.KeptTrackId"/> stays, and the other track goes. The next pair of the list is shown
    /// afterwards. When one of the tracks is gone by then, nothing is merged, and <see cref="Report"/> says so.
    /// </summary>
    /// <param name="pair">The pair.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>What was done, or null when the call has failed.</returns>
    [RelayCommand]
    public Task<DuplicateReport?> MergeAsync(DuplicatePairViewModel pair, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pair);
        return DecideAsync(
            async token =>
            {
                try
                {
                    HistoryEntry change = await Services.Duplicates
                        .MergeTracksAsync(pair.KeptTrackId, pair.OtherTrackId, token).ConfigureAwait(false);
                    return new Decision { Merged = 1, Changes = [change] };
                }
                catch (TrackNotFoundException)
                {
                    return new Decision { Skipped = 1 };
                }
            },
            cancellationToken);
    }

    /// <summary>Keeps the tracks of a pair apart: it is never proposed again. The next pair of the list is shown afterwards.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>What was done, or null when the call has failed.</returns>
    [RelayCommand]
    public Task<DuplicateReport?> KeepApartAsync(DuplicatePairViewModel pair, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pair);
        return DecideAsync(
            async token =>
            {
                try
                {
                    HistoryEntry? change = await Services.Duplicates
                        .RejectAsync(pair.Pair.First.TrackId, pair.Pair.Second.TrackId, token).ConfigureAwait(false);
                    return new Decision { KeptApart = 1, Changes = change is null ? [] : [change] };
                }
                catch (TrackNotFoundException)
                {
                    return new Decision { Skipped = 1 };
                }
            },
            cancellationToken);
    }

    /// <summary>Lists a pair of <see cref="DuplicateList.KeptApart"/> as open again.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>What was done, or null when the call has failed.</returns>
    [RelayCommand]
    public Task<DuplicateReport?> ReopenAsync(DuplicatePairViewModel pair, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pair);
        return DecideAsync(
            async token =>
            {
                try
                {
                    HistoryEntry? change = await Services.Duplicates
                        .ReopenAsync(pair.Pair.First.TrackId, pair.Pair.Second.TrackId, token).ConfigureAwait(false);
                    return new Decision { Reopened = 1, Changes = change is null ? [] : [change] };
                }
                catch (TrackNotFoundException)
                {
                    return new Decision { Skipped = 1 };
                }
            },
            cancellationToken);
    }

    /// <summary>Tells what <see cref="MergeSelectedAsync"/> would merge, to ask before it is done.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of tracks that would be merged into others, or null when the call has failed.</returns>
    public async Task<int?> PreviewMergeSelectedAsync(CancellationToken cancellationToken = default)
    {
        int merged = 0;
        bool isDone = await RunAsync(
            async token =>
            {
                await Context;
                foreach (TrackMerge[] chunk in SelectedMerges().Chunk(TrackMerge.MaxCount))
                {
                    merged += (await Services.Duplicates.MergeTracksAsync(chunk, ChangeMode.Preview, token).ConfigureAwait(false))
                        .MergedCount;
                }
            },
            cancellationToken).ConfigureAwait(false);
        return isDone ? merged : null;
    }

    /// <summary>Merges all selected pairs. Several pairs of one track become one track.</summary>
    /// <param name="cancellationToken">Cancels the call; what was merged until then stays.</param>
    /// <returns>What was done, or null when the call has failed.</returns>
    [RelayCommand]
    public Task<DuplicateReport?> MergeSelectedAsync(CancellationToken cancellationToken = default) => DecideAsync(
        async token =>
        {
            await Context;
            var decision = new Decision();
            foreach (TrackMerge[] chunk in SelectedMerges().Chunk(TrackMerge.MaxCount))
                decision = decision.With(await Services.Duplicates.MergeTracksAsync(chunk, ChangeMode.Apply, token).ConfigureAwait(false));
            return decision;
        },
        cancellationToken);

    /// <summary>Keeps the tracks of all selected pairs apart.</summary>
    /// <param name="cancellationToken">Cancels the call; what was decided until then stays.</param>
    /// <returns>What was done, or null when the call has failed.</returns>
    [RelayCommand]
    public Task<DuplicateReport?> KeepSelectedApartAsync(CancellationToken cancellationToken = default) => DecideAsync(
        async token =>
        {
            await Context;
            var decision = new Decision();
            TrackPair[] pairs = [.. Pairs.Where(pair => pair.IsSelected).Select(pair => new TrackPair(pair.Key.First, pair.Key.Second))];
            foreach (TrackPair[] chunk in pairs.Chunk(TrackPair.MaxCount))
            {
                HistoryEntry? change = await Services.Duplicates.RejectAsync(chunk, token).ConfigureAwait(false);
                decision = decision with
                {
                    KeptApart = decision.KeptApart + chunk.Length,
                    Changes = [.. decision.Changes, .. change is null ? Array.Empty<HistoryEntry>() : [change]],
                };
            }

            return decision;
        },
        cancellationToken);

    /// <summary>
    /// Merges all open pairs that are the same recording by the evidence, also those that aren't listed. Each keeps the track that is
    /// suggested, or that the user has chosen in the list.
    /// </summary>
    /// <param name="cancellationToken">Cancels the call; what was merged until then stays.</param>
    /// <returns>What was done, or null when the call has failed.</returns>
    [RelayCommand]
    public Task<DuplicateReport?> MergeAllSameAsync(CancellationToken cancellationToken = default) => DecideAsync(
        async token =>
        {
            await Context;
            Dictionary<(long, long), TrackMerge> chosen = Pairs.ToDictionary(pair => pair.Key, pair => pair.Merge);
            var decision = new Decision();
            while (true)
            {
                IReadOnlyList<DuplicatePair> page = await Services.Duplicates
                    .ListAsync(QueryOf(DuplicateList.Same) with { PageSize = TrackMerge.MaxCount }, token).ConfigureAwait(false);
                TrackMerge[] merges =
                [
                    .. (await ToRowsAsync(page, token).ConfigureAwait(false))
                        .Where(pair => !pair.IsGone)
                        .Select(pair => chosen.GetValueOrDefault(pair.Key, pair.Merge)),
                ];
                if (merges.Length == 0)
                    return decision;
                TrackMergeResult result = await Services.Duplicates.MergeTracksAsync(merges, ChangeMode.Apply, token)
                    .ConfigureAwait(false);
                decision = decision.With(result);
                if (result.MergedCount == 0)
                    return decision;
            }
        },
        cancellationToken);

    /// <summary>Undoes what <see cref="Report"/> says, the latest change first.</summary>
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
                foreach (HistoryEntry change in report.Changes.Reverse())
                    await Services.History.UndoAsync(change.Id, token).ConfigureAwait(false);
                await ReadAsync(token).ConfigureAwait(false);
            },
            retry: null,
            cancellationToken).ConfigureAwait(false);
        await Context;
        if (isDone && Report == report)
            Report = null;
        return isDone;
    }

    private IEnumerable<TrackMerge> SelectedMerges() => Pairs.Where(pair => pair is { IsSelected: true, IsGone: false })
        .Select(pair => pair.Merge);

    private async Task<DuplicateReport?> DecideAsync(
        Func<CancellationToken, Task<Decision>> decide, CancellationToken cancellationToken)
    {
        DuplicateReport? report = null;
        await RunAsync(
            async token =>
            {
                Decision decision = await decide(token).ConfigureAwait(false);
                await Context;
                report = ToReport(decision);
                (Report, int place) = (report, PlaceOfCurrent());
                await ReadAsync(token).ConfigureAwait(false);
                await ShowNextAsync(place, token).ConfigureAwait(false);
            },
            retry: null,
            cancellationToken).ConfigureAwait(false);
        return report;
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
        if (Current is { } next)
            await CompareCoreAsync(next, cancellationToken).ConfigureAwait(false);
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

    private sealed record Decision
    {
        public int Merged { get; init; }

        public int KeptApart { get; init; }

        public int Reopened { get; init; }

        public int Skipped { get; init; }

        public IReadOnlyList<HistoryEntry> Changes { get; init; } = [];

        // Pairs of tracks that became one by the pairs before them are merged as well, and no reason to worry anybody.
        public Decision With(TrackMergeResult result) => this with
        {
            Merged = Merged + result.MergedCount,
            Skipped = Skipped + result.GoneCount,
            Changes = result.Change is { } change ? [.. Changes, change] : Changes,
        };
    }
}
