// A worker that keeps a library in step with a platform of its own. Any difference from what the documentation promises ends it with an
// error.
using TrackStore;

HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddTrackStore(store => store.UseSqlite("worker.db"));
builder.Services.AddSingleton<CrateClient>();
builder.Services.AddSingleton<IPlatformClient>(services => services.GetRequiredService<CrateClient>());
builder.Services.AddHostedService<SyncWorker>();

using IHost host = builder.Build();
await host.RunAsync();
