using System.ComponentModel;
using Microsoft.Extensions.DependencyInjection;

namespace TrackStore;

/// <summary>Configures the services of one TrackStore; every package extends it with its own <c>Use</c> and <c>Add</c> verbs.</summary>
public interface ITrackStoreBuilder
{
    /// <summary>Gets the service collection that the store registers in.</summary>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    IServiceCollection Services { get; }
}
