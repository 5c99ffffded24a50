using Microsoft.Extensions.Options;
using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Hosting;

public sealed class SyncJobTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly FakePlatformClient _platform = new("spotify");

    public SyncJobTests() => _platform.Library.AddRange(Enumerable.Range(1, 25).Select(Track));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Job_AtStart_RunsAtOnceAndThenAtEachInterval()
    {
        await using HostedLibrary library = With(job => job.Interval = Hour);

        await library.StartAsync();
        await library.Time.WaitBeginsAsync(Hour);
        int first = Runs;
        library.Time.Advance(Hour);
        await library.Time.WaitBeginsAsync(Hour);

        Assert.Equal((1, 2), (first, Runs));
        Assert.Equal(25, await CountAsync(library));
        Assert.Equal([8000, 8000], library.Events.Select(entry => entry.Id));
    }

    [Fact]
    public async Task Job_NotAtStart_RunsAfterTheFirstInterval()
    {
        await using HostedLibrary library = With(job => (job.Interval, job.RunAtStart) = (Hour, false));

        await library.StartAsync();
        await library.Time.WaitBeginsAsync(Hour);
        int first = Runs;
        library.Time.Advance(Hour);
        await library.Time.WaitBeginsAsync(Hour);

        Assert.Equal((0, 1), (first, Runs));
    }

    [Fact]
    public async Task Job_RunTakesLongerThanTheInterval_IsNotOverlappedAndOmitsThePassedTimes()
    {
        var gate = new Gate();
        _platform.BeforeEach = (_, token) => gate.PassAsync(token);
        await using HostedLibrary library = With(job => job.Interval = Hour);

        await library.StartAsync();
        await gate.Reached;
        library.Time.Advance(3.5 * Hour);
        gate.Open();
        await library.Time.WaitBeginsAsync(0.5 * Hour);
        int first = Runs;
        library.Time.Advance(0.5 * Hour);
        await library.Time.WaitBeginsAsync(Hour);

        Assert.Equal((1, 2), (first, Runs));
    }

    [Fact]
    public async Task Job_RunFails_IsLoggedAndRunsAgainAtItsNextTime()
    {
        var failure = new InvalidDataException("Not a track");
        _platform.BeforeEach = (_, _) => throw failure;
        await using HostedLibrary library = With(job => job.Interval = Hour);

        await library.StartAsync();
        await library.Time.WaitBeginsAsync(Hour);
        (int id, string message, Exception? error) = Assert.Single(library.Events);
        _platform.BeforeEach = null;
        library.Time.Advance(Hour);
        await library.Time.WaitBeginsAsync(Hour);

        Assert.Equal((8002, failure), (id, error));
        Assert.Contains("spotify", message, StringComparison.Ordinal);
        Assert.Equal(25, await CountAsync(library));
    }

    [Fact]
    public async Task Job_PlatformInterruptsTheRun_ResumesAtItsNextTime()
    {
        _platform.BeforeEach = (track, _) => track.Id == "id22"
            ? throw new PlatformException("spotify", PlatformFault.Unreachable, "No network")
            : Task.CompletedTask;
        await using HostedLibrary library = With(job => job.Interval = Hour);

        await library.StartAsync();
        await library.Time.WaitBeginsAsync(Hour);
        int[] events = [.. library.Events.Select(entry => entry.Id)];
        _platform.BeforeEach = null;
        library.Time.Advance(Hour);
        await library.Time.WaitBeginsAsync(Hour);

        Assert.Equal([8001, 8000], events);
        Assert.Equal([null, "id21"], _platform.ResumeTokens);
        Assert.Equal(25, await CountAsync(library));
    }

    [Fact]
    public async Task Job_HostStopsDuringARun_ResumesInTheNextProcess()
    {
        var gate = new Gate();
        var committed = new TaskCompletionSource();
        _platform.BeforeEach = (track, token) => track.Id == "id22" ? gate.PassAsync(token) : Task.CompletedTask;
        await using HostedLibrary first = With(job => (job.Interval, job.Run) = (Hour, new SyncRunOptions { OnItem = _ => committed.TrySetResult() }));
        await first.StartAsync();
        await gate.Reached;
        await committed.Task.WaitAsync(Cancel);

        await first.StopAsync();
        await gate.Cancelled;
        _platform.BeforeEach = null;
        await using HostedLibrary second = With(job => job.Interval = Hour, file: first.File);
        await second.StartAsync();
        await second.Time.WaitBeginsAsync(Hour);

        Assert.Equal(2, Runs);
        Assert.Contains(_platform.ResumeTokens[1], (string[])["id10", "id20"]);
        Assert.Equal(25, await CountAsync(second));
        Assert.Empty(first.Events);
    }

    [Fact]
    public async Task Job_StaleLinks_RefreshesWhatIsMarked()
    {
        await using HostedLibrary library = With(job => (job.Interval, job.RunAtStart, job.Kind) = (Hour, false, SyncJobKind.StaleLinks));
        ITrackRepository tracks = library.Host.Services.GetRequiredService<ITrackRepository>();
        await library.Host.Services.GetRequiredService<ITrackSynchronizer>().SyncLibraryAsync("spotify", cancellationToken: Cancel);
        Track stale = (await tracks.FindByPlatformAsync("spotify", "id7", Cancel))!;
        await tracks.MarkForUpdateAsync(stale.Id, cancellationToken: Cancel);

        await library.StartAsync();
        await library.Time.WaitBeginsAsync(Hour);
        library.Time.Advance(Hour);
        await library.Time.WaitBeginsAsync(Hour);

        Assert.Equal(["id7"], _platform.AskedIds);
        Assert.False(await tracks.NeedsUpdateAsync(stale.Id, cancellationToken: Cancel));
    }

    [Fact]
    public async Task Job_Source_StoresItsTracks()
    {
        await using HostedLibrary library = With(
            job => (job.Interval, job.Platform, job.Source) = (Hour, "Spotify", (client, token) => client.SearchAsync(new PlatformQuery { Text = "Title 2" }, token)),
            name: "playlist");

        await library.StartAsync();
        await library.Time.WaitBeginsAsync(Hour);

        Assert.Empty(_platform.ResumeTokens);
        Assert.Equal(7, await CountAsync(library));
    }

    [Fact]
    public async Task Job_NamedLibrary_RunsOnItWithItsClient()
    {
        await using var library = new HostedLibrary(
            store => store.AddSyncJob("spotify", job => job.Interval = Hour),
            "vinyl",
            register: services => services.AddKeyedSingleton<IPlatformClient>("vinyl", _platform));

        await library.StartAsync();
        await library.Time.WaitBeginsAsync(Hour);

        Assert.Equal(25, await library.Host.Services.GetRequiredKeyedService<ITrackRepository>("vinyl").CountAsync(new TrackQuery(), cancellationToken: Cancel));
        Assert.Equal([8000], library.Events.Select(entry => entry.Id));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("vinyl")]
    public async Task StartAsync_NoClientForThePlatform_IsRefusedWithTheRegisteredOnes(string? name)
    {
        await using var library = new HostedLibrary(store => store.AddSyncJob("beatport").Services.AddSingleton<IPlatformClient>(_platform), name);

        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(library.StartAsync);

        Assert.Contains("\"beatport\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("registered: spotify", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_BadSettings_AreRefusedEachByName()
    {
        await using HostedLibrary library = With(job =>
        {
            (job.Interval, job.Jitter, job.Kind) = (TimeSpan.FromSeconds(2), Hour, SyncJobKind.StaleLinks);
            job.Source = (client, token) => client.GetLibraryAsync(null, token);
        });

        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(library.StartAsync);

        Assert.Contains("Jitter (01:00:00) must not be longer than Interval (00:00:02)", error.Message, StringComparison.Ordinal);
        Assert.Contains("Source has no effect on StaleLinks", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_IntervalOfZero_IsRefused()
    {
        await using HostedLibrary library = With(job => job.Interval = TimeSpan.Zero);

        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(library.StartAsync);

        Assert.Contains("spotify.Interval", error.Message, StringComparison.Ordinal);
    }

    private int Runs => _platform.ResumeTokens.Count;

    private static PlatformTrack Track(int number) => new() { Platform = "spotify", Id = $"id{number}", Title = $"Title {number}", Artist = "Artist" };

    private static Task<int> CountAsync(HostedLibrary library)
        => library.Host.Services.GetRequiredService<ITrackRepository>().CountAsync(new TrackQuery(), cancellationToken: Cancel);

    private HostedLibrary With(Action<SyncJobOptions> configure, string name = "spotify", string? file = null) => new(
        store => store.ConfigureSync(options => options.ChunkSize = 10).AddSyncJob(name, configure),
        file: file,
        register: services => services.AddSingleton<IPlatformClient>(_platform));
}
