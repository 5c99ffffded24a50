using TrackStore.Storage.Plans.Recording;
using TrackStore.Storage;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Storage.Plans.Recording;

public sealed class ChangeRecorderTests : LibraryTest
{
    [Theory]
    [InlineData(StoreSettings.ChosenRankings, true)]
    [InlineData(StoreSettings.ChosenRenditions, true)]
    [InlineData(StoreSettings.SeparateTags + "1:2", true)]
    [InlineData(StoreSettings.SeparateGenres + "1:2", true)]
    [InlineData("ranking_position", false)]
    public async Task Record_SettingOfTheLibrary_IsAChangeOnlyIfAPersonHasDecidedIt(string key, bool isDecision)
    {
        HistoryEntry? change = await Library.Services.GetRequiredService<StoreDatabase>().PlanAsync(
            rows =>
            {
                StoreSettings.Set(rows, key, "");
                return ChangeRecorder.Record(rows, HistoryKind.RankingsChanged, "Settings");
            },
            Cancel);

        Assert.Equal(isDecision, change is not null);
    }
}
