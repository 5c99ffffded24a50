using Microsoft.Extensions.DependencyInjection;

namespace TrackStore.DependencyInjection;

internal sealed class TrackStoreBuilder(IServiceCollection services, ILibraryHost? host = null) : ITrackStoreBuilder
{
    public IServiceCollection Services => services;

    public ILibraryHost? Host => host;
}
