using System.Runtime.InteropServices;
using SkiaSharp;

namespace TrackStore.Benchmarks.Artwork.Peers;

/// <summary>
/// SkiaSharp used well: the codec shrinks while it decodes and converts to sRGB, each rendition is made from the one before, and Skia encodes. Skia has no
/// filter for reductions beyond a half: its own scaler is taken in steps of exact halves and a cubic for the rest, or left for <see cref="Lanczos"/>.
/// </summary>
internal sealed class SkiaPeer(bool ownScaler) : IRenditionPeer
{
    public string Name => ownScaler ? "SkiaSharp, its own scaler" : "SkiaSharp, Lanczos in C#";

    public Task<IReadOnlyList<Rendition>> MakeAsync(ImageSource original, RenditionProfile profile)
        => Task.FromResult<IReadOnlyList<Rendition>>(Make(original, profile));

    public void Dispose()
    {
    }

    private Rendition[] Make(ImageSource original, RenditionProfile profile)
    {
        using SKData data = SKData.CreateCopy(original.Data.Span);
        using SKCodec codec = SKCodec.Create(data) ?? throw new InvalidOperationException("Skia doesn't know the format.");
        Pixels current = Decode(codec, profile.Renditions[0].LongestSide);
        var size = new SKSizeI(codec.Info.Width, codec.Info.Height);
        var renditions = new Rendition[profile.Renditions.Count];
        for (int i = 0; i < renditions.Length; i++)
        {
            RenditionSpec spec = profile.Renditions[i];
            current = Reduce(current, FitWithin(size, spec.LongestSide));
            renditions[i] = Encode(current, spec.Size, profile.Quality);
        }

        return renditions;
    }

    private static Pixels Decode(SKCodec codec, int longestSide)
    {
        SKSizeI size = FindSize(codec, longestSide);
        bool isOpaque = codec.Info.AlphaType == SKAlphaType.Opaque;
        using SKColorSpace standard = SKColorSpace.CreateSrgb();
        var info = new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, isOpaque ? SKAlphaType.Opaque : SKAlphaType.Premul, standard);
        SKCodecResult result = codec.GetPixels(info, out byte[] pixels);
        return result == SKCodecResult.Success
            ? new Pixels(pixels, size.Width, size.Height, isOpaque)
            : throw new InvalidOperationException($"Skia can't decode the picture: {result}.");
    }

    // libwebp shrinks to any size, libjpeg's fast paths by powers of two.
    private static SKSizeI FindSize(SKCodec codec, int longestSide)
    {
        var whole = new SKSizeI(codec.Info.Width, codec.Info.Height);
        float fit = (float)longestSide / Math.Max(whole.Width, whole.Height);
        float[] scales = codec.EncodedFormat == SKEncodedImageFormat.Webp ? [Math.Min(1, fit)] : [1 / 8f, 1 / 4f, 1 / 2f];
        foreach (float scale in scales)
        {
            SKSizeI scaled = codec.GetScaledDimensions(scale);
            if (Math.Max(scaled.Width, scaled.Height) >= longestSide)
                return scaled;
        }

        return whole;
    }

    private static SKSizeI FitWithin(SKSizeI size, int longestSide)
    {
        double scale = Math.Min(1, (double)longestSide / Math.Max(size.Width, size.Height));
        return new SKSizeI((int)Math.Round(size.Width * scale), (int)Math.Round(size.Height * scale));
    }

    private Pixels Reduce(Pixels source, SKSizeI to)
    {
        if (source.Width == to.Width && source.Height == to.Height)
            return source;
        if (!ownScaler)
            return source with { Data = Lanczos.Reduce(source.Data, source.Width, source.Height, to.Width, to.Height), Width = to.Width, Height = to.Height };

        while (source.Width >= to.Width * 2 && source.Height >= to.Height * 2)
            source = Scale(source, source.Width / 2, source.Height / 2, new SKSamplingOptions(SKFilterMode.Linear));
        return source.Width == to.Width && source.Height == to.Height ? source : Scale(source, to.Width, to.Height, new SKSamplingOptions(SKCubicResampler.CatmullRom));
    }

    private static Pixels Scale(Pixels source, int width, int height, SKSamplingOptions sampling)
    {
        var to = new Pixels(new byte[width * height * 4], width, height, source.IsOpaque);
        return source.Use(pixmap => to.Use(target => pixmap.ScalePixels(target, sampling)))
            ? to
            : throw new InvalidOperationException("Skia can't scale the picture.");
    }

    private static Rendition Encode(Pixels pixels, ImageSize size, int quality)
    {
        byte[] data = pixels.Use(pixmap =>
        {
            using SKData? encoded = pixels.IsOpaque
                ? pixmap.Encode(new SKJpegEncoderOptions(quality, SKJpegEncoderDownsample.Downsample420, SKJpegEncoderAlphaOption.Ignore))
                : pixmap.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.Avg, 2));
            return encoded?.ToArray() ?? throw new InvalidOperationException("Skia can't encode the picture.");
        });
        return new Rendition { Size = size, MimeType = pixels.IsOpaque ? "image/jpeg" : "image/png", Width = pixels.Width, Height = pixels.Height, Data = data };
    }

    private sealed record Pixels(byte[] Data, int Width, int Height, bool IsOpaque)
    {
        public T Use<T>(Func<SKPixmap, T> work)
        {
            GCHandle pinned = GCHandle.Alloc(Data, GCHandleType.Pinned);
            try
            {
                var info = new SKImageInfo(Width, Height, SKColorType.Rgba8888, IsOpaque ? SKAlphaType.Opaque : SKAlphaType.Premul);
                using var pixmap = new SKPixmap(info, pinned.AddrOfPinnedObject(), Width * 4);
                return work(pixmap);
            }
            finally
            {
                pinned.Free();
            }
        }
    }
}
