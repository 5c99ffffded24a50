namespace TrackStore.Conformance;

/// <summary>An empty database for one test. Disposing it deletes the database.</summary>
public interface IStoreDatabase : IAsyncDisposable
{
    /// <summary>
    /// Registers one store on the database: the host's context, if there is one, and TrackStore. Called once for each store that the test
    /// opens on the same database, and every time with the services of another host.
    /// </summary>
    /// <param name="services">The host's services, which contain the test's clock.</param>
    /// <param name="configure">Configures the store; to be passed on to <c>AddTrackStore</c>.</param>
    void AddStore(IServiceCollection services, Action<ITrackStoreBuilder> configure);
}
