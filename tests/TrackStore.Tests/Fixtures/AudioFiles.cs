using System.Buffers.Binary;

namespace TrackStore.Tests.Fixtures;

/// <summary>Makes tiny audio files of silence, and tags them.</summary>
internal static class AudioFiles
{
    /// <summary>Writes a file of two seconds whose format is that of its extension: wav, mp3 or flac.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tag">Sets its tags, or null for none.</param>
    public static void Write(string path, Action<TagLib.File>? tag = null)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, Path.GetExtension(path) switch
        {
            ".wav" => Wav(),
            ".mp3" => Mp3(),
            ".flac" => Flac(),
            var other => throw new ArgumentException($"No {other} can be made.", nameof(path)),
        });
        if (tag is null)
            return;
        using TagLib.File file = TagLib.File.Create(path);
        tag(file);
        file.Save();
    }

    // 8,000 samples a second of 8 bits.
    private static byte[] Wav()
    {
        byte[] wav = [.. "RIFF"u8, .. new byte[4], .. "WAVEfmt "u8, 16, 0, 0, 0, 1, 0, 1, 0, 0x40, 0x1F, 0, 0, 0x40, 0x1F, 0, 0, 1, 0, 8, 0, .. "data"u8, .. new byte[4], .. new byte[16_000]];
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(4), wav.Length - 8);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(40), 16_000);
        return wav;
    }

    // Frames of MPEG 1 layer 3 with 128 kbit/s and 44.1 kHz: 417 bytes for 1,152 samples.
    private static byte[] Mp3() => [.. Enumerable.Repeat<byte[]>([0xFF, 0xFB, 0x90, 0x00, .. new byte[413]], 77).SelectMany(frame => frame)];

    // A stream information block alone: 44.1 kHz, one channel, 16 bits, 88,200 samples.
    private static byte[] Flac()
        => [.. "fLaC"u8, 0x80, 0, 0, 34, 0x10, 0, 0x10, 0, 0, 0, 0, 0, 0, 0, 0x0A, 0xC4, 0x40, 0xF0, 0x00, 0x01, 0x58, 0x88, .. new byte[16], .. new byte[64]];
}
