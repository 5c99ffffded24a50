using System.Net;
using Microsoft.Extensions.DependencyInjection;
using TrackStore.Sample.Rekordbox;
using TrackStore.Sample.StandIn;

namespace TrackStore.Sample.Platforms;

/// <summary>The platforms that a command can use, and how to add their clients to a store.</summary>
internal sealed class PlatformSet : IAsyncDisposable
{
    private readonly PlatformSettings _settings;
    private readonly StandInHost? _owned;
    private readonly Dictionary<string, Platform> _platforms = new(StringComparer.OrdinalIgnoreCase);
    private Func<IServiceProvider, IPlatformClient>? _selected;

    private PlatformSet(PlatformSettings settings, StandInHost? owned)
    {
        _settings = settings;
        _owned = owned;
    }

    /// <summary>Gets the empty set.</summary>
    public static PlatformSet None { get; } = new(PlatformSettings.None, null);

    /// <summary>Gets the empty set for a library of the stand-ins, whose covers are on this machine.</summary>
    public static PlatformSet NoneOfDemo { get; } = new(PlatformSettings.None, null) { LocalHosts = [IPAddress.Loopback.ToString()] };

    /// <summary>Gets the names of the platforms.</summary>
    public IReadOnlyCollection<string> Names => _platforms.Keys;

    /// <summary>Gets a value indicating whether the set contains online platforms.</summary>
    public bool AreSlow => _platforms.ContainsKey(PlatformNames.Spotify) || _platforms.ContainsKey(PlatformNames.Discogs);

    /// <summary>Gets the hosts on this machine that covers may be downloaded from.</summary>
    public IReadOnlyList<string> LocalHosts { get; private init; } = [];

    /// <summary>Gets or sets a value indicating whether opening a library resumes the downloads of the covers that wait.</summary>
    public bool ResumesDownloads { get; set; }

    /// <summary>Makes the set of platforms with credentials.</summary>
    public static PlatformSet Of(PlatformSettings settings)
    {
        var set = new PlatformSet(settings, null);
        set.AddKnown();
        return set;
    }

    /// <summary>Makes the set of stand-ins for the online platforms.</summary>
    /// <param name="standIn">The stand-ins.</param>
    /// <param name="isOwned">Whether disposing of the set stops them.</param>
    public static PlatformSet Of(StandInHost standIn, bool isOwned)
    {
        var set = new PlatformSet(new PlatformSettings(standIn.Settings), isOwned ? standIn : null)
        {
            LocalHosts = [standIn.Address.Host],
        };
        set.AddKnown();
        return set;
    }

    /// <summary>Adds a platform that is a file or a folder.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="notes">Receives what its reader says about single items.</param>
    /// <param name="platform">The platform, or null to decide by the path: a folder of audio files, or a rekordbox export.</param>
    /// <returns>The platform's client.</returns>
    public IPlatformClient AddFile(string path, ReaderNotes notes, string? platform = null)
    {
        platform ??= Directory.Exists(path) ? PlatformNames.Folder : PlatformNames.Rekordbox;
        IPlatformClient client = platform == PlatformNames.Folder
            ? new FolderScanner(path, notes.Add)
            : new RekordboxClient(path, item => notes.Add($"skipped {item}"));
        Add(client.Platform, store => store.Services.AddSingleton(client), _ => client);
        return client;
    }

    /// <summary>Checks that a platform has the credentials that a selection requires.</summary>
    /// <exception cref="CommandException">The credentials are missing.</exception>
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
                // Public data requires no credentials.
                AddDiscogs();
                break;
        }
    }

    /// <summary>Makes a platform's library the list that a command selected, and counts the tracks that it returns.</summary>
    public void Select(string platform, PlatformList? list, ReadCounter counter)
    {
        Platform chosen = _platforms[platform];
        _selected = services => new SelectedPlatform(chosen.ClientOf(services), list, counter);
    }

    /// <summary>Adds the clients to a store.</summary>
    public void AddTo(ITrackStoreBuilder store)
    {
        foreach (Platform platform in _platforms.Values)
            platform.AddTo(store);

        // The store uses the last client that is registered under a name.
        if (_selected is { } selected)
            store.Services.AddSingleton(selected);
    }

    public ValueTask DisposeAsync() => _owned?.DisposeAsync() ?? ValueTask.CompletedTask;

    private void AddKnown()
    {
        if (_settings.HasSpotify)
        {
            Add(
                PlatformNames.Spotify,
                store => store.AddSpotify(_settings.ApplyTo),
                services => services.GetRequiredService<ISpotifyClient>());
        }

        if (_settings.HasDiscogs)
            AddDiscogs();
    }

    private void AddDiscogs()
        => Add(
            PlatformNames.Discogs,
            store => store.AddDiscogs(_settings.ApplyTo),
            services => services.GetRequiredService<IDiscogsClient>());

    private void Add(string name, Action<ITrackStoreBuilder> addTo, Func<IServiceProvider, IPlatformClient> clientOf)
        => _platforms[name] = new Platform(addTo, clientOf);

    private sealed record Platform(Action<ITrackStoreBuilder> AddTo, Func<IServiceProvider, IPlatformClient> ClientOf);
}
