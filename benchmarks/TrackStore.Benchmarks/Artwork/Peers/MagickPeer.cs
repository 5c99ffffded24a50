using ImageMagick;

namespace TrackStore.Benchmarks.Artwork.Peers;

/// <summary>Magick.NET used well: it is told how large the picture must be when it decodes a JPEG, each rendition is made from the one before, on one thread.</summary>
internal sealed class MagickPeer : IRenditionPeer
{
    // The number that libpng and ImageMagick give to the filter Average.
    private const string AverageFilter = "3";

    static MagickPeer() => ResourceLimits.Thread = 1;

    public string Name => "Magick.NET, one thread";

    public Task<IReadOnlyList<Rendition>> MakeAsync(ImageSource original, RenditionProfile profile)
        => Task.FromResult<IReadOnlyList<Rendition>>(Make(original, profile));

    public void Dispose()
    {
    }

    private static Rendition[] Make(ImageSource original, RenditionProfile profile)
    {
        int longest = profile.Renditions[0].LongestSide;
        var settings = new MagickReadSettings { Format = FormatOf(original.Format) };
        settings.SetDefine(MagickFormat.Jpeg, "size", $"{longest}x{longest}");
        using var image = new MagickImage(original.Data.Span, settings);
        image.Strip();
        bool isOpaque = !image.HasAlpha || image.IsOpaque;
        return [.. profile.Renditions.Select(spec => Make(image, spec, isOpaque, profile.Quality))];
    }

    private static Rendition Make(MagickImage image, RenditionSpec spec, bool isOpaque, int quality)
    {
        var box = new MagickGeometry((uint)spec.LongestSide, (uint)spec.LongestSide) { Greater = true };
        image.Resize(box, FilterType.Lanczos);
        if (isOpaque)
        {
            image.Quality = (uint)quality;
            image.Settings.SetDefine(MagickFormat.Jpeg, "sampling-factor", "4:2:0");
            image.Settings.SetDefine(MagickFormat.Jpeg, "optimize-coding", false);
        }
        else
        {
            image.Settings.SetDefine(MagickFormat.Png, "compression-level", "2");
            image.Settings.SetDefine(MagickFormat.Png, "compression-filter", AverageFilter);
        }

        byte[] data = image.ToByteArray(isOpaque ? MagickFormat.Jpeg : MagickFormat.Png);
        return new Rendition { Size = spec.Size, MimeType = isOpaque ? "image/jpeg" : "image/png", Width = (int)image.Width, Height = (int)image.Height, Data = data };
    }

    private static MagickFormat FormatOf(ImageFormat format) => format switch
    {
        ImageFormat.Jpeg => MagickFormat.Jpeg,
        ImageFormat.Png => MagickFormat.Png,
        ImageFormat.WebP => MagickFormat.WebP,
        ImageFormat.Gif => MagickFormat.Gif,
        _ => throw new InvalidOperationException($"There is no decoder for {format}."),
    };
}
