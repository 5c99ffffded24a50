namespace TrackStore;

/// <summary>
/// Decodes an original once and makes its renditions. To use another imaging library, register an implementation before
/// <c>AddTrackStore()</c>.
/// </summary>
/// <remarks>
/// An implementation applies the orientation, converts to sRGB, removes all metadata, applies the profile's shape, never enlarges, encodes
/// in the profile's format (PNG instead of JPEG when a pixel is transparent), and returns the same bytes for the same input. It must be
/// thread-safe. Besides the renditions it returns a preview of at most <see cref="ArtworkPreview.MaxSide"/> pixels a side, upright and in
/// sRGB; the pixels of the smallest rendition will do. A format that it can't decode is rejected as
/// <see cref="ImageRejection.UnsupportedFormat"/>, with a message that names the format.
/// </remarks>
public interface IImageProcessor
{
    /// <summary>
    /// Gets the processor's name and version, at most 100 characters. It is stored with every picture: with another identity, a known
    /// original gets new renditions instead of a link to the stored ones.
    /// </summary>
    string Identity { get; }

    /// <summary>Makes the renditions of an original. This is called on a thread-pool thread and may work synchronously.</summary>
    /// <param name="source">The original.</param>
    /// <param name="profile">The sizes, the shape and the encoding.</param>
    /// <param name="cancellationToken">Cancels the work between its stages.</param>
    /// <returns>The renditions.</returns>
    /// <exception cref="ImageRejectedException">
    /// The data is damaged or incomplete, has more pixels than the source allows, or is in a format that the processor can't decode.
    /// </exception>
    /// <exception cref="ImageProcessorUnavailableException">The native library can't be loaded.</exception>
    Task<ProcessedArtwork> ProcessAsync(ImageSource source, RenditionProfile profile, CancellationToken cancellationToken = default);
}
