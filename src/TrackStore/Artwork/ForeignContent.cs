using System.Text;

namespace TrackStore.Artwork;

/// <summary>Names what was brought instead of a picture, so that the message helps.</summary>
internal static class ForeignContent
{
    private const int SniffedLength = 512;

    /// <summary>Says what data of no accepted format looks like, and what to do.</summary>
    /// <param name="data">The data; at least one byte.</param>
    /// <returns>The message.</returns>
    public static string Describe(ReadOnlySpan<byte> data)
    {
        if (FindPictureFormat(data) is { } format)
            return $"The data is {format}, which is not supported. Convert it to {ImageFormatNames.Accepted}.";
        if (FindArchive(data) is { } archive)
            return $"The data is {archive}, not a picture. Unpack it first; {ImageFormatNames.Accepted} is accepted.";
        if (FindText(data) is { } text)
        {
            return $"The data looks like {text}, not a picture: a download that failed often brings one."
                + $" Check the address and the answer's status; {ImageFormatNames.Accepted} is accepted.";
        }

        return $"The data is of no known picture format. {ImageFormatNames.Accepted} is accepted.";
    }

    private static string? FindPictureFormat(ReadOnlySpan<byte> data)
    {
        if (data.StartsWith("II*\0"u8) || data.StartsWith("MM\0*"u8) || data.StartsWith("II+\0"u8) || data.StartsWith("MM\0+"u8))
            return "a TIFF picture";
        if (data.StartsWith("BM"u8) && data.Length >= 26)
            return "a BMP picture";
        if (data.StartsWith("%PDF-"u8))
            return "a PDF document";
        if (data.StartsWith("\0\0\x01\0"u8) || data.StartsWith("\0\0\x02\0"u8))
            return "an ICO or CUR icon";
        if (data.StartsWith("8BPS"u8))
            return "a Photoshop document";
        if (data.StartsWith("\0\0\0\x0CJXL "u8) || (data.Length >= 2 && data[0] == 0xFF && data[1] == 0x0A))
            return "a JPEG XL picture";
        if (data.StartsWith("\0\0\0\x0CjP  "u8))
            return "a JPEG 2000 picture";
        return data.Length >= 12 && data[4..8].SequenceEqual("ftyp"u8) ? FindBoxedFormat(data[8..12]) : FindDrawing(data);
    }

    // The major brand of an ISO base media file.
    private static string FindBoxedFormat(ReadOnlySpan<byte> brand)
    {
        if (brand.SequenceEqual("avif"u8) || brand.SequenceEqual("avis"u8))
            return "an AVIF picture";

        bool isHeic = brand.StartsWith("hei"u8) || brand.StartsWith("hev"u8)
            || brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("msf1"u8);
        return isHeic ? "a HEIC picture" : "a video or audio file";
    }

    private static string? FindDrawing(ReadOnlySpan<byte> data)
    {
        ReadOnlySpan<byte> start = SkipBlank(data[..Math.Min(data.Length, SniffedLength)]);
        bool isSvg = start.StartsWith("<"u8) && Contains(start, "<svg") && !Contains(start, "<html");
        return isSvg ? "an SVG drawing" : null;
    }

    private static string? FindArchive(ReadOnlySpan<byte> data)
    {
        if (data.Length >= 2 && data[0] == 0x1F && data[1] == 0x8B)
            return "gzip-compressed";
        return data.StartsWith("PK\x03\x04"u8) ? "a ZIP archive" : null;
    }

    private static string? FindText(ReadOnlySpan<byte> data)
    {
        bool isWide = data.StartsWith<byte>([0xFF, 0xFE]) || data.StartsWith<byte>([0xFE, 0xFF]);
        if (isWide)
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

    // Control characters other than white space are a sure sign of binary data; letters beyond ASCII, in whatever encoding, are none.
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
