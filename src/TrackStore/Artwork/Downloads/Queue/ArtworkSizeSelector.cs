using TrackStore.Text;

namespace TrackStore.Artwork.Downloads.Queue;

/// <summary>Selects the most useful of the sizes in which a platform offers a picture.</summary>
internal static class ArtworkSizeSelector
{
    /// <summary>
    /// Selects the smallest picture whose longer side fills the largest rendition, otherwise the largest picture, otherwise the first one
    /// of unknown size.
    /// </summary>
    /// <param name="offered">The pictures that the platform offers.</param>
    /// <param name="largestRendition">The longest side of the largest rendition, in pixels.</param>
    /// <returns>The picture, or null when none has a URL that can be downloaded.</returns>
    public static PlatformArtwork? Best(IReadOnlyList<PlatformArtwork> offered, int largestRendition)
    {
        PlatformArtwork? best = null;
        foreach (PlatformArtwork candidate in offered)
        {
            bool isBetter = best is null || IsBetter(LongerSide(candidate), LongerSide(best), largestRendition);
            if (isBetter && IsDownloadable(candidate.Url))
                best = candidate;
        }

        return best;
    }

    private static bool IsBetter(int side, int than, int wanted) => side >= wanted
        ? than < wanted || side < than
        : side > than;

    // A platform may know one side only. A picture of unknown size counts as smaller than any other.
    private static int LongerSide(PlatformArtwork artwork) => Math.Max(0, Math.Max(artwork.Width ?? 0, artwork.Height ?? 0));

    private static bool IsDownloadable(string url) => url.Length <= TextRules.Url
        && Uri.TryCreate(url, UriKind.Absolute, out Uri? address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
}
