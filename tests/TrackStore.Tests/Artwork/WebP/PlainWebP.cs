using NetVips;
using VipsImage = NetVips.Image;

namespace TrackStore.Tests.Artwork.WebP;

/// <summary>Encodes pictures as lossy WebP without metadata, which libvips otherwise always adds some of.</summary>
internal static class PlainWebP
{
    public static byte[] ToPlainWebP(this VipsImage image, int quality, Enums.ForeignWebpPreset? preset = null, int? effort = null, bool? smart = null)
        => image.WebpsaveBuffer(q: quality, preset: preset, effort: effort, smartSubsample: smart, smartDeblock: smart, keep: Enums.ForeignKeep.None);
}
