using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using TrackStore.DependencyInjection;
using TrackStore.Storage;
using TrackStore.Storage.Copying;
using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Hosting;

public sealed class HealthCheckTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CheckHealthAsync_NewLibrary_OpensItAndIsHealthy()
    {
        await using var library = new HostedLibrary(store => store.AddInitialization().AddHealthCheck(options => options.Tags.Add("ready")));
        await library.StartAsync();

        HealthReportEntry entry = await CheckAsync(library);

        Assert.Equal((HealthStatus.Healthy, "Completed"), (entry.Status, entry.Data["backgroundWork"]));
        Assert.Equal(["ready"], entry.Tags);
    }

    [Fact]
    public async Task CheckHealthAsync_TwoLibraries_HaveAnEntryEach()
    {
        await using var library = new HostedLibrary(
            store => store.AddHealthCheck(),
            "vinyl",
            register: services => services.AddTrackStore(store => store.UseSqlite("Data Source=missing.db;Mode=ReadWrite").AddHealthCheck()));

        HealthReport report = await ReportAsync(library);

        Assert.Equal(["trackstore", "trackstore-vinyl"], report.Entries.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(HealthStatus.Unhealthy, report.Entries["trackstore"].Status);
        Assert.NotEqual(HealthStatus.Unhealthy, report.Entries["trackstore-vinyl"].Status);
    }

    [Fact]
    public async Task CheckHealthAsync_BackgroundWorkRuns_IsDegraded()
    {
        var gate = new Gate();
        await using HostedLibrary library = WithWork((_, token) => gate.PassAsync(token));

        HealthReportEntry entry = await CheckAsync(library);

        Assert.Equal((HealthStatus.Degraded, "Running"), (entry.Status, entry.Data["backgroundWork"]));
    }

    [Fact]
    public async Task CheckHealthAsync_BackgroundWorkFailed_IsDegradedWithTheError()
    {
        var failure = new IOException("The ranking could not be applied");
        await using HostedLibrary library = WithWork((_, _) => throw failure);
        await Assert.ThrowsAsync<IOException>(() => library.Host.Services.GetRequiredService<ITrackStoreDatabase>().InitializeAsync(Cancel));

        HealthReportEntry entry = await CheckAsync(library);

        Assert.Equal((HealthStatus.Degraded, "Failed"), (entry.Status, entry.Data["backgroundWork"]));
        Assert.Same(failure, entry.Exception);
        Assert.Contains(failure.Message, entry.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckHealthAsync_IncompleteCopy_IsDegradedAndSaysHowToEndIt()
    {
        await using var library = new HostedLibrary(store => store.AddHealthCheck());
        await library.Host.Services.GetRequiredService<StoreDatabase>().PlanAsync(
            rows =>
            {
                StoreSettings.Set(rows, CopyPosition.Key, "page");
                return true;
            },
            Cancel);

        HealthReportEntry entry = await CheckAsync(library);

        Assert.Equal((HealthStatus.Degraded, "WaitingForCopy"), (entry.Status, entry.Data["backgroundWork"]));
        Assert.Contains("CopyToAsync", entry.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckHealthAsync_NotADatabase_IsUnhealthyWithTheStoresError()
    {
        await using var library = new HostedLibrary(store => store.AddHealthCheck());
        await File.WriteAllTextAsync(library.File, new string('x', 5000), Cancel);

        HealthReportEntry entry = await CheckAsync(library);

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.IsType<StoreUnavailableException>(entry.Exception);
        Assert.Equal(entry.Exception.Message, entry.Description);
        Assert.Equal((TrackStoreErrorCodes.StoreUnavailable, "NotADatabase"), (entry.Data["code"], entry.Data["fault"]));
    }

    [Fact]
    public async Task CheckHealthAsync_FileReplacedWhileOpen_NoticesIt()
    {
        await using var library = new HostedLibrary(store => store.AddInitialization().AddHealthCheck());
        await library.StartAsync();
        File.Move(library.File, library.File + ".away");

        HealthReportEntry entry = await CheckAsync(library);

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.IsType<StoreUnavailableException>(entry.Exception);
    }

    [Fact]
    public async Task CheckHealthAsync_ConnectionString_IsInNoTextOfTheResult()
    {
        await using var library = new HostedLibrary(store => store.UseSqlite("Data Source=/missing/library.db;Mode=ReadWrite").AddHealthCheck());

        HealthReportEntry entry = await CheckAsync(library);

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.DoesNotContain("Mode=", $"{entry.Description} {string.Join(' ', entry.Data)}", StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(HealthStatus.Degraded)]
    [InlineData(HealthStatus.Healthy)]
    public async Task CheckHealthAsync_ReadOnlyLibrary_HasTheChosenStatus(HealthStatus status)
    {
        await using var writer = new HostedLibrary(store => store.AddInitialization());
        await writer.StartAsync();
        await using var library = new HostedLibrary(
            store => store.UseSqlite($"Data Source={writer.File};Mode=ReadOnly").AddHealthCheck(options => options.ReadOnlyStatus = status));

        HealthReportEntry entry = await CheckAsync(library);

        Assert.Equal((status, true), (entry.Status, entry.Data["readOnly"]));
    }

    [Fact]
    public async Task CheckHealthAsync_AnotherCallOpensTheDatabase_IsDegradedWithoutWaiting()
    {
        using var gate = new ManualResetEventSlim();
        await using var library = new HostedLibrary(store =>
        {
            store.AddHealthCheck();
            store.Services.RemoveAll<IStoreProvider>();
            store.Services.AddSingleton<IStoreProvider>(services => new GatedProvider(StoreServices.SqliteProvider(services), gate));
        });
        var provider = (GatedProvider)library.Host.Services.GetRequiredService<IStoreProvider>();
        Task opening = library.Host.Services.GetRequiredService<ITrackStoreDatabase>().OpenAsync(Cancel);
        await provider.Reached.WaitAsync(Cancel);

        HealthReportEntry entry = await CheckAsync(library);
        gate.Set();
        await opening;

        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.Contains("being opened", entry.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckHealthAsync_NoAnswer_EndsAfterTheTimeout()
    {
        var database = new SilentDatabase();
        await using HostedLibrary library = With(database, options => options.FailureStatus = HealthStatus.Degraded);

        Task<HealthReportEntry> check = CheckAsync(library);
        await library.Time.WaitBeginsAsync(TimeSpan.FromSeconds(5));
        library.Time.Advance(TimeSpan.FromSeconds(5));
        HealthReportEntry entry = await check;

        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.Contains("AnswerTimeout", entry.Description, StringComparison.Ordinal);
        Assert.True(database.Asked.IsCancellationRequested);
    }

    [Fact]
    public async Task CheckHealthAsync_TokenCanceled_Ends()
    {
        await using HostedLibrary library = With(new SilentDatabase());
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Cancel);

        Task<HealthReport> check = library.Host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(cancellation.Token);
        await library.Time.WaitBeginsAsync(TimeSpan.FromSeconds(5));
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => check);
    }

    [Fact]
    public async Task StartAsync_TimeoutOutOfRange_IsRefused()
    {
        await using var library = new HostedLibrary(store => store.AddHealthCheck(options => options.AnswerTimeout = TimeSpan.Zero));

        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(library.StartAsync);

        Assert.Contains("AnswerTimeout", error.Message, StringComparison.Ordinal);
    }

    private static HostedLibrary WithWork(Func<int, CancellationToken, Task> work) => new(
        store => store.AddHealthCheck(),
        register: services => services.AddSingleton<IStartupTask>(new ScriptedStartupTask(work)));

    private static HostedLibrary With(SilentDatabase database, Action<LibraryHealthOptions>? configure = null) => new(
        store => store.AddHealthCheck(configure),
        register: services => services.AddSingleton<ITrackStoreDatabase>(database));

    private static Task<HealthReport> ReportAsync(HostedLibrary library)
        => library.Host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancel);

    private static async Task<HealthReportEntry> CheckAsync(HostedLibrary library) => Assert.Single((await ReportAsync(library)).Entries).Value;
}
