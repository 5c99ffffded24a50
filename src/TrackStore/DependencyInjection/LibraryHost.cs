using Microsoft.Extensions.DependencyInjection;

namespace TrackStore.DependencyInjection;

/// <inheritdoc cref="ILibraryHost"/>
internal sealed class LibraryHost(
    IServiceCollection services,
    string? name,
    Func<IServiceProvider, IServiceProvider> library) : ILibraryHost
{
    public string? LibraryName => name;

    public IServiceCollection Services => services;

    public IServiceProvider GetLibraryServices(IServiceProvider provider) => library(provider);

    public static LibraryHost Unnamed(IServiceCollection services) => new(services, name: null, static provider => provider);
}
