using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace TrackStore.Hosting;

/// <summary>Opens the library before any of the host's services starts. An error ends the host's start.</summary>
internal sealed class LibraryInitializer(ITrackStoreDatabase database, IOptions<InitializationOptions> options) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => options.Value.WaitForBackgroundWork
        ? database.InitializeAsync(cancellationToken)
        : database.OpenAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
