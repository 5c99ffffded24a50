using System.Buffers.Binary;

namespace TrackStore.Conformance;

/// <summary>Makes hostile pictures of good ones.</summary>
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
