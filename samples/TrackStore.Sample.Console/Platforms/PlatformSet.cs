using TrackStore.Sample.StandIn;

namespace TrackStore.Sample.Platforms;

/// <summary>The platforms that a command can ask.</summary>
internal sealed class PlatformSet : IAsyncDisposable
{
    private readonly StandInHost? _own;

    private PlatformSet(IReadOnlyList<IPlatformClient> clients, StandInHost? own)
    {
        Clients = clients;
        _own = own;
    }

    public static PlatformSet None { get; } = new([], null);

    public IReadOnlyList<IPlatformClient> Clients { get; }

    /// <summary>Gets the hosts that covers may be downloaded from although they are on this machine.</summary>
    public IReadOnlyList<string> LocalHosts => [.. Clients.OfType<StandInClient>().Select(client => client.Host).Distinct()];

    /// <summary>Gathers the platforms.</summary>
    /// <param name="folder">The folder to scan, or null.</param>
    /// <param name="demo">Whether the stand-in platforms are among them.</param>
    /// <param name="running">Stand-in platforms that run already, or null to start them where they are wanted.</param>
    public static PlatformSet Of(string? folder, bool demo, StandInHost? running)
    {
        StandInHost? own = demo && running is null ? StandInHost.Start() : null;
        List<IPlatformClient> clients = demo ? [.. (own ?? running)!.Clients] : [];
        if (folder is not null)
            clients.Add(new FolderScanner(folder));
        return new PlatformSet(clients, own);
    }

    public ValueTask DisposeAsync() => _own?.DisposeAsync() ?? ValueTask.CompletedTask;
}
