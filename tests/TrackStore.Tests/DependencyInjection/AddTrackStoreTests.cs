using System.Reflection;
using System.Xml.Linq;
using Microsoft.Extensions.Options;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.DependencyInjection;

public sealed class AddTrackStoreTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void AddTrackStore_NoArguments_RegistersEverythingAsSingletonsThatValidate()
    {
        var services = new ServiceCollection();

        services.AddTrackStore();
        using ServiceProvider provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        Assert.All(services.Where(s => s.ServiceType.Assembly == typeof(ITrackRepository).Assembly), s => Assert.Equal(ServiceLifetime.Singleton, s.Lifetime));
        Assert.Same(provider.GetRequiredService<ITrackRepository>(), provider.GetRequiredService<ITrackRepository>());
        Assert.NotNull(provider.GetRequiredService<ITrackFields>());
        Assert.NotNull(provider.GetRequiredService<ITagRepository>());
        Assert.NotNull(provider.GetRequiredService<IAlbumRepository>());
        Assert.NotNull(provider.GetRequiredService<IImageRepository>());
        Assert.NotNull(provider.GetRequiredService<IArtworkSelector>());
        Assert.NotNull(provider.GetRequiredService<IArtworkLookups>());
        Assert.NotNull(provider.GetRequiredService<IImageLoader>());
        Assert.NotNull(provider.GetRequiredService<ITrackStoreDatabase>());
    }

    [Fact]
    public async Task Services_ThatAHostInjects_AreDisposedByTheContainerOnly()
    {
        var services = new ServiceCollection();
        services.AddTrackStore(store => store.AddImageDecoder<FakeBitmap, FakeImageDecoder>());

        Type[] injected = [.. services.Select(service => service.ServiceType).Where(type => type.IsPublic && type.Namespace == nameof(TrackStore))];

        Assert.Contains(typeof(IImageLoader), injected);
        Assert.DoesNotContain(injected, type => typeof(IDisposable).IsAssignableFrom(type) || typeof(IAsyncDisposable).IsAssignableFrom(type));
        ServiceProvider provider = services.BuildServiceProvider();
        ITrackRepository tracks = provider.GetRequiredService<ITrackRepository>();
        await provider.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => tracks.GetAsync(1, Cancel));
    }

    [Fact]
    public void AddTrackStore_Twice_IsHarmless()
    {
        var once = new ServiceCollection();
        once.AddTrackStore();
        var twice = new ServiceCollection();
        twice.AddTrackStore();
        twice.AddTrackStore();

        Assert.Equal(
            once.Where(IsOurs).Select(s => s.ServiceType).Order(Comparer<Type>.Create((a, b) => string.CompareOrdinal(a.FullName, b.FullName))),
            twice.Where(IsOurs).Select(s => s.ServiceType).Order(Comparer<Type>.Create((a, b) => string.CompareOrdinal(a.FullName, b.FullName))));

        static bool IsOurs(ServiceDescriptor service) => !service.ServiceType.IsGenericType && service.ServiceType.Assembly.GetName().Name!.StartsWith("TrackStore", StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddTrackStore_AfterUseSqlite_KeepsTheChosenFile()
    {
        using var folder = new TemporaryFolder();
        var services = new ServiceCollection();
        services.AddTrackStore(store => store.UseSqlite(folder.PathOf("mine.db")));
        services.AddTrackStore();
        await using ServiceProvider provider = services.BuildServiceProvider();

        await provider.GetRequiredService<ITrackStoreDatabase>().InitializeAsync(Cancel);

        Assert.True(File.Exists(folder.PathOf("mine.db")));
    }

    [Fact]
    public async Task UseSqlite_RelativePath_IsRelativeToTheCurrentFolder()
    {
        string name = $"trackstore-{Guid.NewGuid():N}.db";
        await using (ServiceProvider provider = new ServiceCollection().AddTrackStore(store => store.UseSqlite(name)).BuildServiceProvider())
            await provider.GetRequiredService<ITrackStoreDatabase>().InitializeAsync(Cancel);

        Assert.True(File.Exists(Path.Combine(Environment.CurrentDirectory, name)));
        File.Delete(name);
    }

    [Fact]
    public void AddTrackStore_HostsOwnParts_Win()
    {
        var processor = new CountingProcessor();
        var images = new FakeImageRepository();
        var services = new ServiceCollection();
        services.AddSingleton<IImageProcessor>(processor);
        services.AddSingleton<IImageRepository>(images);

        services.AddTrackStore();
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Same(processor, provider.GetRequiredService<IImageProcessor>());
        Assert.Same(images, provider.GetRequiredService<IImageRepository>());
    }

    [Fact]
    public void UseImageProcessor_AfterTheDefault_ReplacesIt()
    {
        using ServiceProvider provider = new ServiceCollection().AddTrackStore(store => store.UseImageProcessor<CountingProcessor>()).BuildServiceProvider();

        Assert.IsType<CountingProcessor>(provider.GetRequiredService<IImageProcessor>());
    }

    [Fact]
    public void BuilderVerbs_BothShapes_ReturnWhatChains()
    {
        var services = new ServiceCollection();

        ITrackStoreBuilder builder = services.AddTrackStore().UseSqlite("a.db").Configure(_ => { }).ConfigureArtwork(_ => { }).ConfigureArtworkLookups(_ => { }).ConfigureDownloads(_ => { }).ConfigureLoader(_ => { });
        var others = new ServiceCollection();

        Assert.Contains(builder.Services, service => service.ServiceType == typeof(ITrackRepository));
        Assert.Same(others, others.AddTrackStore(store => store.UseSqlite("b.db")));
        Assert.Same(others, others.AddTrackStore("named", store => store.UseSqlite("c.db")));
        Assert.Throws<ArgumentException>(() => builder.UseSqlite(" "));
    }

    [Fact]
    public void Documentation_OfAddTrackStore_NamesEveryServiceThatAHostCanUse()
    {
        var services = new ServiceCollection();
        services.AddTrackStore(store => store
            .AddImageDecoder<FakeBitmap, FakeImageDecoder>()
            .UsePlaceholder(new PlaceholderImage(new byte[] { 1 }, "image/png")));
        services.AddSingleton<IPlatformClient>(new FakePlatformClient("spotify"));
        ServiceDescriptor[] ours = [.. services.Where(service => (service.ServiceType.IsGenericType ? service.ServiceType.GetGenericTypeDefinition() : service.ServiceType).IsVisible
            && service.ServiceType.Assembly.GetName().Name!.StartsWith("TrackStore", StringComparison.Ordinal))];

        string summary = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "TrackStore.xml"))
            .Descendants("member")
            .Single(member => member.Attribute("name")!.Value == "M:Microsoft.Extensions.DependencyInjection.TrackStoreServiceCollectionExtensions.AddTrackStore(Microsoft.Extensions.DependencyInjection.IServiceCollection)")
            .Element("summary")!.ToString();

        Assert.True(ours.Length > 15);
        Assert.All(ours, service => Assert.Equal(ServiceLifetime.Singleton, service.Lifetime));
        Assert.All(ours, service => Assert.Contains($"\"T:TrackStore.{service.ServiceType.Name}\"", summary, StringComparison.Ordinal));
        Assert.Contains("singletons", summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_Defaults_AreTheDocumentedOnes()
    {
        using ServiceProvider provider = new ServiceCollection().AddTrackStore().Services.BuildServiceProvider();

        ArtworkOptions artwork = provider.GetRequiredService<IOptions<ArtworkOptions>>().Value;
        Assert.Equal((20_000_000, 100_000_000), (artwork.MaxBytes, artwork.MaxPixels));
        Assert.Equal(64 * 1024 * 1024, provider.GetRequiredService<IOptions<ImageLoaderOptions>>().Value.CacheBytes);
        Assert.Equal(SchemaMode.Automatic, provider.GetRequiredService<IOptions<TrackStoreOptions>>().Value.SchemaMode);
    }

    [Fact]
    public void Abstractions_References_NameNoDatabaseNoHttpAndNoImagingLibrary()
    {
        string[] references = [.. typeof(ITrackRepository).Assembly.GetReferencedAssemblies().Select(a => a.Name!)];

        Assert.DoesNotContain(references, name => name.Contains("EntityFramework", StringComparison.Ordinal) || name.Contains("Sqlite", StringComparison.Ordinal)
            || name.Contains("Http", StringComparison.Ordinal) || name.Contains("NetVips", StringComparison.Ordinal));
    }

    [Fact]
    public void PublicMethods_ThatReturnTasks_TakeACancellationTokenLast()
    {
        IEnumerable<MethodInfo> methods = typeof(ITrackRepository).Assembly.GetExportedTypes()
            .Where(type => type.IsInterface)
            .SelectMany(type => type.GetMethods())
            .Where(method => method.Name.EndsWith("Async", StringComparison.Ordinal));

        Assert.All(methods, method => Assert.Equal(typeof(CancellationToken), method.GetParameters()[^1].ParameterType));
    }
}
