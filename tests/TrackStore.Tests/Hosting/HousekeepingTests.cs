using Microsoft.Extensions.Options;
using TrackStore.Artwork.Downloads.Http;
using TrackStore.Storage;
using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Hosting;

public sealed class HousekeepingTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("vinyl")]
    public async Task Housekeeping_BackgroundWorkHasFailed_RunsItAgainAtTheNextTime(string? name)
    {
        var work = new ScriptedStartupTask((run, _) => run == 1 ? throw new IOException("Ranking") : Task.CompletedTask);
        await using var library = new HostedLibrary(
            store => store.AddHousekeeping(options => options.Interval = Hour).Services.AddSingleton<IStartupTask>(work), name);

        await library.StartAsync();
        await library.Time.WaitBeginsAsync(Hour);
        (int id, string message, Exception? error) = Assert.Single(library.Events);
        library.Time.Advance(Hour);
        await library.Time.WaitBeginsAsync(Hour);
        library.Time.Advance(Hour);
        await library.Time.WaitBeginsAsync(Hour);

        Assert.Equal((8003, "Ranking", 2), (id, error?.Message, work.Runs));
        Assert.Contains("initialize", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task Housekeeping_PictureIsDue_DownloadsItUnlessTurnedOff(bool downloads, int attempts)
    {
        var network = new ScriptedNetwork(port: 1);
        await using var library = new HostedLibrary(
            store => store
                .ConfigureDownloads(options => options.ResumeOnOpen = false)
                .AddHousekeeping(options => (options.Interval, options.DownloadArtwork) = (Hour, downloads)),
            register: services => services.AddSingleton<IArtworkNetwork>(network));
        await QueueAsync(library.File);

        await library.StartAsync();
        await library.Time.WaitBeginsAsync(Hour);

        Assert.Equal(attempts, network.Lookups.Count(host => host == "covers.example"));
        Assert.Empty(library.Events);
    }

    [Fact]
    public async Task Housekeeping_ReadOnlyLibrary_DoesNothing()
    {
        await using var writer = new HostedLibrary(store => store.AddInitialization());
        await writer.StartAsync();
        await using var library = new HostedLibrary(store => store
            .UseSqlite($"Data Source={writer.File};Mode=ReadOnly")
            .AddHousekeeping(options => (options.Interval, options.RerenderArtwork) = (Hour, true)));

        await library.StartAsync();
        await library.Time.WaitBeginsAsync(Hour);

        Assert.Equal([8004], library.Events.Select(entry => entry.Id));
    }

    [Fact]
    public async Task Housekeeping_LibraryCanNotBeUsed_KeepsTheHostRunningAndTriesAgain()
    {
        await using var library = new HostedLibrary(store => store.AddHousekeeping(options => options.Interval = Hour));
        await File.WriteAllTextAsync(library.File, new string('x', 5000), Cancel);

        await library.StartAsync();
        await library.Time.WaitBeginsAsync(Hour);
        int failures = library.Events.Count();
        File.Delete(library.File);
        library.Time.Advance(Hour);
        await library.Time.WaitBeginsAsync(Hour);

        Assert.All(library.Events, entry => Assert.IsType<StoreUnavailableException>(entry.Error));
        Assert.Equal(failures, library.Events.Count());
        Assert.Equal(0, await library.Host.Services.GetRequiredService<ITrackRepository>().CountAsync(new TrackQuery(), cancellationToken: Cancel));
    }

    [Fact]
    public async Task StartAsync_IntervalTooShort_IsRefused()
    {
        await using var library = new HostedLibrary(store => store.AddHousekeeping(options => options.Interval = TimeSpan.FromSeconds(1)));

        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(library.StartAsync);

        Assert.Contains("HousekeepingOptions.Interval", error.Message, StringComparison.Ordinal);
    }

    // By a process whose platform named a cover, and that ended before it was downloaded.
    private static async Task QueueAsync(string file)
    {
        await using var earlier = new HostedLibrary(_ => { }, file: file, register: services => services.AddSingleton<IArtworkNetwork>(new ScriptedNetwork(port: 1)));
        var track = new PlatformTrack
        {
            Platform = "spotify",
            Id = "1",
            Title = "Roygbiv",
            Artist = "Boards of Canada",
            Artwork = [new PlatformArtwork { Url = "https://covers.example/1.jpg" }],
        };
        await earlier.Host.Services.GetRequiredService<ITrackSynchronizer>()
            .SyncAsync(new[] { track }.ToAsyncEnumerable(), new SyncRunOptions { WaitForArtwork = false }, cancellationToken: Cancel);
    }
}
