using System.Diagnostics;
using SixLabors.ImageSharp;

namespace TrackStore.Artwork.ImageSharp;

/// <summary>An original whose container was followed to the end of its first picture, without decoding anything.</summary>
/// <remarks>
/// ImageSharp 2.1 fills missing pixels with gray, black or nothing, and expands metadata without a limit. So a truncated original is found
/// here, the decoders ignore all metadata, and the EXIF data, which holds the orientation, is extracted here.
/// </remarks>
/// <param name="Data">What the decoder gets.</param>
internal sealed record EncodedPicture(ReadOnlyMemory<byte> Data)
{
    /// <summary>Gets the EXIF data without a prefix; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Exif { get; init; }

    /// <summary>Gets a value indicating whether the end is marked. A JPEG without its end marker may still have all pixels.</summary>
    public bool HasEnd { get; init; } = true;

    /// <summary>Gets the size in pixels that the container gives beside the one that the decoder reads, or an empty one.</summary>
    public Size Canvas { get; init; }

    /// <summary>Gets where on the canvas the picture lies.</summary>
    public Point Offset { get; init; }

    /// <summary>Follows the container of an original.</summary>
    /// <param name="data">The original.</param>
    /// <param name="format">Its format.</param>
    /// <returns>The picture, or null when the data is cut off or of another format.</returns>
    public static EncodedPicture? Read(ReadOnlyMemory<byte> data, ImageFormat format) => format switch
    {
        ImageFormat.Jpeg => JpegContainer.Read(data),
        ImageFormat.Png => PngContainer.Read(data),
        ImageFormat.WebP => WebPContainer.Read(data),
        ImageFormat.Gif => GifContainer.Read(data),
        _ => throw new UnreachableException($"There is no decoder for {format}."),
    };
}
