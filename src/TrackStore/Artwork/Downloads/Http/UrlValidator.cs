using System.Net;

namespace TrackStore.Artwork.Downloads.Http;

/// <summary>Rules that a URL has to keep before anything is sent.</summary>
internal static class UrlValidator
{
    private const int MaxLength = 4096;
    private const int MaxShownLength = 200;

    /// <summary>Checks a URL by itself, without asking the network.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="policy">Decides about addresses.</param>
    /// <returns>Why it is refused, or null.</returns>
    public static FetchResult.Refused? Refuse(Uri url, AddressPolicy policy)
    {
        if (!url.IsAbsoluteUri)
            return Refused(FetchRefusal.InvalidUrl, "The picture's address is not a whole URL: it has no scheme and host.");
        if (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)
            return Refused(FetchRefusal.UnsupportedScheme, $"Pictures are downloaded by http and https only, not by {Show(url.Scheme)}.");
        if (url.OriginalString.Length > MaxLength)
            return Refused(FetchRefusal.InvalidUrl, $"The picture's URL is longer than {MaxLength} characters.");
        if (url.UserInfo.Length > 0)
            return Refused(FetchRefusal.Credentials, $"The picture's URL at {url.Host} holds a user name or password, which is never sent.");
        if (!HasValidHost(url))
            return Refused(FetchRefusal.InvalidUrl, "The picture's URL names a host with characters that no host's name may have.");
        if (FindLiteral(url) is { } address && policy.RefuseLiteral(url.Host, address) is { } kind)
            return Refused(FetchRefusal.ForbiddenAddress, ForbiddenAddress(url, kind));
        return null;
    }

    /// <summary>Checks where a redirect leads.</summary>
    /// <param name="from">The URL that was asked.</param>
    /// <param name="to">Where its answer leads.</param>
    /// <param name="policy">Decides about addresses.</param>
    /// <returns>Why it is refused, or null.</returns>
    public static FetchResult.Refused? RefuseRedirect(Uri from, Uri to, AddressPolicy policy)
    {
        if (Refuse(to, policy) is { } refused)
            return RefusedRedirect(from, refused.Message);
        if (from.Scheme == Uri.UriSchemeHttps && to.Scheme != Uri.UriSchemeHttps)
            return RefusedRedirect(from, "It leads from https to http, where anyone on the way can replace the picture.");
        return null;
    }

    /// <summary>Makes the refusal of a redirect.</summary>
    /// <param name="from">The URL that was asked.</param>
    /// <param name="why">Why its target is refused.</param>
    /// <returns>The refusal.</returns>
    public static FetchResult.Refused RefusedRedirect(Uri from, string why)
        => new(FetchRefusal.ForbiddenRedirect, $"A redirect of {from.Host} is not followed. {why}");

    /// <summary>Says that a host's address is refused, and what to do.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="kind">What kind of address it is.</param>
    /// <returns>The message.</returns>
    public static string ForbiddenAddress(Uri url, string kind)
        => $"The host {url.Host} has {kind}, not one of the public internet."
            + $" If it is your own server, add it to {nameof(ArtworkDownloadOptions)}.{nameof(ArtworkDownloadOptions.AllowedHosts)}.";

    /// <summary>Gives of a URL what may be logged: no user info, query or fragment, which may hold tokens.</summary>
    /// <param name="url">The URL.</param>
    /// <returns>Scheme, host, port and path, cut where it is long.</returns>
    public static string ForLog(Uri url) => url.IsAbsoluteUri && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
        ? Show(url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped))
        : "a URL that is not http";

    private static string Show(string text) => text.Length <= MaxShownLength ? text : text[..MaxShownLength] + "...";

    // Uri lets names pass that can't be turned into what a name service takes, and only says so when that is asked for.
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

    // Uri turns the odd spellings of IPv4 (127.1, 2130706433, 0x7f000001, 0177.0.0.1) into the usual one; full-width digits only in IdnHost.
    private static IPAddress? FindLiteral(Uri url)
    {
        string host = url.HostNameType == UriHostNameType.IPv6 ? url.Host : url.IdnHost;
        return IPAddress.TryParse(host.Trim('[', ']').TrimEnd('.'), out IPAddress? address) ? address : null;
    }

    private static FetchResult.Refused Refused(FetchRefusal reason, string message) => new(reason, message, DecidedByUrl: true);
}
