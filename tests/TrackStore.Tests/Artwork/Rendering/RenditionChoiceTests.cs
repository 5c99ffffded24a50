using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Artwork.Rendering;

/// <summary>What the library remembers of the options that were chosen last, when others choose too or a write fails.</summary>
public sealed class RenditionChoiceTests : RerenderTest
{
    [Fact]
    public async Task UseAsync_AnotherProcessHasChosenSince_UndoLeadsBackToWhatWasInUse()
    {
        TestLibrary library = Open(keep: true);
        TestLibrary other = Open(keep: true);
        await library.Database.InitializeAsync(Cancel);
        await other.Database.InitializeAsync(Cancel);
        await Settings(other).UseAsync(RenditionProfile.Default with { Quality = 50 }, Cancel);

        HistoryEntry change = (await Settings(library).UseAsync(RenditionProfile.Default with { Quality = 70 }, Cancel))!;
        await History(library).UndoAsync(change.Id, Cancel);

        Assert.Equal(85, Settings(library).Current.Quality);
    }

    [Fact]
    public async Task UseAsync_SameOptionsInOtherWords_LeavesEarlierChangesUndoable()
    {
        TestLibrary library = Open(keep: true);
        HistoryEntry first = (await Settings(library).UseAsync(RenditionProfile.Default with { Quality = 50 }, Cancel))!;

        // The color has no effect without padding.
        TestLibrary later = Open(keep: true, configure: options => (options.Quality, options.PaddingColor) = (50, 0));
        HistoryEntry second = (await Settings(later).UseAsync(Settings(later).Current with { Quality = 70 }, Cancel))!;
        await History(later).UndoAsync(second.Id, Cancel);
        await History(later).UndoAsync(first.Id, Cancel);

        Assert.Equal(85, Settings(later).Current.Quality);
    }

    [Fact]
    public async Task UseAsync_WriteFailsAtItsEnd_FormerOptionsAreInUse()
    {
        TestLibrary library = Open(keep: true);
        await library.Database.InitializeAsync(Cancel);
        library.Sql("CREATE TRIGGER fails BEFORE INSERT ON change_history BEGIN SELECT RAISE(ABORT, 'no more'); END");
        RenditionProfile former = Settings(library).Current;

        await Assert.ThrowsAnyAsync<Exception>(() => Settings(library).UseAsync(former with { Quality = 50 }, Cancel));

        Assert.Same(former, Settings(library).Current);
        library.Sql("DROP TRIGGER fails");
        Assert.NotNull(await Settings(library).UseAsync(former with { Quality = 50 }, Cancel));
    }

    private static IRenditionSettings Settings(TestLibrary library) => library.Services.GetRequiredService<IRenditionSettings>();

    private static IChangeHistory History(TestLibrary library) => library.Services.GetRequiredService<IChangeHistory>();
}
