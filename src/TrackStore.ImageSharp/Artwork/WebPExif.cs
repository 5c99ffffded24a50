using System.Buffers.Binary;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;

namespace TrackStore.Artwork.ImageSharp;

/// <summary>Finds the EXIF data of a WebP. ImageSharp overlooks it behind the prefix that it has in a JPEG, which libvips and others write.</summary>
internal static class WebPExif
{
    private const int HeaderLength = 12;
    private const int ChunkHeaderLength = 8;

    private static ReadOnlySpan<byte> Prefix => "Exif\0\0"u8;

    /// <summary>Finds EXIF data with a prefix.</summary>
    /// <param name="data">The encoded picture.</param>
    /// <returns>The profile, or null when there is none or ImageSharp reads it itself.</returns>
    public static ExifProfile? Find(ReadOnlySpan<byte> data)
    {
        for (int position = HeaderLength; position <= data.Length - ChunkHeaderLength;)
        {
            ReadOnlySpan<byte> content = data[(position + ChunkHeaderLength)..];
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(data[(position + 4)..]);
            if (length > content.Length)
                return null;
            if (data[position..].StartsWith("EXIF"u8))
                return content.StartsWith(Prefix) && length > Prefix.Length ? new ExifProfile(content[Prefix.Length..(int)length].ToArray()) : null;

            // Chunks begin at even places.
            position += ChunkHeaderLength + (int)Math.Min(length + (length & 1), content.Length);
        }

        return null;
    }
}
