namespace TrackStore.Tests.Merging;

/// <summary>What may be the same track is listed for a person to decide.</summary>
public sealed class ProposalTests : MergingTest
{
    [Fact]
    public async Task Sync_MayBeAStoredTrack_LeavesAProposalWithReasons()
    {
        SyncItem stored = await SyncAsync(On("spotify", "s1", "Harbour"));
        SyncItem synced = await SyncAsync(On("discogs", "d1", "Harbour (Radio Edit)"));

        DuplicatePair pair = Assert.Single(await Duplicates.ListAsync(cancellationToken: Cancel));

        Assert.Equal((stored.TrackId, synced.TrackId), (pair.First.TrackId, pair.Second.TrackId));
        Assert.Equal((IdentityDecision.Ask, "Harbour", "Harbour (Radio Edit)"), (pair.Decision, pair.First.Title, pair.Second.Title));
        Assert.True(pair.Reasons.HasFlag(IdentityReasons.VersionOnOneSide));
        Assert.Equal(["discogs"], pair.Second.Platforms);
        Assert.Equal("Harbour", pair.First.Album);
    }

    [Fact]
    public async Task Import_MayBeAStoredTrack_LeavesAProposalOnce()
    {
        var edit = new NewTrack { Title = "Harbour (Radio Edit)", Artist = "Lena Brandt", Duration = TimeSpan.FromSeconds(200) };
        await AddAsync("Harbour");

        await Tracks.ImportAsync(new[] { edit }.ToAsyncEnumerable(), cancellationToken: Cancel);
        await Tracks.ImportAsync(new[] { edit }.ToAsyncEnumerable(), cancellationToken: Cancel);

        Assert.Single(await Duplicates.ListAsync(cancellationToken: Cancel));
    }

    [Fact]
    public async Task AddAsync_SameTrackTwice_AddsBothAndLeavesAProposal()
    {
        Track first = await AddAsync("Harbour");
        Track second = await AddAsync("Harbour");

        DuplicatePair pair = Assert.Single(await Duplicates.ListAsync(new DuplicateQuery { Decision = IdentityDecision.Same }, Cancel));

        Assert.Equal((first.Id, second.Id), (pair.First.TrackId, pair.Second.TrackId));
    }

    [Fact]
    public async Task RejectAsync_Proposal_IsRememberedAndNeverProposedAgain()
    {
        Track first = await AddAsync("Harbour");
        Track second = await AddAsync("Harbour (Radio Edit)");

        await Duplicates.RejectAsync(second.Id, first.Id, Cancel);
        DuplicateScan scan = await Duplicates.ScanAsync(cancellationToken: Cancel);

        Assert.Empty(await Duplicates.ListAsync(cancellationToken: Cancel));
        Assert.Equal((first.Id, true), (Assert.Single(await Duplicates.ListAsync(new DuplicateQuery { Rejected = true }, Cancel)) is var pair ? (pair.First.TrackId, pair.IsRejected) : default));
        Assert.Equal((0, 0, 0), (scan.New, scan.Same, scan.ToDecide));
    }

    [Fact]
    public async Task RejectAsync_ThenUndoAndRedo_OpensThePairAndClosesItAgain()
    {
        Track first = await AddAsync("Harbour");
        Track second = await AddAsync("Harbour (Radio Edit)");
        DuplicatePair before = Assert.Single(await Duplicates.ListAsync(cancellationToken: Cancel));

        HistoryEntry change = Assert.IsType<HistoryEntry>(await Duplicates.RejectAsync(first.Id, second.Id, Cancel));
        await History.UndoAsync(change.Id, Cancel);
        DuplicatePair undone = Assert.Single(await Duplicates.ListAsync(cancellationToken: Cancel));
        await History.RedoAsync(change.Id, Cancel);

        Assert.Equal((HistoryKind.ProposalRejected, before.Reasons), (change.Kind, undone.Reasons));
        Assert.Equal([first.Id, second.Id], change.Subjects.Select(subject => subject.Id!.Value));
        Assert.Equal((0, 1), (await Duplicates.CountAsync(cancellationToken: Cancel), await Duplicates.CountAsync(new DuplicateQuery { Rejected = true }, Cancel)));
    }

    [Fact]
    public async Task RejectAsync_Undone_TellsWatchersOfBothTracks()
    {
        Track first = await AddAsync("Harbour");
        Track second = await AddAsync("Harbour (Radio Edit)");
        HistoryEntry change = (await Duplicates.RejectAsync(first.Id, second.Id, Cancel))!;

        IReadOnlySet<long> told = await ProposedAsync(() => History.UndoAsync(change.Id, Cancel));

        Assert.Equal([first.Id, second.Id], told.Order());
    }

    [Fact]
    public async Task MergeTracksAsync_OtherWasProposedWithAThird_TellsWatchersOfTheMovedPair()
    {
        Track first = await AddAsync("Harbour");
        Track second = await AddAsync("Harbour (Radio Edit)");
        Track kept = await AddAsync("Something Else");

        IReadOnlySet<long> told = await ProposedAsync(() => Duplicates.MergeTracksAsync(kept.Id, second.Id, Cancel));

        Assert.Equal([first.Id, kept.Id], told.Order());
    }

    [Fact]
    public async Task DeleteAsync_ProposedTrack_TellsWatchersOfTheOther()
    {
        Track first = await AddAsync("Harbour");
        Track second = await AddAsync("Harbour (Radio Edit)");

        IReadOnlySet<long> told = await ProposedAsync(() => Tracks.DeleteAsync(second.Id, Cancel));

        Assert.Equal([first.Id], told);
    }

    [Fact]
    public async Task RejectAsync_SaidBefore_ChangesNothing()
    {
        Track first = await AddAsync("Harbour");
        Track second = await AddAsync("Something Else");

        HistoryEntry? once = await Duplicates.RejectAsync(first.Id, second.Id, Cancel);
        HistoryEntry? twice = await Duplicates.RejectAsync(second.Id, first.Id, Cancel);
        await History.UndoAsync(once!.Id, Cancel);

        Assert.Null(twice);
        Assert.Equal(0, await Duplicates.CountAsync(new DuplicateQuery { Rejected = true }, Cancel));
    }

    [Fact]
    public async Task RejectAsync_TrackMergedSince_HasNothingToUndo()
    {
        Track first = await AddAsync("Harbour");
        Track second = await AddAsync("Harbour (Radio Edit)");
        Track third = await AddAsync("Something Else");
        HistoryEntry change = (await Duplicates.RejectAsync(first.Id, second.Id, Cancel))!;
        await Duplicates.MergeTracksAsync(third.Id, second.Id, Cancel);

        UndoConflictException error = await Assert.ThrowsAsync<UndoConflictException>(() => History.UndoAsync(change.Id, Cancel));

        Assert.Contains("deleted since", error.Reason);
        Assert.Empty(await Duplicates.ListAsync(cancellationToken: Cancel));
    }

    [Fact]
    public async Task RejectAsync_SeveralPairs_AreOneChangeAndLeaveOutWhatIsGone()
    {
        Track first = await AddAsync("Harbour");
        Track second = await AddAsync("Harbour (Radio Edit)");
        Track third = await AddAsync("Harbour (Extended Mix)");
        int open = await Duplicates.CountAsync(cancellationToken: Cancel);

        HistoryEntry? change = await Duplicates.RejectAsync(
            [new TrackPair(second.Id, first.Id), new TrackPair(first.Id, third.Id), new TrackPair(first.Id, 999)], Cancel);

        Assert.Equal((HistoryKind.ProposalRejected, "2 pairs of tracks"), (change!.Kind, change.Description));
        Assert.Equal(2, await Duplicates.CountAsync(new DuplicateQuery { Rejected = true }, Cancel));
        await History.UndoAsync(change.Id, Cancel);
        Assert.Equal(open, await Duplicates.CountAsync(cancellationToken: Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Duplicates.RejectAsync([], Cancel));
    }

    [Fact]
    public async Task ReopenAsync_RejectedPair_IsListedAgain()
    {
        Track first = await AddAsync("Harbour");
        Track second = await AddAsync("Harbour (Radio Edit)");
        Track other = await AddAsync("Something Else");
        await Duplicates.RejectAsync(first.Id, second.Id, Cancel);
        await Duplicates.RejectAsync(first.Id, other.Id, Cancel);

        HistoryEntry? change = await Duplicates.ReopenAsync(second.Id, first.Id, Cancel);
        HistoryEntry? unfounded = await Duplicates.ReopenAsync(first.Id, other.Id, Cancel);
        HistoryEntry? again = await Duplicates.ReopenAsync(first.Id, second.Id, Cancel);

        Assert.Equal((HistoryKind.ProposalReopened, HistoryKind.ProposalReopened, null), (change?.Kind, unfounded?.Kind, again));
        Assert.Equal((1, 0), (await Duplicates.CountAsync(cancellationToken: Cancel), await Duplicates.CountAsync(new DuplicateQuery { Rejected = true }, Cancel)));
        await History.UndoAsync(change!.Id, Cancel);
        Assert.Equal((0, 1), (await Duplicates.CountAsync(cancellationToken: Cancel), await Duplicates.CountAsync(new DuplicateQuery { Rejected = true }, Cancel)));
    }

    [Fact]
    public async Task MergeTracksAsync_Proposal_IsAcceptedAndLeavesTheList()
    {
        Track first = await AddAsync("Harbour");
        Track second = await AddAsync("Harbour (Radio Edit)");
        Track third = await AddAsync("Harbour (Extended Mix)");

        HistoryEntry change = await Duplicates.MergeTracksAsync(first.Id, second.Id, Cancel);

        Assert.Equal(HistoryKind.ProposalAccepted, change.Kind);
        Assert.All(await Duplicates.ListAsync(cancellationToken: Cancel), pair => Assert.Equal((first.Id, third.Id), (pair.First.TrackId, pair.Second.TrackId)));
    }

    [Fact]
    public async Task DeleteAsync_ProposedTrack_TakesItsProposalsAlong()
    {
        Track first = await AddAsync("Harbour");
        Track second = await AddAsync("Harbour (Radio Edit)");

        Assert.True(await Tracks.DeleteAsync(second.Id, Cancel));

        Assert.Empty(await Duplicates.ListAsync(cancellationToken: Cancel));
        Assert.True(await Tracks.DeleteAsync(first.Id, Cancel));
    }

    [Fact]
    public async Task ListAsync_Pages_AreInOrderAndComplete()
    {
        for (int song = 0; song < 7; song++)
        {
            await AddAsync($"Harbour Number {song + 20}", track => track with { Isrc = $"DEX01090002{song}" });
            await AddAsync($"Harbour Number {song + 20} (Radio Edit)", track => song % 2 == 0 ? track : track with { Album = "Night" });
        }

        var all = new List<DuplicatePair>();
        DuplicatePair? last = null;
        do
        {
            IReadOnlyList<DuplicatePair> page = await Duplicates.ListAsync(new DuplicateQuery { PageSize = 3, After = last }, Cancel);
            all.AddRange(page);
            last = page.Count == 3 ? page[^1] : null;
        }
        while (last is not null);

        Assert.Equal(7, all.Select(pair => pair.First.TrackId).Distinct().Count());
        Assert.Equal(all.OrderByDescending(pair => pair.Strength).ThenBy(pair => pair.First.TrackId).Select(pair => pair.First.TrackId), all.Select(pair => pair.First.TrackId));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Duplicates.ListAsync(new DuplicateQuery { PageSize = 0 }, Cancel));
    }

    private async Task<IReadOnlySet<long>> ProposedAsync(Func<Task> write)
    {
        await using IAsyncEnumerator<LibraryChange> changes = Library.Changes.WatchAsync(Cancel).GetAsyncEnumerator(Cancel);
        ValueTask<bool> next = changes.MoveNextAsync();
        await write();
        Assert.True(await next);
        return changes.Current.ProposedTrackIds;
    }
}
