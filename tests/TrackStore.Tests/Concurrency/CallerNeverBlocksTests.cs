using System.Reflection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TrackStore.Storage;
using TrackStore.Storage.Sqlite;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Concurrency;

/// <summary>
/// No member of a service blocks its caller: each method of the public interfaces is called while the database doesn't answer and streams
/// don't either, and must return before they do.
/// </summary>
public sealed class CallerNeverBlocksTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly Type[] Services =
    [
        typeof(ITrackRepository), typeof(ITrackFields), typeof(IFieldRankings), typeof(ITagRepository), typeof(IGenreRepository), typeof(IAlbumRepository), typeof(IArtistRepository), typeof(ILibraryFacets), typeof(IImageRepository), typeof(IImageLibrary), typeof(IArtworkSelector),
        typeof(IArtworkLookups), typeof(IArtworkDownloads), typeof(IArtworkPreviews), typeof(IArtworkMaintenance), typeof(IRenditionSettings), typeof(IImageLoader), typeof(IImageLoader<FakeBitmap>), typeof(ITrackSynchronizer),
        typeof(IDuplicates), typeof(IChangeHistory), typeof(ILibraryChanges), typeof(ITrackStoreDatabase),
    ];

    public static TheoryData<string, int> Methods
    {
        get
        {
            var methods = new TheoryData<string, int>();
            foreach (Type service in Services)
            {
                for (int i = 0; i < MethodsOf(service).Length; i++)
                    methods.Add(service.Name, i);
            }

            return methods;
        }
    }

    [Fact]
    public void Services_OfTheseTests_AreAllThatAHostGets()
    {
        var services = new ServiceCollection();
        services.AddTrackStore(store => store.AddImageDecoder<FakeBitmap, FakeImageDecoder>());

        // The factory has a test of its own; the others are parts that the host provides and the store calls.
        Type[] others = [typeof(ITrackStoreFactory), typeof(ITrackMatcher), typeof(IImageProcessor), typeof(IImageDecoder<FakeBitmap>)];
        IEnumerable<Type> registered = services.Select(service => service.ServiceType)
            .Where(type => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).IsVisible && type.Assembly == typeof(ITrackRepository).Assembly);
        Assert.Equal(registered.Except(others).Select(type => type.Name).Distinct().Order(), Services.Select(type => type.Name).Order());
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Method_DatabaseAndStreamsDontAnswer_ReturnsToItsCaller(string service, int index)
    {
        Type type = Services.Single(type => type.Name == service);
        MethodInfo method = MethodsOf(type)[index];
        using var gate = new ManualResetEventSlim();
        using var folder = new TemporaryFolder();
        ServiceProvider services = Build(folder.PathOf("library.db"), gate);
        object target = services.GetRequiredService(type);
        object?[] arguments = [.. method.GetParameters().Select(parameter => ArgumentFor(parameter, gate))];

        object? result = null;
        Exception? misuse = null;
        var caller = new Thread(() =>
        {
            try
            {
                result = method.Invoke(target, arguments);
                if (StreamOf(result) is { } stream)
                    result = stream.MoveNextAsync().AsTask();
            }
            catch (TargetInvocationException error)
            {
                misuse = error.InnerException;
            }
        }) { IsBackground = true };
        caller.Start();
        bool hasReturned = caller.Join(Patience);
        gate.Set();

        Assert.True(hasReturned, $"{service}.{method} blocked its caller.");
        Assert.True(misuse is null, $"{service}.{method} was called wrongly: {misuse}");
        Task? running = result as Task ?? (Task?)result?.GetType().GetMethod("AsTask")?.Invoke(result, null);
        if (running is not null)
            await Task.WhenAny(running, Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken));
        Assert.False(running?.Exception?.InnerException is ArgumentException, $"{service}.{method} was called wrongly: {running?.Exception}");
        await services.DisposeAsync();
    }

    [Fact]
    public async Task OpenAsync_OfTheFactory_ReturnsBeforeTheFileIsOpen()
    {
        using var gate = new ManualResetEventSlim();
        using var folder = new TemporaryFolder();
        await using ServiceProvider host = new ServiceCollection().AddTrackStore().Services.BuildServiceProvider();

        Task<ITrackStoreLibrary> opening = host.GetRequiredService<ITrackStoreFactory>().OpenAsync(
            store => store.Services.AddSingleton<IStoreProvider>(provider => Gated(folder.PathOf("library.db"), provider, gate)),
            TestContext.Current.CancellationToken);

        Assert.False(opening.IsCompleted);
        gate.Set();
        await (await opening).DisposeAsync();
    }

    private static MethodInfo[] MethodsOf(Type service) => [.. service.GetInterfaces().Prepend(service)
        .SelectMany(type => type.GetMethods())
        .Where(method => !method.IsSpecialName)
        .OrderBy(method => method.ToString(), StringComparer.Ordinal)];

    private static ServiceProvider Build(string file, ManualResetEventSlim gate)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IStoreProvider>(provider => Gated(file, provider, gate));
        services.AddSingleton<IPlatformClient>(new FakePlatformClient("spotify"));
        services.AddTrackStore(store => store.AddImageDecoder<FakeBitmap, FakeImageDecoder>());
        return services.BuildServiceProvider();
    }

    private static GatedProvider Gated(string file, IServiceProvider provider, ManualResetEventSlim gate) => new(
        new SqliteStoreProvider(Options.Create(new SqliteStoreOptions { Path = file }), provider.GetRequiredService<TimeProvider>(), NullLoggerFactory.Instance), gate);

    private static IStreamAdapter? StreamOf(object? result)
        => result?.GetType().GetInterfaces().FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)) is { } stream
            ? (IStreamAdapter)Activator.CreateInstance(typeof(StreamAdapter<>).MakeGenericType(stream.GenericTypeArguments), result)!
            : null;

    private static object? ArgumentFor(ParameterInfo parameter, ManualResetEventSlim gate)
    {
        Type type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (parameter.Name == "albumId" && parameter.HasDefaultValue)
            return null;
        return type switch
        {
            _ when type == typeof(CancellationToken) => CancellationToken.None,
            _ when type == typeof(long) => parameter.Name!.StartsWith("other", StringComparison.Ordinal) || parameter.Name.StartsWith("second", StringComparison.Ordinal) || parameter.Name == "replacementId" ? 2L : 1L,
            _ when type == typeof(int) => 1,
            _ when type == typeof(double) => 0.5,
            _ when type == typeof(PlatformRankings) => new PlatformRankings { Default = ["spotify"] },
            _ when type == typeof(RenditionProfile) => RenditionProfile.Default with { Quality = 70 },
            _ when type == typeof(bool) => true,
            _ when type == typeof(DateTimeOffset) => DateTimeOffset.UnixEpoch,
            _ when type == typeof(string) && parameter.Name is "from" or "to" => $"/{parameter.Name}",
            _ when type == typeof(string) => parameter.Name switch { "url" => "https://img.example/1.jpg", "platform" or "source" => "spotify", "sourceUrl" or "color" or "cursor" => null, "fromMigration" or "platformData" => null, _ => "name" },
            _ when type == typeof(Stream) => new BlockingStream(gate),
            _ when type == typeof(ReadOnlyMemory<byte>) => new ReadOnlyMemory<byte>(Pictures.Jpeg()),
            _ when type == typeof(NewTrack) => new NewTrack { Title = "T", Artist = "A" },
            _ when type == typeof(SelectedTracks) => SelectedTracks.Of(new TrackQuery()),
            _ when type == typeof(ImageSubjectQuery) => new ImageSubjectQuery { Kind = ArtworkOwnerKind.Track },
            _ when type == typeof(BulkEdit) => new BulkEdit { AddTags = ["one"] },
            _ when type == typeof(NewAlbum) => new NewAlbum { Title = "T", Artist = "A" },
            _ when type == typeof(PlatformTrack) => new PlatformTrack { Platform = "spotify", Id = "1", Title = "T", Artist = "A" },
            _ when type == typeof(IAsyncEnumerable<NewTrack>) => new BlockingStream<NewTrack>(gate),
            _ when type == typeof(IAsyncEnumerable<PlatformTrack>) => new BlockingStream<PlatformTrack>(gate),
            _ when type == typeof(ArtworkDownloadState) => ArtworkDownloadState.Failed,
            _ when type.IsEnum => Enum.GetValues(type).GetValue(0),
            _ when type == typeof(ArtworkOwner) => ArtworkOwner.Track(1),
            _ when type != typeof(object) && type.IsAssignableFrom(typeof(PlatformArtwork[])) => new[] { new PlatformArtwork { Url = "https://img.example/1.jpg" } },
            _ when type == typeof(ImageTarget) => ImageTarget.Named(ImageSize.Small),
            _ when type == typeof(ImageRequest) => ImageRequest.ForTrack(1),
            _ when type != typeof(object) && type.IsAssignableFrom(typeof(ImageRequest[])) => new[] { ImageRequest.ForTrack(1) },
            _ when type == typeof(IReadOnlyList<TrackPair>) => new[] { new TrackPair(1, 2) },
            _ when type == typeof(IReadOnlyList<ImagePair>) => new[] { new ImagePair(1, 2) },
            _ when type == typeof(IReadOnlyList<TrackMerge>) => new[] { new TrackMerge(1, 2) },
            _ when type.IsAssignableFrom(typeof(TrackField[])) => new[] { TrackField.Title },
            _ when type.IsAssignableFrom(typeof(string[])) && type != typeof(object) => new[] { "one" },
            _ when type.IsAssignableFrom(typeof(long[])) && type != typeof(object) => new[] { 1L },
            _ when type == typeof(Func<CancellationToken, Task<FoundArtwork?>>) => new Func<CancellationToken, Task<FoundArtwork?>>(_ => Task.FromResult<FoundArtwork?>(null)),
            _ when parameter.HasDefaultValue && parameter.DefaultValue is null => null,
            _ when type.IsValueType || type.GetConstructor([]) is not null => Activator.CreateInstance(type),
            _ => throw new NotSupportedException($"Say here which {type} to call {parameter.Member} with."),
        };
    }

    private interface IStreamAdapter
    {
        ValueTask<bool> MoveNextAsync();
    }

    private sealed class StreamAdapter<T>(IAsyncEnumerable<T> stream) : IStreamAdapter
    {
        private readonly IAsyncEnumerator<T> _items = stream.GetAsyncEnumerator();

        public ValueTask<bool> MoveNextAsync() => _items.MoveNextAsync();
    }

    /// <summary>A stream of a host whose first step blocks the thread that takes it.</summary>
    private sealed class BlockingStream<T>(ManualResetEventSlim gate) : IAsyncEnumerable<T>, IAsyncEnumerator<T>
    {
        public T Current => default!;

        public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) => this;

        public ValueTask<bool> MoveNextAsync()
        {
            gate.Wait(CancellationToken.None);
            return ValueTask.FromResult(false);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class BlockingStream(ManualResetEventSlim gate) : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            gate.Wait(CancellationToken.None);
            return ValueTask.FromResult(0);
        }
    }
}
