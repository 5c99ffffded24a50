using System.Buffers.Binary;
using SixLabors.ImageSharp;

namespace TrackStore.Artwork.ImageSharp;

/// <summary>Takes the first picture out of a WebP (RFC 9649).</summary>
/// <remarks>
/// ImageSharp 2.1 refuses animations, misreads padding, and allocates what a chunk's length says. So it gets a mere still picture.
/// </remarks>
internal static class WebPContainer
{
    private const int HeaderLength = 12;
    private const int FrameHeaderLength = 16;
    private const int ExtendedHeaderLength = 10;

    private static ReadOnlySpan<byte> ExifPrefix => "Exif\0\0"u8;

    /// <summary>Finds the picture, or the first frame of an animation.</summary>
    /// <param name="data">The WebP.</param>
    /// <returns>The picture, or null when the data is cut off or has no picture.</returns>
    public static EncodedPicture? Read(ReadOnlyMemory<byte> data)
    {
        ReadOnlySpan<byte> bytes = data.Span;
        if (bytes.Length < HeaderLength || !bytes.StartsWith("RIFF"u8) || !bytes[8..].StartsWith("WEBP"u8))
            return null;

        uint length = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        if (length < 4 || length > bytes.Length - 8)
            return null;

        var chunks = Chunks.Read(data[HeaderLength..(8 + (int)length)]);
        ReadOnlySpan<byte> header = chunks.Header.Span;
        ReadOnlyMemory<byte> exif = chunks.Exif.Span.StartsWith(ExifPrefix) ? chunks.Exif[ExifPrefix.Length..] : chunks.Exif;
        if (!chunks.Pixels.IsEmpty)
            return new EncodedPicture(MakeStill(chunks, header)) { Exif = exif };
        if (chunks.Frame.Length < FrameHeaderLength || header.Length < ExtendedHeaderLength)
            return null;

        // Offset (3 each, halved), size (3 each, less one), duration (3), flags (1).
        ReadOnlySpan<byte> frame = chunks.Frame.Span;
        var still = Chunks.Read(chunks.Frame[FrameHeaderLength..]);
        return still.Pixels.IsEmpty ? null : new EncodedPicture(MakeStill(still, frame[2..]))
        {
            Exif = exif,
            Canvas = new Size(ReadInt24(header[4..]) + 1, ReadInt24(header[7..]) + 1),
            Offset = new Point(2 * ReadInt24(frame), 2 * ReadInt24(frame[3..])),
        };
    }

    /// <summary>Writes a file of the pixels and their alpha alone.</summary>
    /// <param name="chunks">What to write.</param>
    /// <param name="header">Something that has the picture's size where the extended header has it: behind four bytes.</param>
    private static byte[] MakeStill(Chunks chunks, ReadOnlySpan<byte> header)
    {
        using var stream = new MemoryStream(chunks.Pixels.Length + chunks.Alpha.Length + 64);
        using var writer = new BinaryWriter(stream);
        writer.Write("RIFF\0\0\0\0WEBP"u8);
        if (!chunks.IsLossless && !chunks.Alpha.IsEmpty && header.Length >= ExtendedHeaderLength)
        {
            const int HasAlpha = 1 << 4;
            Write(writer, "VP8X"u8, [HasAlpha, 0, 0, 0, .. header[4..ExtendedHeaderLength]]);
            Write(writer, "ALPH"u8, chunks.Alpha.Span);
        }

        Write(writer, chunks.IsLossless ? "VP8L"u8 : "VP8 "u8, chunks.Pixels.Span);

        byte[] file = stream.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        return file;
    }

    private static void Write(BinaryWriter writer, ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        writer.Write(type);
        writer.Write(content.Length);
        writer.Write(content);

        // The decoder counts no padding behind lossy pixels, which are the last chunk here.
        if (content.Length % 2 != 0 && !type.SequenceEqual("VP8 "u8))
            writer.Write((byte)0);
    }

    private static int ReadInt24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    /// <summary>The chunks that matter, each the first of its kind.</summary>
    private struct Chunks
    {
        public ReadOnlyMemory<byte> Header { get; private set; }

        public ReadOnlyMemory<byte> Exif { get; private set; }

        public ReadOnlyMemory<byte> Frame { get; private set; }

        public ReadOnlyMemory<byte> Alpha { get; private set; }

        public ReadOnlyMemory<byte> Pixels { get; private set; }

        public bool IsLossless { get; private set; }

        // Type (4), length (4), content, padding to an even length. A chunk that is cut off is left out.
        public static Chunks Read(ReadOnlyMemory<byte> data)
        {
            var chunks = default(Chunks);
            while (data.Length >= 8)
            {
                ReadOnlySpan<byte> type = data.Span[..4];
                uint length = BinaryPrimitives.ReadUInt32LittleEndian(data.Span[4..]);
                if (length > data.Length - 8)
                    break;

                ReadOnlyMemory<byte> content = data.Slice(8, (int)length);
                if (type.SequenceEqual("VP8X"u8) && chunks.Header.IsEmpty)
                    chunks.Header = content;
                else if (type.SequenceEqual("EXIF"u8) && chunks.Exif.IsEmpty)
                    chunks.Exif = content;
                else if (type.SequenceEqual("ANMF"u8) && chunks.Frame.IsEmpty)
                    chunks.Frame = content;
                else if (type.SequenceEqual("ALPH"u8) && chunks.Alpha.IsEmpty)
                    chunks.Alpha = content;
                else if ((type.SequenceEqual("VP8 "u8) || type.SequenceEqual("VP8L"u8)) && chunks.Pixels.IsEmpty)
                    (chunks.Pixels, chunks.IsLossless) = (content, type[3] == 'L');
                data = data[(8 + (int)Math.Min(length + (length & 1), data.Length - 8))..];
            }

            return chunks;
        }
    }
}
