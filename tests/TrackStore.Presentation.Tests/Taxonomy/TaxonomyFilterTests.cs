using TrackStore.Presentation.Tests.Fixtures;

namespace TrackStore.Presentation.Tests.Taxonomy;

/// <summary>A list that is filtered by a tag or genre which is renamed, merged or deleted.</summary>
public sealed class TaxonomyFilterTests : PanelTest
{
    private Tag _peak = null!;
    private Tag _warm = null!;
    private TaxonomyFilterViewModel _filter = null!;
    private TrackListViewModel _list = null!;

    private ITagRepository Tags => Get<ITagRepository>();

    public override async ValueTask InitializeAsync()
    {
        long[] ids = await AddTracksAsync(4);
        await Tags.AddTagsAsync(ids[0], ["Peak"], Cancel);
        await Tags.AddTagsAsync(ids[1], ["Warm-up"], Cancel);
        await Tags.AddTagsAsync(ids[2], ["Warm-up"], Cancel);
        _peak = (await Tags.FindTagAsync("Peak", Cancel))!;
        _warm = (await Tags.FindTagAsync("Warm-up", Cancel))!;
        _filter = await CreateAsync(panels => panels.CreateTaxonomyFilter(TaxonomyKind.Tag));
        _list = await CreateAsync(panels => panels.CreateTrackList());
        await _filter.SetAsync("Peak", Cancel);
        await _list.SetQueryAsync(new TrackQuery { Tags = ["Peak"] }, Cancel);
    }

    [Fact]
    public async Task Item_MergedAway_IsTheOneThatStaysAndTheListShowsItsTracks()
    {
        await Tags.MergeTagsAsync(_warm.Id, _peak.Id, cancellationToken: Cancel);

        await AdvanceUntilAsync(_filter, () => _filter.Item?.Name == "Warm-up");
        await AdvanceUntilAsync(_list, () => _list.Total == 3);

        Assert.Equal(("Peak", false), (_filter.Name, _filter.IsGone));
    }

    [Fact]
    public async Task Item_Renamed_HasTheNewName()
    {
        await Tags.RenameTagAsync(_peak.Id, "Prime", cancellationToken: Cancel);

        await AdvanceUntilAsync(_filter, () => _filter.Item?.Name == "Prime");
    }

    [Fact]
    public async Task IsGone_DeletedAndUndone_SaysSoAndComesBack()
    {
        ChangeResult deleted = await Tags.DeleteTagAsync(_peak.Id, cancellationToken: Cancel);
        await AdvanceUntilAsync(_filter, () => _filter.IsGone);
        await AdvanceUntilAsync(_list, () => _list.Total == 0);

        await Get<IChangeHistory>().UndoAsync(deleted.Change!.Id, Cancel);

        await AdvanceUntilAsync(_filter, () => !_filter.IsGone && _filter.Item?.Name == "Peak");
        await AdvanceUntilAsync(_list, () => _list.Total == 1);
    }

    [Fact]
    public async Task SetAsync_AnotherName_ForgetsTheFirst()
    {
        await _filter.SetAsync("nobody", Cancel);
        (bool isGone, TaxonomyItem? item) = (_filter.IsGone, _filter.Item);

        await _filter.SetAsync(null, Cancel);

        Assert.Equal((true, null), (isGone, item));
        Assert.Equal((false, null, null), (_filter.IsGone, _filter.Item, _filter.Name));
    }

    [Fact]
    public async Task SetAsync_NameThatCannotBeStored_IsGoneWithoutAnError()
    {
        await _filter.SetAsync(new string('x', 200), Cancel);

        Assert.Equal((true, null), (_filter.IsGone, _filter.Error));
    }
}
