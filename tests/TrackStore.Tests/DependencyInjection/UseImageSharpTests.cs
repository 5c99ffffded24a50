using TrackStore.Artwork.ImageSharp;
using TrackStore.Conformance;

namespace TrackStore.Tests.DependencyInjection;

public sealed class UseImageSharpTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("trackstore-imagesharp-").FullName;

    [Fact]
    public async Task UseImageSharp_InAStore_MakesItsRenditions()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        await using ServiceProvider services = new ServiceCollection()
            .AddTrackStore(store => store.UseSqlite(Path.Combine(_folder, "library.db")).UseImageSharp())
            .BuildServiceProvider();
        Track track = await services.GetRequiredService<ITrackRepository>().AddAsync(new NewTrack { Title = "T", Artist = "A" }, cancel);
        using NetVips.Image picture = TestPicture.Quadrants(800, 400);

        IReadOnlyDictionary<ImageSize, Image> stored = await services.GetRequiredService<IImageRepository>()
            .ResizeAndStoreImageAsync(picture.ToJpeg(), track.Id, cancellationToken: cancel);

        Assert.IsType<ImageSharpImageProcessor>(services.GetRequiredService<IImageProcessor>());
        Assert.Equal(
            [(640, 320), (300, 150), (120, 60), (60, 30)],
            stored.Values.OrderByDescending(image => image.Width).Select(image => (image.Width, image.Height)));
    }

    [Fact]
    public void UseImageSharp_Twice_RegistersOneProcessor()
    {
        var services = new ServiceCollection();

        services.AddTrackStore(store => store.UseImageSharp().UseImageSharp());

        ServiceDescriptor descriptor = Assert.Single(services, service => service.ServiceType == typeof(IImageProcessor));
        Assert.Equal(typeof(ImageSharpImageProcessor), descriptor.ImplementationType);
    }

    [Fact]
    public void UseImageSharp_NoBuilder_Throws()
        => Assert.Throws<ArgumentNullException>(() => ((ITrackStoreBuilder)null!).UseImageSharp());

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
