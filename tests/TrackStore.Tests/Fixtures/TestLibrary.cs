using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace TrackStore.Tests.Fixtures;

/// <summary>A store on its own SQLite file in a temporary folder, with the services of a host and a clock that the test controls.</summary>
public sealed class TestLibrary : IAsyncDisposable
{
    private readonly TemporaryFolder? _ownFolder;
    private readonly ServiceProvider _services;

    /// <param name="configure">Configures the store.</param>
    /// <param name="file">A file that the store may have to create, or null for a file that already has the tables.</param>
    /// <param name="register">Registers services of the host.</param>
    public TestLibrary(Action<ITrackStoreBuilder>? configure = null, string? file = null, Action<IServiceCollection>? register = null)
    {
        if (file is null)
            _ownFolder = new TemporaryFolder();
        File = file ?? _ownFolder!.PathOf("library.db");
        if (file is null)
            EmptyLibrary.CopyTo(File);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
        register?.Invoke(services);
        services.AddTrackStore(store =>
        {
            store.UseSqlite(File);
            configure?.Invoke(store);
        });
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public string File { get; }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));

    public IServiceProvider Services => _services;

    public ITrackRepository Tracks => _services.GetRequiredService<ITrackRepository>();

    public ITrackFields Fields => _services.GetRequiredService<ITrackFields>();

    public ITagRepository Tags => _services.GetRequiredService<ITagRepository>();

    public IAlbumRepository Albums => _services.GetRequiredService<IAlbumRepository>();

    public IImageRepository Images => _services.GetRequiredService<IImageRepository>();

    public IArtworkSelector Artwork => _services.GetRequiredService<IArtworkSelector>();

    public IArtworkLookups Lookups => _services.GetRequiredService<IArtworkLookups>();

    public IImageLoader Loader => _services.GetRequiredService<IImageLoader>();

    public ILibraryChanges Changes => _services.GetRequiredService<ILibraryChanges>();

    public ITrackStoreDatabase Database => _services.GetRequiredService<ITrackStoreDatabase>();

    /// <summary>Runs SQL beside the store, on a connection of its own.</summary>
    public object? Sql(string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = File, Pooling = false, ForeignKeys = true }.ConnectionString);
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public long Count(string table) => (long)Sql($"SELECT count(*) FROM {table}")!;

    /// <summary>Deletes the pictures that nothing shows any more, also those that an undo would need.</summary>
    public Task<ArtworkSweepResult> SweepAsync(CancellationToken cancellationToken)
    {
        Sql("DELETE FROM change_history_artworks");
        return _services.GetRequiredService<IArtworkMaintenance>().SweepAsync(TimeSpan.Zero, cancellationToken: cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _ownFolder?.Dispose();
    }
}
