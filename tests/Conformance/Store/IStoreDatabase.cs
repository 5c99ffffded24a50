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

    /// <summary>
    /// Opens a context of the host on the test's database, to write the host's own rows in one transaction with the store's. Returns null
    /// when the database is the store's own; the tests of a host's transaction are then skipped.
    /// </summary>
    /// <param name="services">The services to which <see cref="AddStore"/> has added the store.</param>
    IHostContext? OpenHostContext(IServiceProvider services) => null;
}
