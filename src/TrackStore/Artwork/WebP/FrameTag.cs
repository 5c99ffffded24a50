using System.Buffers.Binary;

namespace TrackStore.Artwork.WebP;

/// <summary>What a key frame says ahead of its compressed data (RFC 6386, 9.1).</summary>
/// <param name="Width">The width in pixels, at least 1.</param>
/// <param name="Height">The height in pixels, at least 1.</param>
/// <param name="FirstPartition">How many bytes the first partition has, which follows.</param>
internal readonly record struct FrameTag(int Width, int Height, int FirstPartition)
{
    /// <summary>How many bytes the tag has.</summary>
    public const int Length = 10;

    private const int MaxVersion = 3;
    private const int MaxSide = 0x3FFF;

    private static ReadOnlySpan<byte> StartCode => [0x9D, 0x01, 0x2A];

    /// <summary>Reads the tag.</summary>
    /// <param name="frame">The frame.</param>
    /// <returns>The tag, or null when it is none of a plain key frame that is shown as large as it is coded, or the first partition is cut off.</returns>
    public static FrameTag? Read(ReadOnlySpan<byte> frame)
    {
        if (frame.Length < Length || !frame[3..6].SequenceEqual(StartCode))
            return null;

        int bits = frame[0] | (frame[1] << 8) | (frame[2] << 16);
        bool isKeyFrame = (bits & 1) == 0;
        bool isShown = (bits >> 4 & 1) == 1;
        if (!isKeyFrame || !isShown || (bits >> 1 & 7) > MaxVersion)
            return null;

        // The two highest bits of a side ask for upscaling.
        int width = BinaryPrimitives.ReadUInt16LittleEndian(frame[6..]);
        int height = BinaryPrimitives.ReadUInt16LittleEndian(frame[8..]);
        int firstPartition = bits >> 5;
        return width is >= 1 and <= MaxSide && height is >= 1 and <= MaxSide && firstPartition < frame.Length - Length
            ? new FrameTag(width, height, firstPartition)
            : null;
    }
}
