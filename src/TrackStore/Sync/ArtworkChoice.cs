namespace TrackStore.Sync;

/// <summary>Chooses among the sizes in which a platform offers a picture.</summary>
internal static class ArtworkChoice
{
    /// <summary>Gives the address of the smallest picture that is large enough, else of the largest; one of unknown size comes last. Null when there is none.</summary>
    public static string? Best(IReadOnlyList<PlatformArtwork> offered, int wantedSide) => offered
        .Where(picture => Uri.TryCreate(picture.Url, UriKind.Absolute, out Uri? url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp))
        .Select(picture => (picture.Url, Side: Math.Max(picture.Width ?? 0, picture.Height ?? 0)))
        .OrderByDescending(picture => picture.Side >= wantedSide)
        .ThenBy(picture => picture.Side >= wantedSide ? picture.Side : -picture.Side)
        .Select(picture => picture.Url)
        .FirstOrDefault();
}
