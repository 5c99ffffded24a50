using Microsoft.Extensions.Hosting;
using TrackStore.Storage;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Hosting;

public sealed class InitializationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("vinyl")]
    public async Task StartAsync_ServiceRegisteredBefore_FindsTheLibraryOpen(string? name)
    {
        var probe = new Probe();
        await using var library = new HostedLibrary(store => store.AddInitialization(), name, register: services => services.AddSingleton<IHostedService>(probe));
        probe.File = library.File;

        await library.StartAsync();

        Assert.True(probe.HasFoundTheFile);
    }

    [Fact]
    public async Task StartAsync_WithoutInitialization_DoesNotTouchTheFile()
    {
        await using var library = new HostedLibrary(_ => { });

        await library.StartAsync();

        Assert.False(File.Exists(library.File));
    }

    [Fact]
    public async Task StartAsync_NotADatabase_ThrowsTheStoresException()
    {
        await using var library = new HostedLibrary(store => store.AddInitialization());
        await File.WriteAllTextAsync(library.File, new string('x', 5000), Cancel);

        StoreUnavailableException error = await Assert.ThrowsAsync<StoreUnavailableException>(library.StartAsync);

        Assert.Equal(StoreFault.NotADatabase, error.Fault);
    }

    [Fact]
    public async Task StartAsync_BackgroundWorkFails_Throws()
    {
        await using HostedLibrary library = WithWork((_, _) => throw new IOException("Ranking"));

        await Assert.ThrowsAsync<IOException>(library.StartAsync);
    }

    [Fact]
    public async Task StartAsync_NotWaitingForBackgroundWork_StartsWhileItRuns()
    {
        var gate = new Gate();
        await using HostedLibrary library = WithWork((_, token) => gate.PassAsync(token), options => options.WaitForBackgroundWork = false);

        await library.StartAsync();
        await gate.Reached;

        Assert.True(File.Exists(library.File));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("vinyl")]
    public void AddInitialization_SameSettingsTwice_AddsOneService(string? name)
    {
        var services = new ServiceCollection();
        Add();
        int count = services.Count;

        Add();

        Assert.Equal(count, services.Count);

        void Add()
        {
            if (name is null)
                services.AddTrackStore(Configure);
            else
                services.AddTrackStore(name, Configure);
        }

        static void Configure(ITrackStoreBuilder store) => store
            .AddInitialization(options => options.WaitForBackgroundWork = false)
            .AddInitialization(options => options.WaitForBackgroundWork = false)
            .AddHealthCheck(options => options.Name = "library")
            .AddSyncJob("spotify", options => options.RunAtStart = false)
            .AddSyncJob("discogs")
            .AddHousekeeping(options => options.DownloadArtwork = false);
    }

    [Fact]
    public void AddSyncJob_OtherSettingsOnASecondBuilder_AreRefused()
    {
        var services = new ServiceCollection();
        services.AddTrackStore(store => store.AddSyncJob("spotify", options => options.RunAtStart = false));

        Assert.Throws<InvalidOperationException>(() => services.AddTrackStore(store => store.AddSyncJob("discogs")));
        Assert.Throws<InvalidOperationException>(() => services.AddTrackStore(store => store.AddInitialization()));
    }

    [Fact]
    public async Task AddInitialization_LibraryOpenedAtRunTime_IsRefusedWithTheReason()
    {
        using var folder = new TemporaryFolder();
        await using ServiceProvider provider = new ServiceCollection().AddTrackStore(_ => { }).BuildServiceProvider();

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => provider.GetRequiredService<ITrackStoreFactory>()
            .OpenAsync(store => store.UseSqlite(folder.PathOf("other.db")).AddInitialization(), Cancel));

        Assert.Contains("ITrackStoreFactory", error.Message, StringComparison.Ordinal);
    }

    private static HostedLibrary WithWork(Func<int, CancellationToken, Task> work, Action<InitializationOptions>? configure = null) => new(
        store => store.AddInitialization(configure),
        register: services => services.AddSingleton<IStartupTask>(new ScriptedStartupTask(work)));

    private sealed class Probe : IHostedService
    {
        public string File { get; set; } = "";

        public bool HasFoundTheFile { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken)
        {
            HasFoundTheFile = System.IO.File.Exists(File);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
