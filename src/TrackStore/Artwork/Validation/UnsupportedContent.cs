using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace TrackStore.Artwork.Validation;

/// <summary>Says what data of no accepted format is, so that the message tells its reader what to do.</summary>
internal static class UnsupportedContent
{
    private const int SniffedLength = 512;
    private const int MaxPrefix = 4096;

    /// <summary>Describes data that is not accepted.</summary>
    /// <param name="data">The data; at least one byte.</param>
    /// <returns>The message.</returns>
    public static string Describe(ReadOnlySpan<byte> data)
    {
        if (FindPicture(data) is { } picture)
            return $"The data is {picture}, which is not supported. Convert it to {ImageFormatNames.Recommended}.";
        if (FindFile(data) is { } file)
            return $"The data is {file}, not a picture. Use a picture in {ImageFormatNames.Recommended} format.";
        if (FindPrefixedPicture(data) is var (format, prefix))
        {
            string bytes = prefix == 1 ? "1 byte" : string.Create(CultureInfo.InvariantCulture, $"{prefix:N0} bytes");
            return $"The data has {bytes} in front of {format.WithArticle()} picture. "
                + "Remove what is in front of it, or export the picture again: some tag editors write extra bytes there.";
        }

        if (FindText(data) is { } text)
        {
            return $"The data is {text}, not a picture. A failed download often looks like this: check the address. "
                + $"Use a picture in {ImageFormatNames.Recommended} format.";
        }

        return $"The picture format is unknown. Use a picture in {ImageFormatNames.Recommended} format.";
    }

    private static string? FindPicture(ReadOnlySpan<byte> data)
    {
        if (ContentSignatures.FindPicture(data) is { } name)
            return name;
        if (data.StartsWith("BM"u8) && data.Length >= 26)
            return "a BMP picture";
        if (IsIcon(data))
            return "an ICO or CUR icon";
        if (IsTarga(data))
            return "a TGA picture";
        return IsoBrands.FindPicture(data) ?? FindDrawing(data);
    }

    private static string? FindFile(ReadOnlySpan<byte> data) => ContentSignatures.FindOther(data) ?? IsoBrands.FindMedia(data);

    // Reserved (2), type (2): 1 for icons and 2 for cursors, number of entries (2).
    private static bool IsIcon(ReadOnlySpan<byte> data) => data.Length >= 6
        && (data.StartsWith("\0\0\x01\0"u8) || data.StartsWith("\0\0\x02\0"u8))
        && BinaryPrimitives.ReadUInt16LittleEndian(data[4..]) > 0;

    // TGA has no signature in front: length of the ID (1), color map type (1), image type (1), color map (5), origin (4), width (2), height
    // (2), depth (1).
    private static bool IsTarga(ReadOnlySpan<byte> data)
    {
        if (data.EndsWith("TRUEVISION-XFILE.\0"u8))
            return true;
        if (data.Length < 18)
            return false;

        bool hasColorMap = data[1] == 1;
        bool isKnownType = hasColorMap ? data[2] is 1 or 9 : data[1] == 0 && data[2] is 2 or 3 or 10 or 11;
        return isKnownType
            && BinaryPrimitives.ReadUInt16LittleEndian(data[12..]) > 0
            && BinaryPrimitives.ReadUInt16LittleEndian(data[14..]) > 0
            && data[16] is 8 or 15 or 16 or 24 or 32;
    }

    private static string? FindDrawing(ReadOnlySpan<byte> data)
    {
        ReadOnlySpan<byte> start = SkipBlank(data[..Math.Min(data.Length, SniffedLength)]);
        bool isSvg = start.StartsWith("<"u8) && Contains(start, "<svg") && !Contains(start, "<html");
        return isSvg ? "an SVG drawing" : null;
    }

    /// <summary>
    /// Finds a picture that does not start at the first byte. It is not accepted: other programs could not open the kept original either.
    /// </summary>
    private static (ImageFormat Format, int Prefix)? FindPrefixedPicture(ReadOnlySpan<byte> data)
    {
        for (int start = 1; start < Math.Min(data.Length, MaxPrefix); start++)
        {
            ReadOnlySpan<byte> rest = data[start..];
            if (ImageHeader.FindFormat(rest) is { } format && ImageHeader.Read(rest, format) is not null)
                return (format, start);
        }

        return null;
    }

    private static string? FindText(ReadOnlySpan<byte> data)
    {
        bool isUtf16 = data.StartsWith<byte>([0xFF, 0xFE]) || data.StartsWith<byte>([0xFE, 0xFF]);
        if (isUtf16)
            return "text";

        ReadOnlySpan<byte> start = SkipBlank(data[..Math.Min(data.Length, SniffedLength)]);
        if (start.IsEmpty)
            return "blank text";
        if (!IsText(start))
            return null;
        if (start[0] is (byte)'{' or (byte)'[')
            return "JSON";
        if (start[0] != (byte)'<')
            return "text";

        bool isPage = Contains(start, "<!doctype html") || Contains(start, "<html") || Contains(start, "<head") || Contains(start, "<body");
        return isPage ? "a web page (HTML)" : "XML";
    }

    private static ReadOnlySpan<byte> SkipBlank(ReadOnlySpan<byte> data)
    {
        if (data.StartsWith(Encoding.UTF8.Preamble))
            data = data[Encoding.UTF8.Preamble.Length..];
        return data.TrimStart(" \t\r\n"u8);
    }

    // Control characters other than white space mean binary data. Bytes beyond ASCII say nothing, because the encoding is unknown.
    private static bool IsText(ReadOnlySpan<byte> data)
    {
        foreach (byte value in data)
        {
            if (value < 0x20 && value is not ((byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'\f'))
                return false;
        }

        return true;
    }

    private static bool Contains(ReadOnlySpan<byte> data, string text)
        => Encoding.Latin1.GetString(data).Contains(text, StringComparison.OrdinalIgnoreCase);
}
