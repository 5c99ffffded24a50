namespace TrackStore.Benchmarks.Artwork;

/// <summary>The originals that renditions are made from. The same on every call.</summary>
internal static class Originals
{
    public static IReadOnlyList<string> Names { get; } = ["640 JPEG", "1400 JPEG", "3000 JPEG", "1000 PNG with alpha", "1000 WebP"];

    public static ImageSource Get(string name)
    {
        (byte[] data, ImageFormat format) = name switch
        {
            "640 JPEG" => (Pictures.Jpeg(640), ImageFormat.Jpeg),
            "1400 JPEG" => (Pictures.Jpeg(1400), ImageFormat.Jpeg),
            "3000 JPEG" => (Pictures.Jpeg(3000), ImageFormat.Jpeg),
            "1000 PNG with alpha" => (Pictures.PngWithAlpha(1000), ImageFormat.Png),
            "1000 WebP" => (Pictures.WebP(1000), ImageFormat.WebP),
            _ => throw new InvalidOperationException($"There is no picture \"{name}\"."),
        };
        return new ImageSource { Data = data, Format = format, MaxPixels = new ArtworkOptions().MaxPixels };
    }
}
