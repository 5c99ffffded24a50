using TrackStore.Text;

namespace TrackStore.Artwork.Downloads.Queue;

/// <summary>Picks the most useful of the sizes that a platform offers a picture in.</summary>
internal static class ArtworkSizeSelector
{
    /// <summary>
    /// Gives the smallest picture whose longer side fills the largest rendition, else the largest one, else the first whose size is unknown.
    /// </summary>
    /// <param name="offered">What the platform offers.</param>
    /// <param name="largestRendition">The longest side of the largest rendition in pixels.</param>
    /// <returns>The picture, or null when none has an address that can be downloaded from.</returns>
    public static PlatformArtwork? Best(IReadOnlyList<PlatformArtwork> offered, int largestRendition)
    {
        PlatformArtwork? best = null;
        foreach (PlatformArtwork candidate in offered)
        {
            if ((best is null || IsBetter(LongerSide(candidate), LongerSide(best), largestRendition)) && IsDownloadable(candidate.Url))
                best = candidate;
        }

        return best;
    }

    private static bool IsBetter(int side, int than, int wanted) => side >= wanted
        ? than < wanted || side < than
        : side > than;

    // A platform that doesn't say one of the two may say the other; one that says nothing counts as smaller than any.
    private static int LongerSide(PlatformArtwork artwork) => Math.Max(0, Math.Max(artwork.Width ?? 0, artwork.Height ?? 0));

    private static bool IsDownloadable(string url) => url.Length <= TextRules.Url
        && Uri.TryCreate(url, UriKind.Absolute, out Uri? address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
}
