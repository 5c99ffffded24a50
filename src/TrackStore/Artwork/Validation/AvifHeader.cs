namespace TrackStore.Artwork.Validation;

/// <summary>
/// Reads the coding and size of the primary picture in an AVIF file, without decoding anything (ISO/IEC 23008-12, 6; AV1 Image File Format,
/// 2).
/// </summary>
internal static class AvifHeader
{
    // Alpha, depth and what an encoder may add. The limit keeps a hostile file from being walked once for each of very many.
    private const int MaxAuxiliaries = 8;

    private static ReadOnlySpan<byte> Av1 => "av01"u8;

    /// <summary>Tells whether the data claims to be AVIF: a picture or a sequence, by its major or a compatible brand.</summary>
    public static bool HasBrand(ReadOnlySpan<byte> data) => IsoBrands.Contains(data, "avif"u8) || IsoBrands.Contains(data, "avis"u8);

    /// <summary>Reads the size of the primary picture, before rotation and cropping.</summary>
    /// <param name="data">The file.</param>
    /// <returns>The size, or null when the file declares none.</returns>
    public static ImageHeader? Read(ReadOnlySpan<byte> data)
    {
        ReadOnlySpan<byte> meta = FindMeta(data);
        return FindPrimaryItem(meta) is { } item ? FindSize(meta, item) : null;
    }

    /// <summary>
    /// Names a coding other than a single AV1 picture with or without alpha. Tiles are not supported, because a small file may refer to any
    /// number of them.
    /// </summary>
    /// <param name="data">A file with the brand of AVIF.</param>
    /// <returns>The name with its article, or null when the coding is supported or not declared.</returns>
    public static string? FindUnsupportedCoding(ReadOnlySpan<byte> data)
    {
        ReadOnlySpan<byte> meta = FindMeta(data);
        if (FindPrimaryItem(meta) is not { } primary)
            return null;

        ReadOnlySpan<byte> coding = FindCoding(meta, primary);
        if (coding.SequenceEqual("hvc1"u8) || coding.SequenceEqual("hev1"u8))
            return "a HEIC picture (coded as HEVC)";
        if (coding.SequenceEqual("grid"u8))
            return "an AVIF picture in tiles";
        if (!coding.IsEmpty && !coding.SequenceEqual(Av1))
            return "a HEIF picture that is not coded as AV1";
        return HasForeignAuxiliary(meta, primary) ? "an AVIF picture with transparency that is not coded as AV1" : null;
    }

    private static ReadOnlySpan<byte> FindMeta(ReadOnlySpan<byte> data)
    {
        ReadOnlySpan<byte> meta = IsoBoxReader.Find(data, "meta"u8);
        return meta.Length < 4 ? default : meta[4..];
    }

    private static uint? FindPrimaryItem(ReadOnlySpan<byte> meta)
    {
        var fields = new IsoFieldReader(IsoBoxReader.Find(meta, "pitm"u8));
        uint item = fields.Read(fields.Version == 0 ? 2 : 4);
        return fields.IsWhole ? item : null;
    }

    // Entries in versions 2 and 3: item (2 or 4), protection (2), type (4), name.
    private static ReadOnlySpan<byte> FindCoding(ReadOnlySpan<byte> meta, uint item)
    {
        var information = new IsoFieldReader(IsoBoxReader.Find(meta, "iinf"u8));
        _ = information.Read(information.Version == 0 ? 2 : 4);
        var entries = new IsoBoxReader(information.Rest);
        while (entries.MoveNext())
        {
            var entry = new IsoFieldReader(entries.Content);
            bool isFound = entry.Version is 2 or 3 && entry.Read(entry.Version == 2 ? 2 : 4) == item;
            if (isFound && entry.Rest.Length >= 6)
                return entry.Rest.Slice(2, 4);
        }

        return default;
    }

    private static ImageHeader? FindSize(ReadOnlySpan<byte> meta, uint item)
    {
        ReadOnlySpan<byte> properties = IsoBoxReader.Find(meta, "iprp"u8);
        var boxes = new IsoBoxReader(properties);
        while (boxes.MoveNext())
        {
            if (boxes.Type.SequenceEqual("ipma"u8) && FindSize(boxes.Content, IsoBoxReader.Find(properties, "ipco"u8), item) is { } size)
                return size;
        }

        return null;
    }

    // Entries: item (2 or 4), number of its properties (1), and the 1-based place of each among all properties, behind a bit that marks it
    // as essential (1 or 2).
    private static ImageHeader? FindSize(ReadOnlySpan<byte> associations, ReadOnlySpan<byte> properties, uint item)
    {
        var fields = new IsoFieldReader(associations);
        int placeLength = (fields.Flags & 1) == 0 ? 1 : 2;
        uint entries = fields.Read(4);
        for (uint entry = 0; entry < entries && fields.IsWhole; entry++)
        {
            bool isItem = fields.Read(fields.Version == 0 ? 2 : 4) == item;
            uint count = fields.Read(1);
            for (uint index = 0; index < count; index++)
            {
                uint place = fields.Read(placeLength) & (placeLength == 1 ? 0x7Fu : 0x7FFFu);
                if (isItem && fields.IsWhole && ReadSize(properties, place) is { } size)
                    return size;
            }

            if (isItem)
                return null;
        }

        return null;
    }

    private static ImageHeader? ReadSize(ReadOnlySpan<byte> properties, uint place)
    {
        var boxes = new IsoBoxReader(properties);
        for (uint index = 1; index <= place && boxes.MoveNext(); index++)
        {
            if (index != place || !boxes.Type.SequenceEqual("ispe"u8))
                continue;

            var fields = new IsoFieldReader(boxes.Content);
            (uint width, uint height) = (fields.Read(4), fields.Read(4));
            return new ImageHeader((int)Math.Min(width, int.MaxValue), (int)Math.Min(height, int.MaxValue));
        }

        return null;
    }

    /// <summary>Tells whether an auxiliary picture of the primary one, which is decoded together with it, has another coding.</summary>
    private static bool HasForeignAuxiliary(ReadOnlySpan<byte> meta, uint primary)
    {
        var references = new IsoFieldReader(IsoBoxReader.Find(meta, "iref"u8));
        int idLength = references.Version == 0 ? 2 : 4;
        int found = 0;
        var boxes = new IsoBoxReader(references.Rest);
        while (boxes.MoveNext())
        {
            if (!boxes.Type.SequenceEqual("auxl"u8) || FindAuxiliary(boxes.Content, idLength, primary) is not { } auxiliary)
                continue;
            if (++found > MaxAuxiliaries || !FindCoding(meta, auxiliary).SequenceEqual(Av1))
                return true;
        }

        return false;
    }

    // The item that refers (2 or 4), the number of items that it refers to (2), and each of them (2 or 4).
    private static uint? FindAuxiliary(ReadOnlySpan<byte> reference, int idLength, uint primary)
    {
        var fields = new IsoFieldReader(reference, hasVersion: false);
        uint auxiliary = fields.Read(idLength);
        uint count = fields.Read(2);
        for (uint index = 0; index < count && fields.IsWhole; index++)
        {
            if (fields.Read(idLength) == primary)
                return auxiliary;
        }

        return null;
    }
}
