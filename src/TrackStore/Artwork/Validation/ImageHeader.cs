using System.Diagnostics;

namespace TrackStore.Artwork.Validation;

/// <summary>What the first bytes of a picture tell.</summary>
/// <param name="Width">The width in pixels, before any orientation.</param>
/// <param name="Height">The height in pixels, before any orientation.</param>
internal readonly record struct ImageHeader(int Width, int Height)
{
    // The shortest beginning that only one format has; data that ends inside a signature is a cut-off picture rather than noise.
    private const int ShortestSignature = 3;

    private static ReadOnlySpan<byte> JpegSignature => [0xFF, 0xD8, 0xFF];

    /// <summary>Tells the format of a picture by its first bytes.</summary>
    /// <param name="data">The encoded picture.</param>
    /// <returns>The format, or null when the format isn't accepted.</returns>
    public static ImageFormat? FindFormat(ReadOnlySpan<byte> data)
    {
        if (Begins(data, JpegSignature))
            return ImageFormat.Jpeg;
        if (Begins(data, PngHeader.Signature))
            return ImageFormat.Png;
        if (Begins(data, GifHeader.OldSignature) || Begins(data, GifHeader.Signature))
            return ImageFormat.Gif;
        if (WebPHeader.Begins(data))
            return ImageFormat.WebP;
        return AvifHeader.HasBrand(data) ? ImageFormat.Avif : null;
    }

    /// <summary>Reads the size of a picture without decoding it.</summary>
    /// <param name="data">The encoded picture.</param>
    /// <param name="format">Its format.</param>
    /// <returns>The size, or null when the header ends early, contradicts itself or has no pixels.</returns>
    public static ImageHeader? Read(ReadOnlySpan<byte> data, ImageFormat format)
    {
        ImageHeader? header = format switch
        {
            ImageFormat.Jpeg => JpegHeader.Read(data),
            ImageFormat.Png => PngHeader.Read(data),
            ImageFormat.WebP => WebPHeader.Read(data),
            ImageFormat.Gif => GifHeader.Read(data),
            ImageFormat.Avif => AvifHeader.Read(data),
            _ => throw new UnreachableException($"There is no header reader for {format}."),
        };
        return header is { Width: > 0, Height: > 0 } ? header : null;
    }

    private static bool Begins(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
        => data.StartsWith(signature) || (data.Length >= ShortestSignature && signature.StartsWith(data));
}
