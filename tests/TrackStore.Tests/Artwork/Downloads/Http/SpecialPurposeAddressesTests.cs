using System.Net;
using TrackStore.Artwork.Downloads.Http;

namespace TrackStore.Tests.Artwork.Downloads.Http;

public sealed class SpecialPurposeAddressesTests
{
    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("126.255.255.255")]
    [InlineData("128.0.0.0")]
    [InlineData("169.253.255.255")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.0.1.0")]
    [InlineData("192.167.255.255")]
    [InlineData("192.169.0.0")]
    [InlineData("198.17.255.255")]
    [InlineData("198.20.0.0")]
    [InlineData("223.255.255.255")]
    [InlineData("2001:200::1")]
    [InlineData("2001:4860:4860::8888")]
    [InlineData("2003::1")]
    [InlineData("2a00:1450:4001:80b::200e")]
    [InlineData("2600::5eff:a00:1")]
    public void FindKind_AddressBesideASpecialOne_IsPublic(string address)
        => Assert.Null(SpecialPurposeAddresses.FindKind(IPAddress.Parse(address)));

    [Theory]
    [InlineData("127.0.0.1", "a loopback address")]
    [InlineData("192.168.1.1", "a private address")]
    [InlineData("169.254.169.254", "a link-local address")]
    [InlineData("239.0.0.1", "a multicast address")]
    [InlineData("255.255.255.255", "the broadcast address")]
    [InlineData("::", "an unspecified address")]
    [InlineData("::1", "a loopback address")]
    [InlineData("::7f00:1", "an IPv4-compatible address")]
    [InlineData("::ffff:1.1.1.1", "an IPv4-mapped address")]
    [InlineData("64:ff9b::101:101", "a translated (NAT64) IPv4 address")]
    [InlineData("64:ff9b:1::1", "a translated (NAT64) IPv4 address")]
    [InlineData("2001::1", "a Teredo address")]
    [InlineData("2001:1ff:ffff::", "an address reserved for protocols")]
    [InlineData("2002:101:101::", "a 6to4 address")]
    [InlineData("2a00::5efe:101:101", "an ISATAP address")]
    [InlineData("fdff::1", "a unique-local address")]
    [InlineData("febf::1%3", "a link-local address")]
    [InlineData("4000::1", "a reserved address")]
    [InlineData("1fff:ffff::1", "a reserved address")]
    public void FindKind_SpecialAddress_IsNamed(string address, string kind)
        => Assert.Equal(kind, SpecialPurposeAddresses.FindKind(IPAddress.Parse(address)));

    [Theory]
    [InlineData("64:ff9b::101:101", true)]
    [InlineData("64:ff9b::c0a8:101", false)]
    [InlineData("::ffff:1.1.1.1", false)]
    [InlineData("1.1.1.1", true)]
    [InlineData("::1", false)]
    public void FindKindOfResolved_TranslatedAddress_IsJudgedByTheOneWithin(string address, bool isPublic)
        => Assert.Equal(isPublic, SpecialPurposeAddresses.FindKindOfResolved(IPAddress.Parse(address)) is null);
}
