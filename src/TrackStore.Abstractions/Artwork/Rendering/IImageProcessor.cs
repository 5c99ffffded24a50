namespace TrackStore;

/// <summary>
/// Decodes an original once and makes its renditions. The seam for imaging libraries: register an implementation of your own before
/// <c>AddTrackStore()</c> and it is used instead of the default.
/// </summary>
/// <remarks>
/// An implementation applies the EXIF orientation, converts to sRGB, drops all metadata, gives the profile's shape, never enlarges, encodes in the
/// profile's format (PNG instead of JPEG when a pixel is transparent), and gives the same bytes for the same input. It must be safe to call from several threads.
/// Beside the renditions it gives a preview of at most <see cref="ArtworkPreview.MaxSide"/> pixels a side, upright and in sRGB as they are; the pixels of
/// the smallest rendition do.
/// </remarks>
public interface IImageProcessor
{
    /// <summary>
    /// Gets the processor's name and version, at most 100 characters. It is stored with every picture: another identity makes new renditions of
    /// a known original instead of linking the stored ones.
    /// </summary>
    string Identity { get; }

    /// <summary>Makes the renditions of an original. Called on a thread-pool thread; it may do its work synchronously.</summary>
    /// <param name="source">The original.</param>
    /// <param name="profile">The sizes, the shape and the encoding.</param>
    /// <param name="cancellationToken">Cancels the work between its stages.</param>
    /// <returns>The renditions.</returns>
    /// <exception cref="ImageRejectedException">The data is damaged, is cut off, or has more pixels than the source allows.</exception>
    /// <exception cref="ImageProcessorUnavailableException">The native library can't be loaded.</exception>
    Task<ProcessedArtwork> ProcessAsync(ImageSource source, RenditionProfile profile, CancellationToken cancellationToken = default);
}
