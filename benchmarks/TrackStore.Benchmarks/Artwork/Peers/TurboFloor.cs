using System.Runtime.InteropServices;
using VipsImage = NetVips.Image;

namespace TrackStore.Benchmarks.Artwork.Peers;

/// <summary>
/// The minimum time of any pipeline on libjpeg-turbo: the decode at the smallest sufficient scale and the four encodes. The encoded pictures were resized
/// beforehand, so that nothing else counts.
/// </summary>
internal sealed class TurboFloor : IRenditionPeer
{
    private readonly nint _decompressor = TurboJpeg.InitDecompress();
    private readonly nint _compressor = TurboJpeg.InitCompress();
    private ImageSource? _prepared;
    private (RenditionSpec Spec, int Width, int Height, byte[] Pixels)[] _resized = [];
    private byte[] _decoded = [];

    public string Name => "libjpeg-turbo's floor";

    public bool Takes(ImageFormat format) => format == ImageFormat.Jpeg;

    public Task<IReadOnlyList<Rendition>> MakeAsync(ImageSource original, RenditionProfile profile)
    {
        if (_prepared != original)
            Prepare(original, profile);
        Decode(original.Data.Span, profile.Renditions[0].LongestSide);
        return Task.FromResult<IReadOnlyList<Rendition>>(
            [.. _resized.Select(picture => new Rendition
            {
                Size = picture.Spec.Size,
                MimeType = "image/jpeg",
                Width = picture.Width,
                Height = picture.Height,
                Data = Encode(picture.Pixels, picture.Width, picture.Height, profile.Quality),
            })]);
    }

    public void Dispose()
    {
        _ = TurboJpeg.Destroy(_decompressor);
        _ = TurboJpeg.Destroy(_compressor);
    }

    private void Prepare(ImageSource original, RenditionProfile profile)
    {
        using VipsImage whole = VipsImage.NewFromBuffer(original.Data.ToArray());
        _resized = [.. profile.Renditions.Select(spec =>
        {
            using VipsImage resized = whole.ThumbnailImage(spec.LongestSide, height: spec.LongestSide, size: NetVips.Enums.Size.Down);
            return (spec, resized.Width, resized.Height, resized.WriteToMemory<byte>());
        })];
        _decoded = new byte[whole.Width * whole.Height * 3];
        _prepared = original;
    }

    private void Decode(ReadOnlySpan<byte> jpeg, int longestSide)
    {
        ThrowIfFailed(TurboJpeg.DecompressHeader(_decompressor, jpeg, new CULong((uint)jpeg.Length), out int width, out int height, out _, out _));
        int shrink = 1;
        while (shrink < 8 && Math.Max(width, height) / (shrink * 2) >= longestSide)
            shrink *= 2;
        (width, height) = ((width + shrink - 1) / shrink, (height + shrink - 1) / shrink);
        ThrowIfFailed(TurboJpeg.Decompress(
            _decompressor, jpeg, new CULong((uint)jpeg.Length), _decoded, width, width * 3, height, TurboJpeg.Rgb, TurboJpeg.AccurateDct));
    }

    private byte[] Encode(byte[] pixels, int width, int height, int quality)
    {
        nint buffer = 0;
        var length = default(CULong);
        try
        {
            ThrowIfFailed(TurboJpeg.Compress(
                _compressor, pixels, width, width * 3, height, TurboJpeg.Rgb, ref buffer, ref length, TurboJpeg.Subsample420, quality, TurboJpeg.AccurateDct));
            byte[] jpeg = new byte[(int)length.Value];
            Marshal.Copy(buffer, jpeg, 0, jpeg.Length);
            return jpeg;
        }
        finally
        {
            TurboJpeg.Free(buffer);
        }
    }

    private static void ThrowIfFailed(int result)
    {
        if (result != 0)
            throw new InvalidOperationException("libjpeg-turbo refused the picture.");
    }
}
