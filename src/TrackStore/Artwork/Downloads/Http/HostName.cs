using System.Net;

namespace TrackStore.Artwork.Downloads.Http;

/// <summary>Gives hosts one spelling, so that they can be compared.</summary>
internal static class HostName
{
    /// <summary>Gives the spelling of a host that all its others come down to, but for upper and lower case.</summary>
    /// <param name="host">A name, in Unicode or ASCII, or an address.</param>
    /// <returns>The spelling, or null when it is no host.</returns>
    public static string? TryNormalise(string? host)
    {
        string text = host?.Trim('[', ']').TrimEnd('.') ?? "";
        if (IPAddress.TryParse(text, out IPAddress? address))
            return address.ToString();
        if (Uri.CheckHostName(text) != UriHostNameType.Dns || !Uri.TryCreate($"{Uri.UriSchemeHttp}://{text}/", UriKind.Absolute, out Uri? url))
            return null;
        try
        {
            return url.IdnHost;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }
}
