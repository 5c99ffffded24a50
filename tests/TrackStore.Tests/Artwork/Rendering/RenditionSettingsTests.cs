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
