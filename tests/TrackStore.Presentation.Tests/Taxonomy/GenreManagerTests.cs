using TrackStore.Presentation.Tests.Fixtures;

namespace TrackStore.Presentation.Tests.Taxonomy;

public sealed class GenreManagerTests : PanelTest
{
    private GenreManagerViewModel _genres = null!;

    private ITrackSynchronizer Synchronizer => Get<ITrackSynchronizer>();

    public override async ValueTask InitializeAsync()
    {
        await AddTracksAsync(4, (i, track) => track with { Genres = i < 3 ? ["Hip Hop"] : ["hip-hop", "Jazz"] });
        _genres = await CreateAsync(panels => panels.CreateGenreManager());
        await _genres.LoadAsync(Cancel);
    }

    [Fact]
    public async Task Proposals_Spellings_AreMergedWithCountsAndUndone()
    {
        TaxonomyProposal proposal = Assert.Single(_genres.Proposals);
        Assert.True(await _genres.AskMergeAsync(proposal.Other, proposal.Kept, Cancel));
        TaxonomyQuestion question = _genres.Question!;

        Assert.Equal(("hip-hop", "Hip Hop"), (proposal.Other.Name, proposal.Kept.Name));
        Assert.Equal((1, 3, 4), (question.TrackCount, question.Kept?.TrackCount, question.KeptTrackCount));
        Assert.True(await _genres.ConfirmAsync(Cancel));
        Assert.Equal([("Hip Hop", 4), ("Jazz", 1)], _genres.Items.Select(item => (item.Name, item.TrackCount)));
        Assert.Empty(_genres.Proposals);
        Assert.True(await _genres.UndoAsync(Cancel));
        Assert.Single(_genres.Proposals);
    }

    [Fact]
    public async Task AddSpellingAsync_LaterSyncSaysIt_MeetsTheGenre()
    {
        Assert.True(await _genres.AddSpellingAsync(ItemOf("Jazz"), "Jazzz", Cancel));

        await SyncAsync("1", "jazzz");

        await AdvanceUntilAsync(_genres, () => ItemOf("Jazz").TrackCount == 2);
        Assert.DoesNotContain(_genres.Items, item => item.Name == "jazzz");
    }

    [Fact]
    public async Task DismissQuestion_NameWasToBeIgnored_AsksAnewAboutTheNext()
    {
        await _genres.AskDeleteAsync(ItemOf("Jazz"), Cancel);

        await Ui.CallAsync(() =>
        {
            _genres.IgnoresDeleted = true;
            _genres.DismissQuestion();
        });

        Assert.False(_genres.IgnoresDeleted);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ConfirmAsync_DeleteIgnored_StaysAwayAtALaterSync(bool isIgnored)
    {
        await Ui.CallAsync(() => _genres.IgnoresDeleted = isIgnored);
        await _genres.AskDeleteAsync(ItemOf("Jazz"), Cancel);
        Assert.True(await _genres.ConfirmAsync(Cancel));

        await SyncAsync("1", "Jazz");
        await _genres.LoadAsync(Cancel);

        Assert.Equal(!isIgnored, _genres.Items.Any(item => item.Name == "Jazz"));
    }

    [Fact]
    public async Task DescribeConsequence_MoreThanShowIt_SaysBoth()
    {
        // The user's genres take the place of the imported ones, which stay known.
        long last = (await Tracks.QueryAsync(new TrackQuery { Genres = ["Jazz"] }, Cancel)).Items[0].TrackId!.Value;
        await Tracks.UpdateAsync(last, new TrackUpdate { Genres = ["Soul"] }, Cancel);
        await _genres.LoadAsync(Cancel);

        await _genres.AskDeleteAsync(ItemOf("Jazz"), Cancel);

        Assert.Equal((0, 1), (_genres.Question?.Item.TrackCount, _genres.Question?.TrackCount));
        Assert.Equal("1 track loses it, though it doesn't show it now.", _genres.Texts.DescribeConsequence(_genres.Kind, _genres.Question!));
    }

    [Fact]
    public async Task RejectProposalAsync_AnotherPanel_FollowsAndRemembers()
    {
        GenreManagerViewModel other = await CreateAsync(panels => panels.CreateGenreManager());
        await other.LoadAsync(Cancel);

        await _genres.RejectProposalAsync(_genres.Proposals[0], Cancel);

        await AdvanceUntilAsync(other, () => other.Proposals.Count == 0);
    }

    private async Task SyncAsync(string id, string genre) => await Synchronizer.SyncAsync(
        new[] { new PlatformTrack { Platform = "spotify", Id = id, Title = "New", Artist = "Somebody", Genres = [genre] } }.ToAsyncEnumerable(),
        cancellationToken: Cancel);

    private TaxonomyItem ItemOf(string name) => _genres.Items.Single(item => item.Name == name);
}
