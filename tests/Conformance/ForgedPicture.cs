using System.Buffers.Binary;

namespace TrackStore.Conformance;

/// <summary>Turns valid pictures into hostile ones.</summary>
internal static class ForgedPicture
{
    /// <summary>Rewrites the size in a picture's header, and leaves its pixels as they are.</summary>
    public static byte[] WithSize(byte[] picture, int width, int height)
    {
        byte[] forged = [.. picture];
        switch (forged[0])
        {
            case 0xFF:
                int frame = FindFrame(forged);
                BinaryPrimitives.WriteUInt16BigEndian(forged.AsSpan(frame + 3), (ushort)height);
                BinaryPrimitives.WriteUInt16BigEndian(forged.AsSpan(frame + 5), (ushort)width);
                break;
            case 0x89:
                BinaryPrimitives.WriteInt32BigEndian(forged.AsSpan(16), width);
                BinaryPrimitives.WriteInt32BigEndian(forged.AsSpan(20), height);
                BinaryPrimitives.WriteUInt32BigEndian(forged.AsSpan(29), Crc32(forged.AsSpan(12, 17)));
                break;
            case (byte)'R':
                WriteWebPSize(forged, width, height);
                break;
            default:
                // The size of the screen, and of the one frame behind its separator.
                int separator = forged.AsSpan().LastIndexOf(new byte[] { (byte)',', 0, 0, 0, 0 });
                foreach (int place in new[] { 6, separator + 5 })
                {
                    BinaryPrimitives.WriteUInt16LittleEndian(forged.AsSpan(place), (ushort)width);
                    BinaryPrimitives.WriteUInt16LittleEndian(forged.AsSpan(place + 2), (ushort)height);
                }

                break;
        }

        return forged;
    }

    /// <summary>Amplifies what the blocks of a gray JPEG hold beside their mean, by its quantization table (ITU-T T.81, B.2.4.1).</summary>
    public static byte[] WithStrongDetail(byte[] jpeg)
    {
        byte[] forged = [.. jpeg];
        int table = forged.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDB]) + 5;
        foreach (ref byte step in forged.AsSpan(table + 1, 63))
            step = (byte)Math.Min(step * 10, byte.MaxValue);
        return forged;
    }

    /// <summary>Damages a JPEG.</summary>
    public static byte[] Damage(byte[] jpeg, JpegDamage damage)
    {
        if (damage == JpegDamage.ForgedEnd)
            return [.. jpeg.AsSpan(0, jpeg.Length / 2), 0xFF, 0xD9];

        byte[] damaged = [.. jpeg];
        var random = new Random(400);
        for (int index = 0; index < 400; index++)
            damaged[(jpeg.Length / 2) + index] = (byte)random.Next(0xFF);
        return damaged;
    }

    /// <summary>Drops the second half of a PNG's compressed pixels, in a file whose chunks and checksums are right.</summary>
    public static byte[] WithMissingPixels(byte[] png)
    {
        using var forged = new MemoryStream();
        forged.Write(png.AsSpan(0, 8));
        bool kept = false;
        for (int position = 8; position < png.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(position));
            ReadOnlySpan<byte> type = png.AsSpan(position + 4, 4);
            ReadOnlySpan<byte> content = png.AsSpan(position + 8, length);
            position += length + 12;
            if (!type.SequenceEqual("IDAT"u8))
                WritePngChunk(forged, type, content);
            else if (!kept)
                WritePngChunk(forged, type, content[..(length / 2)]);
            kept |= type.SequenceEqual("IDAT"u8);
        }

        return forged.ToArray();
    }

    /// <summary>Writes a chunk of a PNG (ISO 15948, 5.3).</summary>
    public static void WritePngChunk(Stream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        byte[] chunk = [.. type, .. content];
        png.Write(number);
        png.Write(chunk);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32(chunk));
        png.Write(number);
    }

    /// <summary>Makes an animation of 400 x 200 pixels whose only frame is a still WebP with its corner at 50, 30 (RFC 9649).</summary>
    public static byte[] WithinACanvas(byte[] webp, int width, int height)
    {
        // The pixels are the last chunk of a picture without metadata.
        byte[] pixels = webp[webp.AsSpan().LastIndexOf("VP8"u8)..];
        byte[] frame = [.. Int24(50 / 2), .. Int24(30 / 2), .. Int24(width - 1), .. Int24(height - 1), .. Int24(100), 0, .. pixels];
        byte[] extended = [1 << 1 | 1 << 4, 0, 0, 0, .. Int24(399), .. Int24(199)];
        byte[] chunks = [.. "WEBP"u8, .. Chunk("VP8X"u8, extended), .. Chunk("ANIM"u8, new byte[6]), .. Chunk("ANMF"u8, frame)];
        return Chunk("RIFF"u8, chunks);

        static byte[] Int24(int value) => [(byte)value, (byte)(value >> 8), (byte)(value >> 16)];

        static byte[] Chunk(ReadOnlySpan<byte> type, byte[] content) => [.. type, .. BitConverter.GetBytes(content.Length), .. content];
    }

    // RFC 9649: the canvas of the extended format, less one, and the frame of the lossy one behind its start code.
    private static void WriteWebPSize(Span<byte> webp, int width, int height)
    {
        if (webp[12..].StartsWith("VP8X"u8))
        {
            BinaryPrimitives.WriteUInt16LittleEndian(webp[24..], (ushort)(width - 1));
            BinaryPrimitives.WriteUInt16LittleEndian(webp[27..], (ushort)(height - 1));
        }

        int frame = webp.IndexOf(new byte[] { 0x9D, 0x01, 0x2A }) + 3;
        BinaryPrimitives.WriteUInt16LittleEndian(webp[frame..], (ushort)width);
        BinaryPrimitives.WriteUInt16LittleEndian(webp[(frame + 2)..], (ushort)height);
    }

    // Behind the marker of SOF0 or SOF2 (ITU-T T.81, annex B): length (2), precision (1), height (2), width (2).
    private static int FindFrame(ReadOnlySpan<byte> jpeg)
    {
        int position = 2;
        while (jpeg[position + 1] is not (0xC0 or 0xC2))
            position += 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg[(position + 2)..]);
        return position + 2;
    }

    // ISO 15948, annex D.
    private static uint Crc32(ReadOnlySpan<byte> data)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in data)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }

        return ~crc;
    }
}
