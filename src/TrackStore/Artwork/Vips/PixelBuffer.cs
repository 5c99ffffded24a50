using System.Buffers;
using System.Runtime.InteropServices;
using VipsImage = NetVips.Image;

namespace TrackStore.Artwork.Vips;

/// <summary>An image's 8-bit pixels in a rented array: megabytes that would be cleared, and collected with the oldest objects, for every picture.</summary>
internal readonly struct PixelBuffer : IDisposable
{
    private readonly int _length;

    private PixelBuffer(byte[] array, int length)
    {
        Array = array;
        _length = length;
    }

    /// <summary>Gets the array, which may be longer than the pixels.</summary>
    public byte[] Array { get; }

    public Span<byte> Pixels => Array.AsSpan(0, _length);

    /// <summary>Computes an image's pixels.</summary>
    public static PixelBuffer Of(VipsImage image)
    {
        nint memory = image.WriteToMemory(out ulong size);
        try
        {
            int length = checked((int)size);
            byte[] array = ArrayPool<byte>.Shared.Rent(length);
            Marshal.Copy(memory, array, 0, length);
            return new PixelBuffer(array, length);
        }
        finally
        {
            NetVips.NetVips.Free(memory);
        }
    }

    /// <summary>Gives the array back. No image may be computed from it any more.</summary>
    public void Dispose() => ArrayPool<byte>.Shared.Return(Array);
}
