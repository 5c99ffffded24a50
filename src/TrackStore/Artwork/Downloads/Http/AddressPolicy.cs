using System.Net;

namespace TrackStore.Artwork.Downloads.Http;

/// <summary>Decides which hosts and addresses downloads may connect to.</summary>
internal sealed class AddressPolicy
{
    private readonly HashSet<string> _hosts;
    private readonly IPNetwork[] _networks;

    public AddressPolicy(ArtworkDownloadOptions options)
    {
        _hosts = new HashSet<string>(options.AllowedHosts.Select(HostName.TryNormalize).OfType<string>(), StringComparer.OrdinalIgnoreCase);
        _networks = [.. options.AllowedNetworks.Select(IPNetwork.Parse)];
    }

    /// <summary>Explains why a host's address is refused, and how to allow it.</summary>
    /// <param name="host">The host.</param>
    /// <param name="kind">The kind of address, such as "a loopback address".</param>
    public static string Explain(string host, string kind)
        => $"The host {host} has {kind}, which is not on the public internet. "
            + $"If it is your own server, add it to {nameof(ArtworkDownloadOptions)}.{nameof(ArtworkDownloadOptions.AllowedHosts)}.";

    /// <summary>Checks an address that a URL contains.</summary>
    /// <param name="host">The host as the URL spells it.</param>
    /// <param name="address">The address.</param>
    /// <returns>The kind of address when it is refused, otherwise null.</returns>
    public string? RefuseLiteral(string host, IPAddress address)
        => IsAllowed(host, address) ? null : SpecialPurposeAddresses.FindKind(address);

    /// <summary>Checks an address that a host name resolved to.</summary>
    /// <param name="host">The host.</param>
    /// <param name="address">One of its addresses.</param>
    /// <returns>The kind of address when it is refused, otherwise null.</returns>
    public string? RefuseResolved(string host, IPAddress address)
        => IsAllowed(host, address) ? null : SpecialPurposeAddresses.FindKindOfResolved(address);

    private bool IsAllowed(string host, IPAddress address)
    {
        if (_hosts.Count > 0 && HostName.TryNormalize(host) is { } name && _hosts.Contains(name))
            return true;

        // IPNetwork finds a mapped IPv4 address in IPv6 networks that don't contain it.
        IPAddress plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Array.Exists(_networks, network => network.Contains(plain));
    }
}
