// A worker that keeps a library in step with a platform of its own.
using TrackStore;

HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddSingleton<CrateClient>();
builder.Services.AddSingleton<IPlatformClient>(services => services.GetRequiredService<CrateClient>());
builder.Services.AddTrackStore(store => store
    .UseSqlite("worker.db")
    .AddInitialization()
    .AddHealthCheck(check => check.Tags.Add("ready"))
    .AddSyncJob("crate", job => job.Interval = TimeSpan.FromHours(6))
    .AddSyncJob("stale records", job =>
    {
        job.Platform = "crate";
        job.Kind = SyncJobKind.StaleLinks;
        job.Interval = TimeSpan.FromHours(1);
        job.RunAtStart = false;
    })
    .AddHousekeeping());
builder.Services.AddHostedService<SyncWorker>();

using IHost host = builder.Build();
await host.RunAsync();
