using Microsoft.Extensions.DependencyInjection;
using TrackStore.Sample.Rekordbox;
using TrackStore.Sample.StandIn;

namespace TrackStore.Sample.Platforms;

/// <summary>The platforms that a command can ask, and how a library comes to their clients.</summary>
internal sealed class PlatformSet : IAsyncDisposable
{
    private readonly PlatformSettings _settings;
    private readonly StandInHost? _own;
    private readonly Dictionary<string, Platform> _platforms = new(StringComparer.OrdinalIgnoreCase);
    private Func<IServiceProvider, IPlatformClient>? _selected;

    private PlatformSet(PlatformSettings settings, StandInHost? own)
    {
        _settings = settings;
        _own = own;
    }

    /// <summary>Gets none, for commands that ask nobody.</summary>
    public static PlatformSet None { get; } = new(PlatformSettings.None, null);

    /// <summary>Gets the names of those that can be asked.</summary>
    public IReadOnlyCollection<string> Names => _platforms.Keys;

    /// <summary>Gets a value indicating whether there are platforms on the network among them.</summary>
    public bool AreSlow => _platforms.ContainsKey(PlatformNames.Spotify) || _platforms.ContainsKey(PlatformNames.Discogs);

    /// <summary>Gets the hosts that covers may be downloaded from although they are on this machine.</summary>
    public IReadOnlyList<string> LocalHosts { get; private init; } = [];

    /// <summary>Gathers those for which there are credentials.</summary>
    public static PlatformSet Of(PlatformSettings settings)
    {
        var set = new PlatformSet(settings, null);
        set.AddKnown();
        return set;
    }

    /// <summary>Gathers the stand-ins in the place of the real ones.</summary>
    /// <param name="standIn">The stand-ins.</param>
    /// <param name="isOwn">Whether they end with this set.</param>
    public static PlatformSet Of(StandInHost standIn, bool isOwn)
    {
        var set = new PlatformSet(new PlatformSettings(standIn.Settings), isOwn ? standIn : null) { LocalHosts = [standIn.Address.Host] };
        set.AddKnown();
        return set;
    }

    /// <summary>Adds a platform that is a file or a folder.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="platform">Which it is, or null for what it looks like.</param>
    public void AddFile(string path, string? platform = null)
    {
        IPlatformClient client = (platform ?? (Directory.Exists(path) ? PlatformNames.Folder : PlatformNames.Rekordbox)) == PlatformNames.Folder
            ? new FolderScanner(path)
            : new RekordboxClient(path);
        Add(client.Platform, store => store.Services.AddSingleton(client), _ => client);
    }

    /// <summary>Checks that a platform can be asked for something.</summary>
    /// <exception cref="CommandException">It can't, for want of credentials or of a file.</exception>
    public void Require(string platform, PlatformSelection selection)
    {
        switch (platform.ToLowerInvariant())
        {
            case PlatformNames.Spotify when !_settings.HasSpotify:
                throw CredentialAdvice.NoSpotify();
            case PlatformNames.Spotify when selection.IsOfUser && !_settings.HasSpotifyUser:
                throw CredentialAdvice.NoSpotifyUser();
            case PlatformNames.Discogs when selection.Query is not null && !_settings.HasDiscogs:
                throw CredentialAdvice.NoDiscogs("search results");
            case PlatformNames.Discogs when selection.IsOfUser && !_settings.HasDiscogsOwner:
                throw CredentialAdvice.NoDiscogs("your collection and wantlist");
            case PlatformNames.Discogs when !_platforms.ContainsKey(PlatformNames.Discogs):
                // What everybody may see needs no credentials.
                AddDiscogs();
                break;
        }
    }

    /// <summary>Narrows a platform to what one command wants of it.</summary>
    public void Select(string platform, PlatformList? list, ReadingCount count)
    {
        Platform chosen = _platforms[platform];
        _selected = services => new SelectedPlatform(chosen.ClientOf(services), list, count);
    }

    /// <summary>Adds the clients to a store, as a host does.</summary>
    public void AddTo(ITrackStoreBuilder store)
    {
        foreach (Platform platform in _platforms.Values)
            platform.AddTo(store);

        // Of two clients with one name the later one is asked.
        if (_selected is { } selected)
            store.Services.AddSingleton(selected);
    }

    public ValueTask DisposeAsync() => _own?.DisposeAsync() ?? ValueTask.CompletedTask;

    private void AddKnown()
    {
        if (_settings.HasSpotify)
            Add(PlatformNames.Spotify, store => store.AddSpotify(_settings.ApplyTo), services => services.GetRequiredService<ISpotifyClient>());
        if (_settings.HasDiscogs)
            AddDiscogs();
    }

    private void AddDiscogs()
        => Add(PlatformNames.Discogs, store => store.AddDiscogs(_settings.ApplyTo), services => services.GetRequiredService<IDiscogsClient>());

    private void Add(string name, Action<ITrackStoreBuilder> addTo, Func<IServiceProvider, IPlatformClient> clientOf) => _platforms[name] = new Platform(addTo, clientOf);

    private sealed record Platform(Action<ITrackStoreBuilder> AddTo, Func<IServiceProvider, IPlatformClient> ClientOf);
}
