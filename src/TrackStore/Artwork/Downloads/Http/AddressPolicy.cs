using System.Net;

namespace TrackStore.Artwork.Downloads.Http;

/// <summary>Decides which hosts and addresses a download may connect to.</summary>
internal sealed class AddressPolicy
{
    private readonly HashSet<string> _hosts;
    private readonly IPNetwork[] _networks;

    public AddressPolicy(ArtworkDownloadOptions options)
    {
        _hosts = new HashSet<string>(options.AllowedHosts.Select(HostName.TryNormalise).OfType<string>(), StringComparer.OrdinalIgnoreCase);
        _networks = [.. options.AllowedNetworks.Select(IPNetwork.Parse)];
    }

    /// <summary>Judges an address that a URL names itself.</summary>
    /// <param name="host">The host as the URL has it.</param>
    /// <param name="address">The address that it is.</param>
    /// <returns>The kind of address when it is refused, otherwise null.</returns>
    public string? RefuseLiteral(string host, IPAddress address)
        => IsAllowed(host, address) ? null : SpecialPurposeAddresses.FindKind(address);

    /// <summary>Judges an address that a host's name was resolved to.</summary>
    /// <param name="host">The host.</param>
    /// <param name="address">One of its addresses.</param>
    /// <returns>The kind of address when it is refused, otherwise null.</returns>
    public string? RefuseResolved(string host, IPAddress address)
        => IsAllowed(host, address) ? null : SpecialPurposeAddresses.FindKindOfResolved(address);

    private bool IsAllowed(string host, IPAddress address)
    {
        if (_hosts.Count > 0 && HostName.TryNormalise(host) is { } name && _hosts.Contains(name))
            return true;

        // A mapped address is the IPv4 one in another spelling, and IPNetwork finds it in IPv6 networks that it is not in.
        IPAddress plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Array.Exists(_networks, network => network.Contains(plain));
    }
}
