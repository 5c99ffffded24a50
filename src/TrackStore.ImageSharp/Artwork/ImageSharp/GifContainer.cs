using System.Buffers.Binary;
using SixLabors.ImageSharp;

namespace TrackStore.Artwork.ImageSharp;

/// <summary>Follows the blocks of a GIF (GIF89a, appendix A): header (6), screen (7), colors, extensions and frames.</summary>
internal static class GifContainer
{
    private const int ScreenEnd = 13;
    private const int FrameLength = 10;

    /// <summary>Follows the blocks to the end of the first frame, which is all that is shown.</summary>
    /// <param name="data">The GIF.</param>
    /// <returns>The picture, or null when the data ends before the first frame does.</returns>
    public static EncodedPicture? Read(ReadOnlyMemory<byte> data)
    {
        ReadOnlySpan<byte> bytes = data.Span;
        if (bytes.Length < ScreenEnd || !bytes.StartsWith("GIF8"u8))
            return null;

        Size screen = ReadSize(bytes[6..]);
        int position = ScreenEnd + ColorTableLength(bytes[10]);
        while (position < bytes.Length)
        {
            switch (bytes[position])
            {
                case (byte)'!' when bytes.Length - position >= 2:
                    if (!TrySkipBlocks(bytes, position + 2, out position))
                        return null;
                    break;
                case (byte)',' when bytes.Length - position >= FrameLength:
                    // The decoder goes through all pixels of a frame, also of one that is larger than the screen.
                    Size frame = ReadSize(bytes[(position + 5)..]);
                    int pixels = position + FrameLength + ColorTableLength(bytes[position + 9]) + 1;
                    var canvas = new Size(Math.Max(screen.Width, frame.Width), Math.Max(screen.Height, frame.Height));
                    return TrySkipBlocks(bytes, pixels, out int end) ? new EncodedPicture(data[..end]) { Canvas = canvas } : null;
                default:
                    return null;
            }
        }

        return null;
    }

    private static Size ReadSize(ReadOnlySpan<byte> bytes)
        => new(BinaryPrimitives.ReadUInt16LittleEndian(bytes), BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..]));

    private static int ColorTableLength(byte flags) => (flags & 0x80) == 0 ? 0 : 3 * (2 << (flags & 7));

    // Each block begins with its length; an empty one ends them.
    private static bool TrySkipBlocks(ReadOnlySpan<byte> bytes, int position, out int end)
    {
        while (position < bytes.Length && bytes[position] != 0)
            position += 1 + bytes[position];
        end = position + 1;
        return position < bytes.Length;
    }
}
