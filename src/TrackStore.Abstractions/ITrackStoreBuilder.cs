using System.ComponentModel;
using Microsoft.Extensions.DependencyInjection;

namespace TrackStore;

/// <summary>Configures the services of a store. Each package adds its own <c>Use</c> and <c>Add</c> methods.</summary>
public interface ITrackStoreBuilder
{
    /// <summary>Gets the service collection in which the store is registered.</summary>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    IServiceCollection Services { get; }

    /// <summary>
    /// Gets the application that the library is registered in, or null for a library that <see cref="ITrackStoreFactory"/> opens.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    ILibraryHost? Host { get; }
}
