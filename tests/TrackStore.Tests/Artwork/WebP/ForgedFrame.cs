using System.Buffers.Binary;
using TrackStore.Artwork.WebP;

namespace TrackStore.Tests.Artwork.WebP;

/// <summary>
/// Forges lossy WebP files with any header that the format knows, and noise behind it: to an arithmetic decoder all bits are some modes and coefficients,
/// so the noise comes upon every mode, edge and token.
/// </summary>
internal static class ForgedFrame
{
    private const int HeaderLength = 20;
    private const int ModesPerMacroblock = 40;
    private const int CoefficientsPerMacroblock = 900;

    // Small factors, because damaged sums of more than 16 bits are nobody's to define.
    private const int LargestQuantiser = 24;

    /// <summary>Makes a file, the same for the same seed.</summary>
    public static byte[] Create(int seed)
    {
        var random = new Random(seed);
        int width = random.Next(1, 90);
        int height = random.Next(1, 90);
        int macroblocks = ((width + 15) / 16) * ((height + 15) / 16);
        int partitionBits = random.Next(4);
        byte[] first = CreateFirstPartition(random, partitionBits, macroblocks);
        byte[][] partitions = [.. Enumerable.Range(0, 1 << partitionBits).Select(_ => CreateNoise(random, macroblocks * CoefficientsPerMacroblock))];

        var frame = new MemoryStream();
        int tag = (random.Next(4) << 1) | (1 << 4) | (first.Length << 5);
        frame.Write([(byte)tag, (byte)(tag >> 8), (byte)(tag >> 16), 0x9D, 0x01, 0x2A, (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8)]);
        frame.Write(first);
        foreach (byte[] partition in partitions[..^1])
            frame.Write([(byte)partition.Length, (byte)(partition.Length >> 8), (byte)(partition.Length >> 16)]);
        foreach (byte[] partition in partitions)
            frame.Write(partition);
        return ToFile(frame.ToArray());
    }

    /// <summary>Puts a frame into a file of its own.</summary>
    public static byte[] ToFile(ReadOnlySpan<byte> frame)
    {
        byte[] file = new byte[HeaderLength + frame.Length + (frame.Length & 1)];
        "RIFF"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        "WEBPVP8 "u8.CopyTo(file.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(16), frame.Length);
        frame.CopyTo(file.AsSpan(HeaderLength));
        return file;
    }

    // RFC 6386, 19.2.
    private static byte[] CreateFirstPartition(Random random, int partitionBits, int macroblocks)
    {
        var writer = new BoolWriter();
        writer.WriteLiteral(0, 1);
        writer.WriteLiteral(random.Next(2), 1);
        WriteSegments(writer, random);
        writer.Write(random.Next(2) == 1);
        writer.WriteLiteral(random.Next(5) == 0 ? 0 : random.Next(64), 6);
        writer.WriteLiteral(random.Next(8), 3);
        WriteFilterDeltas(writer, random);
        writer.WriteLiteral(partitionBits, 2);
        writer.WriteLiteral(random.Next(LargestQuantiser), 7);
        for (int delta = 0; delta < 5; delta++)
            writer.WriteOptional(random.Next(3) == 0 ? random.Next(-15, 16) : 0, 4);
        writer.WriteLiteral(random.Next(2), 1);
        foreach (byte probability in CoefficientTables.Updates)
        {
            bool updates = random.Next(30) == 0;
            writer.Write(updates, probability);
            if (updates)
                writer.WriteLiteral(random.Next(1, 256), 8);
        }

        bool skips = random.Next(2) == 1;
        writer.Write(skips);
        if (skips)
            writer.WriteLiteral(random.Next(1, 256), 8);
        for (int bit = 0; bit < macroblocks * ModesPerMacroblock * 8; bit++)
            writer.Write(random.Next(2) == 1);
        return writer.Finish();
    }

    private static void WriteSegments(BoolWriter writer, Random random)
    {
        bool hasSegments = random.Next(3) > 0;
        writer.Write(hasSegments);
        if (!hasSegments)
            return;

        bool hasMap = random.Next(4) > 0;
        bool isAbsolute = random.Next(2) == 1;
        writer.Write(hasMap);
        writer.Write(true);
        writer.Write(isAbsolute);
        for (int segment = 0; segment < 4; segment++)
            writer.WriteOptional(random.Next(isAbsolute ? 0 : -10, LargestQuantiser / 2), 7);
        for (int segment = 0; segment < 4; segment++)
            writer.WriteOptional(random.Next(isAbsolute ? 0 : -63, 64), 6);
        for (int probability = 0; hasMap && probability < 3; probability++)
        {
            bool updates = random.Next(4) > 0;
            writer.Write(updates);
            if (updates)
                writer.WriteLiteral(random.Next(1, 256), 8);
        }
    }

    private static void WriteFilterDeltas(BoolWriter writer, Random random)
    {
        bool hasDeltas = random.Next(2) == 1;
        writer.Write(hasDeltas);
        if (!hasDeltas)
            return;

        bool updates = random.Next(4) > 0;
        writer.Write(updates);
        for (int delta = 0; updates && delta < 8; delta++)
            writer.WriteOptional(random.Next(-63, 64), 6);
    }

    // No coder begins a partition with 255.
    private static byte[] CreateNoise(Random random, int length)
    {
        byte[] noise = new byte[length];
        random.NextBytes(noise);
        noise[0] = (byte)random.Next(255);
        return noise;
    }
}
