using System.Buffers.Binary;
using System.IO.Compression;

namespace TrackStore.Sample.StandIn;

/// <summary>Writes pixels as PNG (RFC 2083), with three bytes per pixel and no filter.</summary>
internal static class PngWriter
{
    private static readonly uint[] Crc = [.. Enumerable.Range(0, 256).Select(Entry)];

    /// <summary>Writes a square image.</summary>
    /// <param name="side">The width and height in pixels.</param>
    /// <param name="colorAt">Returns the color of a pixel as 0xRRGGBB.</param>
    public static byte[] Write(int side, Func<int, int, int> colorAt)
    {
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1a, (byte)'\n']);

        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, side);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), side);
        (header[8], header[9]) = (8, 2);
        WriteChunk(png, "IHDR"u8, header);
        WriteChunk(png, "IDAT"u8, Compress(side, colorAt));
        WriteChunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static byte[] Compress(int side, Func<int, int, int> colorAt)
    {
        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Fastest))
        {
            byte[] line = new byte[1 + (side * 3)];
            for (int y = 0; y < side; y++)
            {
                for (int x = 0; x < side; x++)
                {
                    int color = colorAt(x, y);
                    (line[1 + (x * 3)], line[2 + (x * 3)], line[3 + (x * 3)]) = ((byte)(color >> 16), (byte)(color >> 8), (byte)color);
                }

                zlib.Write(line);
            }
        }

        return data.ToArray();
    }

    private static void WriteChunk(MemoryStream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(type);
        png.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Add(Add(uint.MaxValue, type), data));
        png.Write(number);
    }

    private static uint Add(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
            crc = Crc[(crc ^ value) & 0xff] ^ (crc >> 8);
        return crc;
    }

    private static uint Entry(int index)
    {
        uint value = (uint)index;
        for (int bit = 0; bit < 8; bit++)
            value = (value & 1) == 1 ? 0xedb88320 ^ (value >> 1) : value >> 1;
        return value;
    }
}
