using System.Net;
using System.Net.Sockets;

namespace TrackStore.Artwork.Downloads.Http;

/// <summary>
/// Recognizes the addresses that are not on the public internet, after IANA's registries of special-purpose addresses (RFC 6890 and its
/// successors).
/// </summary>
internal static class SpecialPurposeAddresses
{
    private const string Translated = "a translated (NAT64) IPv4 address";
    private const int IPv6Length = 16;

    // The only part of IPv6 that is assigned to the public (RFC 4291). Addresses outside are refused without being listed.
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    private static readonly (IPNetwork Network, string Kind)[] IPv4 =
    [
        (IPNetwork.Parse("0.0.0.0/8"), "an unspecified address"),
        (IPNetwork.Parse("10.0.0.0/8"), "a private address"),
        (IPNetwork.Parse("100.64.0.0/10"), "an address of a provider's shared network"),
        (IPNetwork.Parse("127.0.0.0/8"), "a loopback address"),
        (IPNetwork.Parse("168.63.129.16/32"), "the address of a cloud's host agent"),
        (IPNetwork.Parse("169.254.0.0/16"), "a link-local address"),
        (IPNetwork.Parse("172.16.0.0/12"), "a private address"),
        (IPNetwork.Parse("192.0.0.0/24"), "an address reserved for protocols"),
        (IPNetwork.Parse("192.0.2.0/24"), "an address for documentation"),
        (IPNetwork.Parse("192.31.196.0/24"), "an address reserved for protocols"),
        (IPNetwork.Parse("192.52.193.0/24"), "an address reserved for protocols"),
        (IPNetwork.Parse("192.88.99.0/24"), "an address of a 6to4 relay"),
        (IPNetwork.Parse("192.168.0.0/16"), "a private address"),
        (IPNetwork.Parse("192.175.48.0/24"), "an address reserved for protocols"),
        (IPNetwork.Parse("198.18.0.0/15"), "an address for benchmarks"),
        (IPNetwork.Parse("198.51.100.0/24"), "an address for documentation"),
        (IPNetwork.Parse("203.0.113.0/24"), "an address for documentation"),
        (IPNetwork.Parse("224.0.0.0/4"), "a multicast address"),
        (IPNetwork.Parse("255.255.255.255/32"), "the broadcast address"),
        (IPNetwork.Parse("240.0.0.0/4"), "a reserved address"),
    ];

    private static readonly (IPNetwork Network, string Kind)[] IPv6 =
    [
        (IPNetwork.Parse("::/128"), "an unspecified address"),
        (IPNetwork.Parse("::1/128"), "a loopback address"),
        (IPNetwork.Parse("::/96"), "an IPv4-compatible address"),
        (IPNetwork.Parse("::ffff:0:0:0/96"), "a translated IPv4 address"),
        (Nat64, Translated),
        (IPNetwork.Parse("64:ff9b:1::/48"), Translated),
        (IPNetwork.Parse("fc00::/7"), "a unique-local address"),
        (IPNetwork.Parse("fe80::/10"), "a link-local address"),
        (IPNetwork.Parse("fec0::/10"), "a site-local address"),
        (IPNetwork.Parse("ff00::/8"), "a multicast address"),
        (IPNetwork.Parse("2001::/32"), "a Teredo address"),
        (IPNetwork.Parse("2001::/23"), "an address reserved for protocols"),
        (IPNetwork.Parse("2001:db8::/32"), "an address for documentation"),
        (IPNetwork.Parse("2002::/16"), "a 6to4 address"),
        (IPNetwork.Parse("2620:4f:8000::/48"), "an address reserved for protocols"),
        (IPNetwork.Parse("3fff::/20"), "an address for documentation"),
    ];

    /// <summary>Names the kind of a special-purpose address.</summary>
    /// <param name="address">The address.</param>
    /// <returns>The kind of address, such as "a loopback address", or null when it is on the public internet.</returns>
    public static string? FindKind(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
            return FindIn(IPv4, address);
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return "an address of an unknown kind";

        // Not in the table, because IPNetwork compares a mapped address as IPv4 and finds it in the wrong networks.
        if (address.IsIPv4MappedToIPv6)
            return "an IPv4-mapped address";
        return FindIn(IPv6, address)
            ?? (GlobalUnicast.Contains(address) ? null : "a reserved address")
            ?? (IsIsatap(address) ? "an ISATAP address" : null);
    }

    /// <summary>
    /// Names the kind of a special-purpose address that a resolver returned. On a network without IPv4, DNS64 returns every IPv4 host
    /// under the NAT64 prefix (RFC 6147). Such an address is judged by the IPv4 address in it; otherwise nothing could be downloaded on
    /// such a network.
    /// </summary>
    /// <param name="address">The address.</param>
    /// <returns>The kind of address, or null when it is on the public internet.</returns>
    public static string? FindKindOfResolved(IPAddress address)
    {
        if (!Nat64.Contains(address))
            return FindKind(address);

        Span<byte> bytes = stackalloc byte[IPv6Length];
        address.TryWriteBytes(bytes, out _);
        return FindKind(new IPAddress(bytes[12..])) is null ? null : Translated;
    }

    // The interface identifier 0:5efe or 200:5efe, whatever the prefix (RFC 5214).
    private static bool IsIsatap(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[IPv6Length];
        address.TryWriteBytes(bytes, out _);
        return (bytes[8] & 0xFD) == 0 && bytes[9] == 0 && bytes[10] == 0x5E && bytes[11] == 0xFE;
    }

    private static string? FindIn((IPNetwork Network, string Kind)[] networks, IPAddress address)
    {
        foreach ((IPNetwork network, string kind) in networks)
        {
            if (network.Contains(address))
                return kind;
        }

        return null;
    }
}
