namespace TrackStore.Storage.Hosted;

/// <summary>The services of the host, also for a library whose own services are in another provider.</summary>
internal sealed record HostServices(IServiceProvider Provider);
