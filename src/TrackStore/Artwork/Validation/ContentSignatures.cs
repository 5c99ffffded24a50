namespace TrackStore.Artwork.Validation;

/// <summary>Recognizes files that are not accepted by the bytes they start with.</summary>
internal static class ContentSignatures
{
    private static readonly Signature[] Pictures =
    [
        new("a TIFF picture", [.. "II*\0"u8]),
        new("a TIFF picture", [.. "MM\0*"u8]),
        new("a BigTIFF picture", [.. "II+\0"u8]),
        new("a BigTIFF picture", [.. "MM\0+"u8]),
        new("a Photoshop document", [.. "8BPS"u8]),
        new("a GIMP document", [.. "gimp xcf"u8]),
        new("a PDF document", [.. "%PDF-"u8]),
        new("a PostScript document", [.. "%!PS"u8]),
        new("a JPEG XL picture", [.. "\0\0\0\x0CJXL "u8]),
        new("a JPEG XL picture", [0xFF, 0x0A]),
        new("a JPEG 2000 picture", [.. "\0\0\0\x0CjP  "u8]),
        new("a JPEG 2000 picture", [0xFF, 0x4F, 0xFF, 0x51]),
        new("a JPEG XR picture", [(byte)'I', (byte)'I', 0xBC]),
        new("a DDS texture", [.. "DDS "u8]),
        new("a QOI picture", [.. "qoif"u8]),
        new("an OpenEXR picture", [0x76, 0x2F, 0x31, 0x01]),
        new("a Radiance HDR picture", [.. "#?RADIANCE"u8]),
        new("an ICNS icon", [.. "icns"u8]),
    ];

    private static readonly Signature[] Others =
    [
        new("an MP3 audio file", [.. "ID3"u8]),
        new("an MP3 audio file", [0xFF, 0xFB]),
        new("a FLAC audio file", [.. "fLaC"u8]),
        new("an Ogg audio file", [.. "OggS"u8]),
        new("a WAV audio file", [.. "WAVE"u8], Offset: 8),
        new("an AIFF audio file", [.. "AIFF"u8], Offset: 8),
        new("an AIFF audio file", [.. "AIFC"u8], Offset: 8),
        new("an AVI video file", [.. "AVI "u8], Offset: 8),
        new("a Matroska or WebM video file", [0x1A, 0x45, 0xDF, 0xA3]),
        new("a ZIP archive", [.. "PK\x03\x04"u8]),
        new("a gzip archive", [0x1F, 0x8B]),
        new("a 7-Zip archive", [(byte)'7', (byte)'z', 0xBC, 0xAF]),
        new("a RAR archive", [.. "Rar!\x1A"u8]),
    ];

    /// <summary>Names a picture or document that a user could convert.</summary>
    /// <returns>The name with its article, or null when the signature is unknown.</returns>
    public static string? FindPicture(ReadOnlySpan<byte> data) => Find(Pictures, data);

    /// <summary>Names a file that is no picture at all.</summary>
    /// <returns>The name with its article, or null when the signature is unknown.</returns>
    public static string? FindOther(ReadOnlySpan<byte> data) => Find(Others, data);

    private static string? Find(Signature[] signatures, ReadOnlySpan<byte> data)
    {
        foreach (Signature signature in signatures)
        {
            if (data.Length >= signature.Offset && data[signature.Offset..].StartsWith(signature.Bytes))
                return signature.Name;
        }

        return null;
    }

    private sealed record Signature(string Name, byte[] Bytes, int Offset = 0);
}
