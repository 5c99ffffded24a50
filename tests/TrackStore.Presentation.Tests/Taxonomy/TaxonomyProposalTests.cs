using TrackStore.Presentation.Tests.Fakes;
using TrackStore.Presentation.Tests.Fixtures;

namespace TrackStore.Presentation.Tests.Taxonomy;

/// <summary>Tags that are probably one are proposed, with numbers that follow the library, unless they are kept apart.</summary>
public sealed class TaxonomyProposalTests : PanelTest
{
    private readonly Interceptor<ITagRepository> _calls;
    private long[] _ids = [];
    private TagManagerViewModel _tags = null!;

    public TaxonomyProposalTests()
        : this(new Interceptor<ITagRepository>())
    {
    }

    private TaxonomyProposalTests(Interceptor<ITagRepository> calls)
        : base(replace: calls.Register)
        => _calls = calls;

    private ITagRepository Tags => Get<ITagRepository>();

    public override async ValueTask InitializeAsync()
    {
        _ids = await AddTracksAsync(6);
        await TagAsync("Warm-up", 0, 1, 2);
        await TagAsync("Peak", 2, 3);
        _tags = await CreateAsync(panels => panels.CreateTagManager());
        await _tags.LoadAsync(Cancel);
    }

    [Fact]
    public async Task Proposals_NamesThatFoldAlike_AreProposedOnceAndCanBeKeptApart()
    {
        await _tags.CreateAsync("Warm Up", Cancel);
        TaxonomyProposal proposal = Assert.Single(_tags.Proposals);

        Assert.True(await _tags.RejectProposalAsync(proposal, Cancel));

        Assert.Equal(("Warm-up", "Warm Up"), (proposal.Kept.Name, proposal.Other.Name));
        Assert.Equal((0, "Warm Up and Warm-up stay apart."), (_tags.Proposals.Count, _tags.Message));
        Assert.Equal(HistoryKind.TagMergeRejected, _tags.MessageChange?.Kind);
        Assert.True(await _tags.UndoAsync(Cancel));
        Assert.Equal((1, 0), (_tags.Proposals.Count, _tags.RejectedProposals.Count));
    }

    [Fact]
    public async Task Proposals_TracksAreTaggedOneByOne_AreReadAtMostEveryTenSeconds()
    {
        DateTimeOffset start = Time.GetUtcNow();
        int before = _calls.Count(nameof(ITagRepository.ProposeMergesAsync));

        foreach (int track in new[] { 0, 1, 4, 5 })
        {
            int count = ItemOf("Peak").TrackCount;
            await TagAsync("Peak", track);
            await AdvanceUntilAsync(_tags, () => ItemOf("Peak").TrackCount == count + 1);
        }

        int intervals = (int)((Time.GetUtcNow() - start) / TimeSpan.FromSeconds(10));
        Assert.InRange(_calls.Count(nameof(ITagRepository.ProposeMergesAsync)) - before, 1, 1 + intervals);
    }

    [Fact]
    public async Task Proposals_TracksAreTaggedAndThatIsUndone_HaveTheNewNumbersAtOnce()
    {
        await _tags.CreateAsync("Warm Up", Cancel);
        await TagAsync("Warm-up", 3);
        await AdvanceUntilAsync(_tags, () => _tags.Proposals[0].Kept.TrackCount == 4);
        ChangeResult tagged = await TagAsync("Warm-up", 4, 5);
        DateTimeOffset start = Time.GetUtcNow();
        await AdvanceUntilAsync(_tags, () => _tags.Proposals[0].Kept.TrackCount == 6);

        await Get<IChangeHistory>().UndoAsync(tagged.Change!.Id, Cancel);

        await AdvanceUntilAsync(_tags, () => _tags.Proposals[0].Kept.TrackCount == 4);
        Assert.InRange(Time.GetUtcNow() - start, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Proposals_NamedAlikeElsewhere_Follow()
    {
        await TagAsync("Peak", 4);
        await UntilAsync(_tags, () => ItemOf("Peak").TrackCount == 3);

        await Tags.DefineTagAsync("warm up", null, null, Cancel);

        await AdvanceUntilAsync(_tags, () => _tags.Proposals.Count == 1);
    }

    [Fact]
    public async Task RejectedProposals_OfAnEarlierVisit_CanBeProposedAgain()
    {
        TaxonomyItem? other = await _tags.CreateAsync("Warm Up", Cancel);
        await Tags.RejectMergeAsync(other!.Id, ItemOf("Warm-up").Id, Cancel);
        TagManagerViewModel later = await CreateAsync(panels => panels.CreateTagManager());
        await later.LoadAsync(Cancel);

        TaxonomyProposal rejected = Assert.Single(later.RejectedProposals);
        Assert.True(await later.AllowProposalAsync(rejected, Cancel));

        Assert.Equal(("Warm-up", "Warm Up"), (rejected.Kept.Name, rejected.Other.Name));
        Assert.Equal((1, 0), (later.Proposals.Count, later.RejectedProposals.Count));
    }

    private async Task<ChangeResult> TagAsync(string name, params int[] tracks)
        => await Tracks.ApplyAsync(
            SelectedTracks.Of([.. tracks.Select(track => _ids[track])]), new BulkEdit { AddTags = [name] }, cancellationToken: Cancel);

    private TaxonomyItem ItemOf(string name) => _tags.Items.Single(item => item.Name == name);
}
