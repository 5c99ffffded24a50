using System.ComponentModel.DataAnnotations;
using System.Net;

namespace TrackStore.Artwork.Downloads;

/// <summary>Validates a list of networks in CIDR notation.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NetworkListAttribute : ValidationAttribute
{
    public NetworkListAttribute()
        : base("The field {0} must contain networks in CIDR notation without bits beyond the prefix, such as 192.168.1.0/24 or fd00::/8.")
    {
    }

    public override bool IsValid(object? value)
        => value is not IEnumerable<string> networks || networks.All(network => IPNetwork.TryParse(network, out _));
}
