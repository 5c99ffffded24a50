using Microsoft.Extensions.Logging;
using TrackStore.Artwork.Rendering;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Artwork.Rendering;

/// <summary>Rerendering outdated pictures in the background after they are read.</summary>
public sealed class RerenderOnReadTests : RerenderTest
{
    [Fact]
    public async Task Read_ChangedOptions_AnswersAtOnceAndRerendersInTheBackground()
    {
        TestLibrary before = Open(keep: true);
        Image stored = await StoreAsync(before, Pictures.Jpeg(1, 1000, 500));
        Image other = await StoreAsync(before, Pictures.Jpeg(2, 1000, 500), "Two");
        TestLibrary library = Open(keep: true, options => options.Shape = RenditionShape.SquareByCropping);

        ImageInfo? answer = await library.Images.ResolveAsync(ImageRequest.ForTrack(stored.TrackId!.Value, ImageSize.Large), Cancel);
        RerenderOnRead rerender = library.Services.GetRequiredService<RerenderOnRead>();
        await library.Images.ResolveAsync([ImageRequest.ForTrack(other.TrackId!.Value, ImageSize.Large)], Cancel);
        await rerender.Work;

        Assert.Equal(stored.ArtworkId, answer?.ArtworkId);
        ImageInfo? later = await library.Images.ResolveAsync(ImageRequest.ForTrack(stored.TrackId.Value, ImageSize.Large), Cancel);
        Assert.Equal((500, 500), (later?.Width, later?.Height));
        Assert.Equal((2, 4), (library.Count("artworks"), Processor.Calls));
    }

    [Fact]
    public async Task Read_OtherProcessorOnly_RerendersNothing()
    {
        Image stored = await StoreAsync(Open(keep: true), Pictures.Jpeg());
        TestLibrary library = Open(keep: true, identity: "counting 2.0");

        await library.Images.GetTrackImageAsync(stored.TrackId!.Value, ImageSize.Large, Cancel);
        await library.Services.GetRequiredService<RerenderOnRead>().Work;

        Assert.Equal(1, Processor.Calls);
        Assert.Equal((0, 1), await Maintenance(library).GetRenditionStatusAsync(Cancel) is { } status ? (status.Current, status.Outdated) : default);
    }

    [Fact]
    public async Task Read_TwoStoresWithDifferentOptions_DontRerenderInTurns()
    {
        Image stored = await StoreAsync(Open(keep: true), Pictures.Jpeg());
        for (int start = 0; start < 4; start++)
        {
            await ReadAsync(Open(keep: true), stored.TrackId!.Value);
            await ReadAsync(Open(keep: true, options => options.Quality = 50), stored.TrackId.Value);
        }

        // Once to store it, and once for the first time that either finds the other's picture.
        Assert.Equal(3, Processor.Calls);
    }

    [Fact]
    public async Task Read_OptionsOfARerenderedLibraryWereReplacedBefore_KeepsWhatTheHostAskedFor()
    {
        Action<RenditionOptions> other = options => options.Quality = 50;
        Image stored = await StoreAsync(Open(keep: true), Pictures.Jpeg());
        await ReadAsync(Open(keep: true, other), stored.TrackId!.Value);
        await ReadAsync(Open(keep: true), stored.TrackId.Value);
        await Maintenance(Open(keep: true, other)).RerenderAsync(cancellationToken: Cancel);
        int before = Processor.Calls;

        await ReadAsync(Open(keep: true), stored.TrackId.Value);
        await ReadAsync(Open(keep: true, options => options.Quality = 60), stored.TrackId.Value);

        Assert.Equal((4, 5), (before, Processor.Calls));
    }

    [Fact]
    public async Task Read_WithoutOriginal_LogsOnceAndKeepsThePicture()
    {
        Image stored = await StoreAsync(Open(keep: false), Pictures.Jpeg());
        var logger = new RecordingLogger<RerenderOnRead>();
        TestLibrary library = Open(keep: true, options => options.Quality = 50, services => services.AddSingleton<ILogger<RerenderOnRead>>(logger));

        await library.Images.GetTrackImageAsync(stored.TrackId!.Value, ImageSize.Large, Cancel);
        await library.Services.GetRequiredService<RerenderOnRead>().Work;
        Image? shown = await library.Images.GetTrackImageAsync(stored.TrackId.Value, ImageSize.Large, Cancel);

        Assert.Equal(stored, shown);
        Assert.Single(logger.Entries, entry => entry.Message.Contains("their originals are not kept", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Read_StoreIsDisposed_StopsAndKeepsThePicture()
    {
        TestLibrary before = Open(keep: true);
        Image stored = await StoreAsync(before, Pictures.Jpeg());
        var disposed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Processor.OnCall = () =>
        {
            begun.TrySetResult();
            disposed.Task.Wait(Cancel);
        };
        TestLibrary library = Open(keep: true, options => options.Quality = 50);
        await library.Images.GetTrackImageAsync(stored.TrackId!.Value, ImageSize.Large, Cancel);
        await begun.Task.WaitAsync(Cancel);

        await library.DisposeAsync();
        disposed.SetResult();

        Assert.Equal(stored, await before.Images.GetTrackImageAsync(stored.TrackId.Value, ImageSize.Large, Cancel));
        Assert.Equal((1, 4), (before.Count("artworks"), before.Count("images")));
    }

    [Fact]
    public async Task Read_BadOriginal_KeepsThePictureAndTriesOnce()
    {
        TestLibrary before = Open(keep: true);
        Image stored = await StoreAsync(before, Pictures.Jpeg());
        before.Sql("UPDATE artwork_originals SET data = x'FFD8FF'");
        var logger = new RecordingLogger<RerenderOnRead>();
        TestLibrary library = Open(keep: true, options => options.Quality = 50, services => services.AddSingleton<ILogger<RerenderOnRead>>(logger));

        await library.Images.GetTrackImageAsync(stored.TrackId!.Value, ImageSize.Large, Cancel);
        await library.Services.GetRequiredService<RerenderOnRead>().Work;
        Image? shown = await library.Images.GetTrackImageAsync(stored.TrackId.Value, ImageSize.Large, Cancel);
        await library.Services.GetRequiredService<RerenderOnRead>().Work;

        Assert.Equal(stored, shown);
        Assert.Single(logger.Entries, entry => entry.Message.Contains($"Picture {stored.ArtworkId} could not be rerendered", StringComparison.Ordinal));
    }

    /// <summary>Reads a picture, and waits for what follows in the background.</summary>
    private static async Task ReadAsync(TestLibrary library, long trackId)
    {
        await library.Images.GetTrackImageAsync(trackId, ImageSize.Large, Cancel);
        RerenderOnRead rerender = library.Services.GetRequiredService<RerenderOnRead>();
        await rerender.Work;
    }
}
