using Microsoft.Extensions.DependencyInjection;

namespace TrackStore.DependencyInjection;

internal sealed class TrackStoreBuilder(IServiceCollection services) : ITrackStoreBuilder
{
    public IServiceCollection Services => services;
}
