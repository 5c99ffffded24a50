using Microsoft.Extensions.DependencyInjection;

namespace TrackStore;

/// <summary>
/// The application that a library is registered in. Packages use it for what the application itself must own, such as hosted services and
/// health checks: a library with a name has services of its own, which the application doesn't start.
/// </summary>
public interface ILibraryHost
{
    /// <summary>Gets the library's name, or null for the library without a name.</summary>
    string? LibraryName { get; }

    /// <summary>Gets the application's service collection. What is added here isn't compared with the library's other settings.</summary>
    IServiceCollection Services { get; }

    /// <summary>Returns the services of the library, which are the application's own for the library without a name.</summary>
    /// <param name="provider">The application's service provider.</param>
    /// <returns>The library's service provider.</returns>
    IServiceProvider GetLibraryServices(IServiceProvider provider);
}
