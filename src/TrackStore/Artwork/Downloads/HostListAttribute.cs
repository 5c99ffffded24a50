using System.ComponentModel.DataAnnotations;
using TrackStore.Artwork.Downloads.Http;

namespace TrackStore.Artwork.Downloads;

/// <summary>Accepts a list of hosts, each a name or an address without scheme and port.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class HostListAttribute : ValidationAttribute
{
    public HostListAttribute()
        : base("The field {0} must hold names or addresses of hosts without scheme, port and path, such as covers.lan or 192.168.1.20.")
    {
    }

    public override bool IsValid(object? value) => value is not IEnumerable<string> hosts || hosts.All(host => HostName.TryNormalise(host) is not null);
}
