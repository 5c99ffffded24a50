using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace TrackStore.Sample;

/// <summary>An open library: what a host gets from its service provider.</summary>
internal sealed class Library : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Library(ServiceProvider services, string path)
    {
        _services = services;
        Path = path;
        Tracks = services.GetRequiredService<ITrackRepository>();
        Albums = services.GetRequiredService<IAlbumRepository>();
        Images = services.GetRequiredService<IImageRepository>();
        Artwork = services.GetRequiredService<IArtworkSelector>();
        Lookups = services.GetRequiredService<IArtworkLookups>();
        Maintenance = services.GetRequiredService<IArtworkMaintenance>();
        Loader = services.GetRequiredService<IImageLoader>();
        Changes = services.GetRequiredService<ILibraryChanges>();
        Database = services.GetRequiredService<ITrackStoreDatabase>();
    }

    /// <summary>Gets the database file.</summary>
    public string Path { get; }

    public ITrackRepository Tracks { get; }

    public IAlbumRepository Albums { get; }

    public IImageRepository Images { get; }

    public IArtworkSelector Artwork { get; }

    public IArtworkLookups Lookups { get; }
    public IArtworkMaintenance Maintenance { get; }

    public IImageLoader Loader { get; }

    public ILibraryChanges Changes { get; }

    public ITrackStoreDatabase Database { get; }

    /// <summary>Gets the file that is used when the user names none, the store's own default; null when this user has no local application data.</summary>
    public static string? DefaultPath
        => Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } folder
            ? System.IO.Path.Combine(folder, "TrackStore", "library.db")
            : null;

    /// <summary>Opens a library, and makes it when there is none yet.</summary>
    public static Task<Library> CreateAsync(string path, CancellationToken cancellationToken)
        => CreateAsync(path, ArtworkSettings.Read(System.IO.Path.GetFullPath(path)), cancellationToken);

    /// <summary>Opens a library with settings for its pictures that it may not have yet.</summary>
    /// <exception cref="CommandException">The settings don't fit together.</exception>
    public static async Task<Library> CreateAsync(string path, ArtworkSettings settings, CancellationToken cancellationToken)
    {
        string file = System.IO.Path.GetFullPath(path);
        var services = new ServiceCollection();
        services.AddTrackStore(store => store.UseSqlite(file).ConfigureArtwork(settings.ApplyTo));
        ServiceProvider provider = services.BuildServiceProvider();
        try
        {
            await provider.GetRequiredService<ITrackStoreDatabase>().InitializeAsync(cancellationToken);
            return new Library(provider, file);
        }
        catch (Exception exception)
        {
            await provider.DisposeAsync();
            if (exception is OptionsValidationException refusal)
                throw new CommandException(string.Join(" ", refusal.Failures));
            throw;
        }
    }

    /// <summary>Opens a library that is there already, so that a misspelt name makes no empty one.</summary>
    /// <exception cref="CommandException">There is no such file.</exception>
    public static Task<Library> OpenAsync(string path, CancellationToken cancellationToken)
        => File.Exists(path)
            ? CreateAsync(path, cancellationToken)
            : throw new CommandException($"There is no library at {System.IO.Path.GetFullPath(path)}. \"import <csv>\" makes one, or name another with --library.");

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
