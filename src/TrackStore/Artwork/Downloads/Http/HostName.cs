using System.Net;

namespace TrackStore.Artwork.Downloads.Http;

/// <summary>Converts host names to one spelling, so that they can be compared.</summary>
internal static class HostName
{
    /// <summary>Normalizes a host; the result is compared without regard to case.</summary>
    /// <param name="host">A name, in Unicode or ASCII, or an address.</param>
    /// <returns>The normalized host, or null when the text is not a host.</returns>
    public static string? TryNormalize(string? host)
    {
        string text = host?.Trim('[', ']').TrimEnd('.') ?? "";
        if (IPAddress.TryParse(text, out IPAddress? address))
            return address.ToString();
        if (Uri.CheckHostName(text) != UriHostNameType.Dns)
            return null;
        if (!Uri.TryCreate($"{Uri.UriSchemeHttp}://{text}/", UriKind.Absolute, out Uri? url))
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
