using System.Globalization;
using TrackStore.Artwork.Rendering;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Artwork.Rendering;

/// <summary>Other options for renditions while the library is open.</summary>
public sealed class RenditionSettingsTests : RerenderTest
{
    [Fact]
    public async Task UseAsync_OtherFormat_HoldsForNewPicturesAndLeavesTheStoredOnes()
    {
        TestLibrary library = Open(keep: true);
        Image stored = await StoreAsync(library, Pictures.Jpeg(1));
        int raised = 0;
        Settings(library).Changed += (_, _) => raised++;

        await Settings(library).UseAsync(Settings(library).Current with { Format = RenditionFormat.WebP, Quality = 70 }, Cancel);
        Image later = await StoreAsync(library, Pictures.Jpeg(2), "Two");

        Assert.Equal(("image/jpeg", "image/webp"), (stored.MimeType, later.MimeType));
        Assert.Equal((RenditionFormat.WebP, 70, 1), (Settings(library).Current.Format, Settings(library).Current.Quality, raised));
        RenditionStatus status = await Maintenance(library).GetRenditionStatusAsync(Cancel);
        Assert.Equal((1, 1, 0), (status.Current, status.Outdated, status.WithoutOriginal));
        Assert.Equal(stored, (await library.Images.GetTrackImageAsync(stored.TrackId!.Value, ImageSize.Large, Cancel))!);
    }

    [Fact]
    public async Task UseAsync_PictureIsReadAfterwards_IsRerenderedInTheBackground()
    {
        TestLibrary library = Open(keep: true);
        Image stored = await StoreAsync(library, Pictures.Jpeg(1, 1000, 500));
        await ReadAsync(library, stored.TrackId!.Value);

        await Settings(library).UseAsync(Settings(library).Current with { Shape = RenditionShape.SquareByCropping }, Cancel);
        await ReadAsync(library, stored.TrackId.Value);

        Image shown = (await library.Images.GetTrackImageAsync(stored.TrackId.Value, ImageSize.Large, Cancel))!;
        Assert.Equal((500, 500), (shown.Width, shown.Height));
    }

    [Fact]
    public async Task UseAsync_LibraryIsOpenedWithTheFormerOptionsLater_IsNotRerenderedBack()
    {
        TestLibrary library = Open(keep: true);
        Image stored = await StoreAsync(library, Pictures.Jpeg());
        await Settings(library).UseAsync(Settings(library).Current with { Quality = 50 }, Cancel);
        await Maintenance(library).RerenderAsync(cancellationToken: Cancel);
        int before = Processor.Calls;

        await ReadAsync(Open(keep: true), stored.TrackId!.Value);

        Assert.Equal((2, 2), (before, Processor.Calls));
    }

    [Fact]
    public async Task UseAsync_PictureIsBeingRendered_IsStoredAsItsKeySays()
    {
        TestLibrary library = Open(keep: true);
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Processor.OnCall = () =>
        {
            begun.TrySetResult();
            changed.Task.Wait(Cancel);
        };
        Task<Image>[] storing = [.. Enumerable.Range(1, Environment.ProcessorCount + 4).Select(i => StoreAsync(library, Pictures.Jpeg(i), $"T{i}"))];
        await begun.Task.WaitAsync(Cancel);

        await Settings(library).UseAsync(Settings(library).Current with { Format = RenditionFormat.WebP }, Cancel);
        changed.SetResult();
        Image[] stored = await Task.WhenAll(storing);

        foreach (Image image in stored)
        {
            string profile = (string)library.Sql($"SELECT profile FROM artworks WHERE id = {image.ArtworkId}")!;
            Assert.Equal(profile.Contains("webp", StringComparison.Ordinal) ? "image/webp" : "image/jpeg", image.MimeType);
        }
    }

    [Fact]
    public async Task UseAsync_SameOptions_ChangesNothing()
    {
        TestLibrary library = Open(keep: true);
        int raised = 0;
        Settings(library).Changed += (_, _) => raised++;

        await Settings(library).UseAsync(RenditionProfile.Default, Cancel);

        Assert.Equal(0, raised);
    }

    [Fact]
    public async Task UseAsync_UndoneAndRedone_ChangesTheOptionsEachTime()
    {
        TestLibrary library = Open(keep: true);
        var history = library.Services.GetRequiredService<IChangeHistory>();
        HistoryEntry change = (await Settings(library).UseAsync(
            Settings(library).Current with { Format = RenditionFormat.WebP, Shape = RenditionShape.SquareByCropping, Quality = 70 }, Cancel))!;
        int raised = 0;
        Settings(library).Changed += (_, _) => raised++;

        await history.UndoAsync(change.Id, Cancel);
        RenditionProfile undone = Settings(library).Current;
        Image stored = await StoreAsync(library, Pictures.Jpeg(1));
        await history.RedoAsync(change.Id, Cancel);
        Image later = await StoreAsync(library, Pictures.Jpeg(2), "Two");

        Assert.Equal((HistoryKind.RenditionsChanged, 0, 2), (change.Kind, change.TrackCount, raised));
        Assert.Equal(
            [("format", "jpeg", "web_p"), ("shape", "keep_aspect_ratio", "square_by_cropping"), ("quality", "85", "70")],
            change.Subjects.Select(subject => (subject.Name, subject.Before!, subject.After!)));
        Assert.Equal((RenditionFormat.Jpeg, 85), (undone.Format, undone.Quality));
        Assert.Equal(("image/jpeg", "image/webp"), (stored.MimeType, later.MimeType));
        Assert.Single(await history.ListAsync(cancellationToken: Cancel), entry => entry.Kind == HistoryKind.RenditionsChanged);
    }

    [Fact]
    public async Task UseAsync_HostHasStartedWithOtherOptions_EarlierChoiceIsAChangeAgain()
    {
        TestLibrary library = Open(keep: true);
        RenditionProfile wanted = RenditionProfile.Default with { Quality = 50 };
        await Settings(library).UseAsync(wanted, Cancel);
        TestLibrary later = Open(keep: true);

        HistoryEntry again = (await Settings(later).UseAsync(wanted, Cancel))!;
        await later.Services.GetRequiredService<IChangeHistory>().UndoAsync(again.Id, Cancel);

        Assert.Equal(85, Settings(later).Current.Quality);
    }

    [Fact]
    public async Task UseAsync_SeveralAtOnce_EachIsAChangeFromTheOneBefore()
    {
        TestLibrary library = Open(keep: true);
        RenditionProfile first = Settings(library).Current;

        await Task.WhenAll(Enumerable.Range(50, 8).Select(quality => Task.Run(
            () => Settings(library).UseAsync(first with { Quality = quality }, Cancel), Cancel)));

        var history = library.Services.GetRequiredService<IChangeHistory>();
        IReadOnlyList<HistoryEntry> changes = await history.ListAsync(cancellationToken: Cancel);
        Assert.Equal(8, changes.Count);
        Assert.Equal(Settings(library).Current.Quality.ToString(CultureInfo.InvariantCulture), changes[0].Subjects[0].After);
        Assert.All(changes.Skip(1).Zip(changes), pair => Assert.Equal(pair.First.Subjects[0].After, pair.Second.Subjects[0].Before));
        foreach (HistoryEntry change in changes)
            await history.UndoAsync(change.Id, Cancel);
        Assert.Equal(85, Settings(library).Current.Quality);
    }

    [Fact]
    public async Task UseAsync_LibraryIsReadOnly_KeepsTheFormerOptions()
    {
        TestLibrary library = Open(keep: true);
        await StoreAsync(library, Pictures.Jpeg());
        await using var readOnly = new TestLibrary(store => store.UseSqlite($"Data Source={library.File};Mode=ReadOnly"), library.File);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => Settings(readOnly).UseAsync(RenditionProfile.Default with { Quality = 50 }, Cancel));

        Assert.Equal(85, Settings(readOnly).Current.Quality);
    }

    [Fact]
    public async Task UseAsync_InvalidOptions_AreRefused()
    {
        TestLibrary library = Open(keep: true);
        RenditionProfile current = Settings(library).Current;

        await Assert.ThrowsAsync<ArgumentNullException>(() => Settings(library).UseAsync(null!, Cancel));
        ArgumentException quality = await Assert.ThrowsAsync<ArgumentException>(() => Settings(library).UseAsync(current with { Quality = 0 }, Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Settings(library).UseAsync(current with { Format = (RenditionFormat)9 }, Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Settings(library).UseAsync(current with { Renditions = [.. current.Renditions.Skip(1)] }, Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Settings(library).UseAsync(
            current with { Renditions = [.. current.Renditions.Select(spec => spec with { LongestSide = 100 })] }, Cancel));

        Assert.Contains("Quality", quality.Message, StringComparison.Ordinal);
        Assert.Same(current, Settings(library).Current);
    }

    private static IRenditionSettings Settings(TestLibrary library) => library.Services.GetRequiredService<IRenditionSettings>();

    /// <summary>Reads a picture, and waits for what follows in the background.</summary>
    private static async Task ReadAsync(TestLibrary library, long trackId)
    {
        await library.Images.GetTrackImageAsync(trackId, ImageSize.Large, Cancel);
        await library.Services.GetRequiredService<RerenderOnRead>().Work;
    }
}
