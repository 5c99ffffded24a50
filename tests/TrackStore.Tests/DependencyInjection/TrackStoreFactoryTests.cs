using System.Reflection;
using TrackStore.DependencyInjection;
using TrackStore.Storage;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.DependencyInjection;

/// <summary>Library files that are opened and closed at run time.</summary>
public sealed class TrackStoreFactoryTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ServiceProvider _host;

    public TrackStoreFactoryTests()
        => _host = new ServiceCollection().AddTrackStore(store => store.UseSqlite(_folder.PathOf("host.db"))).BuildServiceProvider();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ITrackStoreFactory Factory => _host.GetRequiredService<ITrackStoreFactory>();

    private string File => _folder.PathOf("opened.db");

    [Fact]
    public async Task OpenAsync_File_GivesItsServices()
    {
        await using ITrackStoreLibrary library = await Factory.OpenAsync(File, Cancel);

        Track track = await library.Tracks.AddAsync(new NewTrack { Title = "A", Artist = "X" }, Cancel);
        await library.Tags.AddTagsAsync(track.Id, ["set"], Cancel);

        Assert.Equal(1, (await library.Database.GetStatisticsAsync(Cancel)).Tracks);
        Assert.Equal(0, await _host.GetRequiredService<ITrackRepository>().CountAsync(new TrackQuery(), cancellationToken: Cancel));
        Assert.All(typeof(ITrackStoreLibrary).GetProperties(), property => Assert.NotNull(property.GetValue(library)));
        Assert.Same(library.Tracks, library.Services.GetRequiredService<ITrackRepository>());
    }

    [Fact]
    public async Task OpenAsync_Settings_BelongToTheLibraryAlone()
    {
        await using ITrackStoreLibrary library = await Factory.OpenAsync(
            store => store.UseSqlite(File).UseImageProcessor<CountingProcessor>().AddSpotify("id", "secret"), Cancel);

        Assert.IsType<CountingProcessor>(library.Services.GetRequiredService<IImageProcessor>());
        Assert.NotNull(library.Services.GetService<ISpotifyClient>());
        Assert.Null(_host.GetService<ISpotifyClient>());
        Assert.IsNotType<CountingProcessor>(_host.GetRequiredService<IImageProcessor>());
    }

    [Fact]
    public async Task DisposeAsync_AfterUse_LeavesTheFileAlone()
    {
        ITrackStoreLibrary library = await Factory.OpenAsync(File, Cancel);
        Track track = await library.Tracks.AddAsync(new NewTrack { Title = "A", Artist = "X" }, Cancel);
        await library.Images.ResizeAndStoreImageAsync(Pictures.Jpeg(), track.Id, cancellationToken: Cancel);
        await library.Loader.LoadAsync(ImageRequest.ForTrack(track.Id), cancellationToken: Cancel);

        await library.DisposeAsync();
        await library.DisposeAsync();

        // The last connection folds the log into the file, so its absence proves that none is open.
        Assert.Equal([File], Files());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Task.FromResult(library.Tracks));
        using (FileStream exclusive = new(File, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            Assert.True(exclusive.Length > 0);
        System.IO.File.Delete(File);

        await using ITrackStoreLibrary again = await Factory.OpenAsync(File, Cancel);
        Assert.Equal(0, await again.Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));
    }

    [Fact]
    public async Task DisposeAsync_DuringCalls_WaitsForThemAndRefusesFurtherOnes()
    {
        ITrackStoreLibrary library = await Factory.OpenAsync(File, Cancel);
        ITrackRepository tracks = library.Tracks;
        Task<Track>[] calls = [.. Enumerable.Range(0, 50).Select(i => tracks.AddAsync(new NewTrack { Title = $"T{i}", Artist = "X" }, Cancel))];

        await library.DisposeAsync();
        string[] files = Files();
        await Task.WhenAll(calls).ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.Equal([File], files);
        Assert.All(calls, call => Assert.True(call.IsCompletedSuccessfully || call.Exception!.InnerException is ObjectDisposedException));
        await using ITrackStoreLibrary again = await Factory.OpenAsync(File, Cancel);
        Assert.Equal(calls.Count(call => call.IsCompletedSuccessfully), await again.Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));
    }

    [Fact]
    public async Task OpenAsync_SameFileTwice_GivesTwoIndependentViews()
    {
        ITrackStoreLibrary first = await Factory.OpenAsync(File, Cancel);
        ITrackStoreLibrary second = await Factory.OpenAsync(File, Cancel);
        Track track = await first.Tracks.AddAsync(new NewTrack { Title = "A", Artist = "X" }, Cancel);

        Assert.NotNull(await second.Tracks.GetAsync(track.Id, Cancel));
        await first.DisposeAsync();
        await second.Tracks.AddAsync(new NewTrack { Title = "B", Artist = "X" }, Cancel);
        Assert.Equal(2, await second.Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));

        await second.DisposeAsync();
        Assert.Equal([File], Files());
    }

    [Fact]
    public async Task OpenAsync_UnusableFile_ThrowsAndLeavesNothingOpen()
    {
        await System.IO.File.WriteAllTextAsync(File, new string('x', 5000), Cancel);

        StoreUnavailableException error = await Assert.ThrowsAsync<StoreUnavailableException>(() => Factory.OpenAsync(File, Cancel));

        Assert.Equal(StoreFault.NotADatabase, error.Fault);
        using FileStream exclusive = new(File, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        await Assert.ThrowsAsync<ArgumentException>(() => Factory.OpenAsync(" ", Cancel));
    }

    [Fact]
    public async Task OpenAsync_ManyLibrariesOneAfterAnother_KeepsWorking()
    {
        for (int i = 0; i < 30; i++)
        {
            await using ITrackStoreLibrary library = await Factory.OpenAsync(store => store.UseSqlite(File).AddSpotify("id", "secret"), Cancel);
            await library.Tracks.AddAsync(new NewTrack { Title = $"T{i}", Artist = "X" }, Cancel);
        }

        await using ITrackStoreLibrary last = await Factory.OpenAsync(File, Cancel);
        Assert.Equal(30, await last.Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));
    }

    [Fact]
    public async Task DisposeAsync_OfTheHost_ClosesOpenLibraries()
    {
        ITrackStoreLibrary library = await Factory.OpenAsync(File, Cancel);
        ITrackStoreFactory factory = Factory;
        ITrackRepository tracks = library.Tracks;

        await _host.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => tracks.GetAsync(1, Cancel));
        Assert.Equal([File], Files());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => factory.OpenAsync(File, Cancel));
    }

    [Fact]
    public async Task Properties_OfADisposedLibrary_NameIt()
    {
        ITrackStoreLibrary library = await Factory.OpenAsync(File, Cancel);

        await library.DisposeAsync();

        Assert.All(typeof(ITrackStoreLibrary).GetProperties(), property =>
        {
            ObjectDisposedException error = Assert.IsType<ObjectDisposedException>(
                Assert.Throws<TargetInvocationException>(() => property.GetValue(library)).InnerException);
            Assert.Equal(nameof(ITrackStoreLibrary), error.ObjectName);
            Assert.Contains(File, error.Message, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task DisposeAsync_OfTheHostWithLibrariesThatFail_ClosesTheOthers(int failures)
    {
        ITrackStoreFactory factory = Factory;
        var others = new List<ITrackStoreLibrary> { await factory.OpenAsync(_folder.PathOf("before.db"), Cancel) };
        for (int i = 0; i < failures; i++)
        {
            ITrackStoreLibrary failing = await factory.OpenAsync(store => WithFailingMatcher(store, _folder.PathOf($"opened{i}.db")), Cancel);
            Assert.IsType<FailingMatcher>(failing.Services.GetRequiredService<ITrackMatcher>());
        }

        others.Add(await factory.OpenAsync(_folder.PathOf("after.db"), Cancel));
        ITrackRepository[] tracks = [.. others.Select(library => library.Tracks)];

        Exception? error = await Record.ExceptionAsync(() => ((IAsyncDisposable)factory).DisposeAsync().AsTask());

        Assert.All(tracks, repository => Assert.Throws<ObjectDisposedException>(() => repository.GetAsync(1, Cancel).GetAwaiter().GetResult()));
        Exception[] errors = error is AggregateException several ? [.. several.InnerExceptions] : [error!];
        Assert.Equal(failures, errors.Length);
        Assert.All(errors, one => Assert.IsType<NotSupportedException>(one));

        static void WithFailingMatcher(ITrackStoreBuilder store, string file)
            => store.UseSqlite(file).Services.AddSingleton<ITrackMatcher>(_ => new FailingMatcher());
    }

    [Fact]
    public async Task OpenAsync_FactoryDisposedMeanwhile_ClosesTheLibraryAndThrows()
    {
        using var gate = new ManualResetEventSlim();
        var started = new TaskCompletionSource<IServiceProvider>();
        ITrackStoreFactory factory = Factory;
        Task<ITrackStoreLibrary> opening = factory.OpenAsync(
            store => store.UseSqlite(File).Services.AddSingleton<IStoreProvider>(provider =>
            {
                started.SetResult(provider);
                return new GatedProvider(StoreServices.SqliteProvider(provider), gate);
            }),
            Cancel);

        IServiceProvider services = await started.Task;
        await _host.DisposeAsync();
        gate.Set();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => opening);
        Assert.Equal([File], Files());
        Assert.Throws<ObjectDisposedException>(() => services.GetService<ITrackRepository>());
    }

    private string[] Files() => Directory.GetFiles(Path.GetDirectoryName(File)!, "opened.db*");

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    private sealed class FailingMatcher : ITrackMatcher, IDisposable
    {
        public TrackMatch? Match(TrackFacts track, IReadOnlyList<MatchCandidate> candidates) => null;

        public void Dispose() => throw new NotSupportedException("It can't be disposed.");
    }
}
