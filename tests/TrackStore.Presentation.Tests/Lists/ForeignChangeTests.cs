using TrackStore.Presentation.Tests.Fakes;
using TrackStore.Presentation.Tests.Fixtures;

namespace TrackStore.Presentation.Tests.Lists;

/// <summary>A list tells what its user has done from what other processes do.</summary>
public sealed class ForeignChangeTests : PanelTest
{
    private readonly ScriptedChanges _changes;

    public ForeignChangeTests()
        : this(new ScriptedChanges())
    {
    }

    private ForeignChangeTests(ScriptedChanges changes)
        : base(replace: services => services.AddSingleton<ILibraryChanges>(changes))
        => _changes = changes;

    [Fact]
    public async Task Change_OfAnotherProcessBeforeTheUsersOwn_OnlyHintsUntilTheUsersOwnIsShown()
    {
        long[] ids = await AddTracksAsync(600);
        TrackListViewModel list = await CreateAsync(panels => panels.CreateTrackList());
        await list.SetQueryAsync(new TrackQuery(), Cancel);
        await list.EnsureAsync(0, 30, Cancel);
        list.Selection.Set(ids[500], isSelected: true);
        await list.Selection.ApplyAsync(new BulkEdit { Fields = new TrackUpdate { Title = "Aaa" } }, Cancel);
        int version = list.Version;

        _changes.Publish(new LibraryChange { ChangedTrackIds = new HashSet<long> { ids[501] }, IsForeign = true });
        await AdvanceUntilAsync(list, () => list.HasOtherChanges || list.Version > version);
        (bool isHint, int hinted) = (list.HasOtherChanges, list.Version);
        _changes.Publish(new LibraryChange { ChangedTrackIds = new HashSet<long> { ids[500] } });
        await AdvanceUntilAsync(list, () => list.Version > version);
        (bool isHintAfterOwn, string? first, version) = (list.HasOtherChanges, list.TryGet(0)?.Title, list.Version);
        _changes.Publish(new LibraryChange { ChangedTrackIds = new HashSet<long> { ids[502] } });
        await AdvanceUntilAsync(list, () => list.HasOtherChanges || list.Version > version);

        Assert.True(isHint);
        Assert.Equal((false, "Aaa"), (isHintAfterOwn, first));
        Assert.Equal((true, version), (list.HasOtherChanges, list.Version));
        Assert.True(hinted < version);
    }
}
