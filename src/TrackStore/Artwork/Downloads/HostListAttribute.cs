using System.ComponentModel.DataAnnotations;
using TrackStore.Artwork.Downloads.Http;

namespace TrackStore.Artwork.Downloads;

/// <summary>Validates a list of hosts: names or addresses without scheme and port.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class HostListAttribute : ValidationAttribute
{
    public HostListAttribute()
        : base("The field {0} must contain host names or addresses without scheme, port and path, such as covers.lan or 192.168.1.20.")
    {
    }

    public override bool IsValid(object? value)
        => value is not IEnumerable<string> hosts || hosts.All(host => HostName.TryNormalize(host) is not null);
}
