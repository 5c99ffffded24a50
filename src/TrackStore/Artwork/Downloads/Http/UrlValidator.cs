using System.Net;
using TrackStore.Artwork.Acquisition;

namespace TrackStore.Artwork.Downloads.Http;

/// <summary>Checks URLs before anything is sent to them.</summary>
internal static class UrlValidator
{
    private const int MaxLength = 4096;

    /// <summary>Checks a URL without using the network.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="policy">The policy for addresses.</param>
    /// <returns>The refusal, or null when the URL is allowed.</returns>
    public static FetchResult.Refused? Refuse(Uri url, AddressPolicy policy)
    {
        if (!url.IsAbsoluteUri)
            return Refused(FetchError.InvalidUrl, "The picture's URL is not absolute: it needs a scheme and a host.");
        if (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)
        {
            return Refused(
                FetchError.UnsupportedScheme,
                $"Pictures are downloaded by http or https only, not by {UrlRedactor.Shorten(url.Scheme)}.");
        }

        if (url.OriginalString.Length > MaxLength)
            return Refused(FetchError.InvalidUrl, $"The picture's URL is longer than {MaxLength} characters.");
        if (url.UserInfo.Length > 0)
        {
            return Refused(
                FetchError.UrlCredentials,
                $"The picture's URL at {url.Host} contains a user name or password, which is never sent.");
        }

        if (!HasValidHost(url))
            return Refused(FetchError.InvalidUrl, "The picture's URL contains an invalid host name.");
        if (FindLiteral(url) is { } address && policy.RefuseLiteral(url.Host, address) is { } kind)
            return Refused(FetchError.ForbiddenAddress, AddressPolicy.Explain(url.Host, kind));
        return null;
    }

    /// <summary>Checks the target of a redirect.</summary>
    /// <param name="from">The requested URL.</param>
    /// <param name="to">The target.</param>
    /// <param name="policy">The policy for addresses.</param>
    /// <returns>The refusal, or null when the redirect may be followed.</returns>
    public static FetchResult.Refused? RefuseRedirect(Uri from, Uri to, AddressPolicy policy)
    {
        if (Refuse(to, policy) is { } refused)
            return RefusedRedirect(from, refused.Message, refused.DependsOnProcess);
        if (from.Scheme == Uri.UriSchemeHttps && to.Scheme != Uri.UriSchemeHttps)
        {
            return RefusedRedirect(
                from,
                "It leads from https to http, where the picture could be replaced on its way.",
                dependsOnProcess: false);
        }

        return null;
    }

    /// <summary>Creates the refusal of a redirect.</summary>
    /// <param name="from">The requested URL.</param>
    /// <param name="reason">Why the target is refused, as a sentence.</param>
    /// <param name="dependsOnProcess">Whether another process, with other options, may follow it.</param>
    public static FetchResult.Refused RefusedRedirect(Uri from, string reason, bool dependsOnProcess)
        => new(FetchError.ForbiddenRedirect, $"A redirect from {from.Host} was not followed. {reason}")
        {
            DependsOnProcess = dependsOnProcess,
        };

    // Uri accepts names that can't be converted for a name server, and reports that only when it is asked for the converted name.
    private static bool HasValidHost(Uri url)
    {
        try
        {
            return url.IdnHost.Length > 0;
        }
        catch (UriFormatException)
        {
            return false;
        }
    }

    // Uri converts unusual spellings of IPv4 (127.1, 2130706433, 0x7f000001, 0177.0.0.1) to the usual one, but full-width digits in
    // IdnHost only.
    private static IPAddress? FindLiteral(Uri url)
    {
        string host = url.HostNameType == UriHostNameType.IPv6 ? url.Host : url.IdnHost;
        return IPAddress.TryParse(host.Trim('[', ']').TrimEnd('.'), out IPAddress? address) ? address : null;
    }

    private static FetchResult.Refused Refused(FetchError error, string message) => new(error, message, IsFinal: true);
}
