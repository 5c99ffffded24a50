using NetVips;
using VipsImage = NetVips.Image;

namespace TrackStore.Benchmarks.Artwork;

/// <summary>The naive method with the same library and encoding: decode the original at full size, then resize it once for each rendition.</summary>
internal static class NaiveRenditions
{
    public static Rendition[] Make(byte[] original, RenditionProfile profile, int? threads)
    {
        using VipsImage decoded = VipsImage.NewFromBuffer(original);
        using VipsImage image = threads is { } count ? decoded.Mutate(mutable => mutable.Set(GValue.GIntType, "concurrency", count)) : decoded.Copy();
        return [.. profile.Renditions.Select(spec => Make(image, spec, profile.Quality))];
    }

    private static Rendition Make(VipsImage image, RenditionSpec spec, int quality)
    {
        using VipsImage resized = image.ThumbnailImage(spec.LongestSide, height: spec.LongestSide, size: Enums.Size.Down);
        (string mimeType, byte[] data) = resized.HasAlpha()
            ? ("image/png", resized.PngsaveBuffer(compression: 2, filter: Enums.ForeignPngFilter.Avg, keep: Enums.ForeignKeep.None))
            : ("image/jpeg", resized.JpegsaveBuffer(q: quality, optimizeCoding: false, subsampleMode: Enums.ForeignSubsample.On, keep: Enums.ForeignKeep.None));
        return new Rendition { Size = spec.Size, MimeType = mimeType, Width = resized.Width, Height = resized.Height, Data = data };
    }
}
