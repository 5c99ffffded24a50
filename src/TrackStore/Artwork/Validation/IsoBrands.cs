using System.Buffers.Binary;

namespace TrackStore.Artwork.Validation;

/// <summary>Reads the brands in the file type box that ISO base media files start with (ISO/IEC 14496-12, 4.3).</summary>
internal static class IsoBrands
{
    private const int BrandLength = 4;
    private const int MajorBrandOffset = 8;
    private const int CompatibleBrandsOffset = 16;

    // Far more than any encoder writes.
    private const int MaxBoxLength = 512;

    /// <summary>Tells whether the data starts with a file type box.</summary>
    public static bool HasFileType(ReadOnlySpan<byte> data)
        => data.Length >= MajorBrandOffset + BrandLength && data[4..8].SequenceEqual("ftyp"u8);

    /// <summary>Tells whether the major brand or a compatible brand is the given one.</summary>
    /// <param name="data">The file.</param>
    /// <param name="brand">The brand's four bytes.</param>
    public static bool Contains(ReadOnlySpan<byte> data, ReadOnlySpan<byte> brand)
    {
        if (!HasFileType(data))
            return false;
        if (data.Slice(MajorBrandOffset, BrandLength).SequenceEqual(brand))
            return true;

        int length = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(data), (uint)Math.Min(data.Length, MaxBoxLength));
        for (int offset = CompatibleBrandsOffset; offset <= length - BrandLength; offset += BrandLength)
        {
            if (data.Slice(offset, BrandLength).SequenceEqual(brand))
                return true;
        }

        return false;
    }

    /// <summary>Names a picture in this container that is not AVIF.</summary>
    /// <returns>The name with its article, or null when the file contains no still picture.</returns>
    public static string? FindPicture(ReadOnlySpan<byte> data)
    {
        if (Contains(data, "heic"u8) || Contains(data, "heix"u8) || Contains(data, "hevc"u8) || Contains(data, "hevx"u8)
            || Contains(data, "heim"u8) || Contains(data, "heis"u8))
        {
            return "a HEIC picture (coded as HEVC)";
        }

        if (Contains(data, "mif1"u8) || Contains(data, "msf1"u8))
            return "a HEIF picture";
        return Contains(data, "crx "u8) ? "a Canon raw picture" : null;
    }

    /// <summary>Names any other file in this container.</summary>
    /// <returns>The name with its article, or null when the data is in another container.</returns>
    public static string? FindMedia(ReadOnlySpan<byte> data)
    {
        if (!HasFileType(data))
            return null;
        return data.Slice(MajorBrandOffset, BrandLength).StartsWith("M4"u8) ? "an MP4 audio or video file" : "a video or audio file";
    }
}
