using Microsoft.Extensions.DependencyInjection.Extensions;
using TrackStore;
using TrackStore.Artwork.ImageSharp;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Chooses SixLabors.ImageSharp for a store's pictures.</summary>
public static class ImageSharpTrackStoreBuilderExtensions
{
    /// <summary>Makes the renditions with SixLabors.ImageSharp, instead of the image processor chosen before.</summary>
    /// <remarks>
    /// ImageSharp 2.1 gets fixes only; libvips, the default, is a better choice for pictures from the network. Color profiles are ignored,
    /// CMYK is converted without one, and AVIF is refused. A large JPEG is decoded in full, which takes more time and memory than with
    /// libvips. Truncated data is refused, also a JPEG that lacks more than its end marker and a PNG that lacks pixels. Other damage is
    /// accepted as ImageSharp shows it where the format can't prove it: overwritten bytes in a JPEG, a lossy WebP or a GIF, or pixels that
    /// were cut short in a file with a correct end. An interlaced PNG of less than five columns, and a PNG whose compressed data begins
    /// with a chunk of one byte, are refused as damaged. Stored pictures keep their renditions until the original is stored again.
    /// </remarks>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static ITrackStoreBuilder UseImageSharp(this ITrackStoreBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.RemoveAll<IImageProcessor>();
        builder.Services.AddSingleton<IImageProcessor, ImageSharpImageProcessor>();
        return builder;
    }
}
