using System.Diagnostics;
using System.Runtime.InteropServices;
using NetVips;
using TrackStore.Artwork.Validation;
using VipsImage = NetVips.Image;

namespace TrackStore.Artwork.Vips;

/// <summary>Opens an original with the one loader of its format, so that libvips never guesses.</summary>
internal sealed class VipsOriginal
{
    private readonly byte[] _bytes;
    private readonly ImageFormat _format;
    private readonly Enums.FailOn _failOn;

    private VipsOriginal(byte[] bytes, ImageFormat format, Enums.FailOn failOn)
    {
        _bytes = bytes;
        _format = format;
        _failOn = failOn;
    }

    /// <summary>Prepares an original.</summary>
    /// <exception cref="ImageRejectedException">This libvips can't decode the format.</exception>
    public static VipsOriginal Of(ImageSource source)
    {
        if (source.Format == ImageFormat.Avif && !VipsLibrary.ReadsAvif)
            throw ImageRejections.AvifUnavailable();

        return new VipsOriginal(ToArray(source.Data), source.Format, Enums.FailOn.Error);
    }

    /// <summary>Completes an original that could not be decoded, where that is possible.</summary>
    /// <returns>The completed original, or null when more is wrong with it than a missing end marker.</returns>
    public static VipsOriginal? Complete(ImageSource source)
    {
        if (source.Format != ImageFormat.Jpeg)
            return null;

        (byte[] end, bool isEndMarker) = JpegScans.FindMissingEnd(source.Data.Span);
        return end.Length == 0
            ? null
            : new VipsOriginal([.. source.Data.Span, .. end], source.Format, isEndMarker ? Enums.FailOn.Warning : Enums.FailOn.Error);
    }

    /// <summary>Opens the bytes. A source over pinned bytes saves the copy that the loaders for buffers make.</summary>
    public Source Open() => Source.NewFromMemory(_bytes);

    /// <summary>Reads the header; the pixels follow when they are used.</summary>
    /// <remarks>
    /// What counts as damage is decided here: libvips ignores the same option further down the pipeline and would return a half-gray
    /// picture.
    /// </remarks>
    /// <param name="source">The opened bytes.</param>
    /// <param name="scale">How far the decoder shrinks: a power of two for JPEG, any value for WebP, 1 for the others.</param>
    public VipsImage Load(Source source, double scale) => _format switch
    {
        ImageFormat.Jpeg => VipsImage.JpegloadSource(source, shrink: (int)(1 / scale), access: Enums.Access.Sequential, failOn: _failOn),
        ImageFormat.Png => VipsImage.PngloadSource(source, access: Enums.Access.Sequential, failOn: _failOn),
        ImageFormat.WebP => VipsImage.WebploadSource(source, scale: scale, access: Enums.Access.Sequential, failOn: _failOn),
        ImageFormat.Gif => VipsImage.GifloadSource(source, access: Enums.Access.Sequential, failOn: _failOn),
        ImageFormat.Avif => VipsImage.HeifloadSource(source, access: Enums.Access.Sequential, failOn: _failOn),
        _ => throw new UnreachableException($"There is no loader for {_format}."),
    };

    private static byte[] ToArray(ReadOnlyMemory<byte> data)
        => MemoryMarshal.TryGetArray(data, out ArraySegment<byte> segment) && segment.Offset == 0 && segment.Count == segment.Array!.Length
            ? segment.Array
            : data.ToArray();
}
