using Microsoft.Extensions.DependencyInjection.Extensions;
using TrackStore;
using TrackStore.Artwork.ImageSharp;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Chooses SixLabors.ImageSharp for a store's pictures.</summary>
public static class ImageSharpTrackStoreBuilderExtensions
{
    /// <summary>Makes the renditions with SixLabors.ImageSharp, instead of the image processor chosen before.</summary>
    /// <remarks>
    /// The pictures that are stored already stay as they are; the next time that an original comes, its renditions are made anew. ImageSharp itself
    /// takes a JPEG that is cut off for a whole one, so it is followed to its end first. What that can't tell is accepted as ImageSharp shows it:
    /// a scan with damaged bytes, or one that was cut short and closed again. Profiles of CMYK pictures and those made of tables are not read;
    /// print has the colours of a typical profile. The rare PNG whose data begins with a chunk of one byte is refused.
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
