using NetVips;
using VipsImage = NetVips.Image;

namespace TrackStore.Conformance;

/// <summary>Draws the tests' pictures, identically on every run.</summary>
internal static class TestPicture
{
    /// <summary>The colors of <see cref="Quadrants"/>: top left, top right, bottom left, bottom right.</summary>
    public static readonly double[][] QuadrantColors = [[220, 40, 40], [40, 190, 60], [40, 60, 210], [235, 225, 190]];

    /// <summary>Draws a flat color in each quadrant, so that a rotated or mirrored picture can be told from an upright one.</summary>
    public static VipsImage Quadrants(int width, int height)
    {
        using VipsImage topLeft = Flat(2, 2, QuadrantColors[0]).Crop(0, 0, 1, 1);
        using VipsImage topRight = Flat(1, 1, QuadrantColors[1]);
        using VipsImage bottomLeft = Flat(1, 1, QuadrantColors[2]);
        using VipsImage bottomRight = Flat(1, 1, QuadrantColors[3]);
        using VipsImage tiles = VipsImage.Arrayjoin([topLeft, topRight, bottomLeft, bottomRight], across: 2);
        return tiles.Resize(width / 2.0, kernel: Enums.Kernel.Nearest, vscale: height / 2.0).Copy(interpretation: Enums.Interpretation.Srgb).CopyMemory();
    }

    /// <summary>A flat color.</summary>
    public static VipsImage Flat(int width, int height, double[] color)
    {
        using VipsImage black = VipsImage.Black(width, height, bands: color.Length);
        return (black + color).Cast(Enums.BandFormat.Uchar)
            .Copy(interpretation: color.Length < 3 ? Enums.Interpretation.Bw : Enums.Interpretation.Srgb)
            .CopyMemory();
    }

    /// <summary>A noisy gradient, which fills many bytes in every format.</summary>
    public static VipsImage Noisy(int width, int height)
    {
        using VipsImage coordinates = VipsImage.Xyz(width, height);
        using VipsImage noise = VipsImage.Gaussnoise(width, height, sigma: 24, mean: 0, seed: 7);
        using VipsImage red = coordinates.ExtractBand(0) * (200.0 / width);
        using VipsImage green = coordinates.ExtractBand(1) * (200.0 / height);
        using VipsImage blue = (red + green) / 2;
        using VipsImage joined = red.Bandjoin(green, blue) + noise + 20;
        return joined.Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb).CopyMemory();
    }

    /// <summary>Adds an alpha channel that falls from opaque on the left to transparent on the right.</summary>
    public static VipsImage WithFadingAlpha(this VipsImage image)
    {
        using VipsImage coordinates = VipsImage.Xyz(image.Width, image.Height);
        using VipsImage alpha = (255 - (coordinates.ExtractBand(0) * (255.0 / Math.Max(1, image.Width - 1)))).Cast(Enums.BandFormat.Uchar);
        return image.Bandjoin(alpha).Copy(interpretation: image.Interpretation).CopyMemory();
    }

    /// <summary>Adds an alpha channel without a transparent pixel.</summary>
    public static VipsImage WithOpaqueAlpha(this VipsImage image) => image.Bandjoin([255.0]).Copy(interpretation: image.Interpretation).CopyMemory();

    /// <summary>Stands pictures of one size on top of each other as the frames of an animation.</summary>
    public static VipsImage Animate(params VipsImage[] frames)
    {
        int height = frames[0].Height;
        return VipsImage.Arrayjoin(frames, across: 1)
            .Mutate(mutable => mutable.Set(GValue.GIntType, "page-height", height))
            .CopyMemory();
    }

    /// <summary>Stores an upright picture as a rotated camera does: rotated pixels, with the EXIF orientation that undoes the rotation.</summary>
    public static VipsImage StoredWithOrientation(this VipsImage upright, int orientation)
    {
        VipsImage stored = orientation switch
        {
            1 => upright.Copy(),
            2 => upright.FlipHor(),
            3 => upright.Rot180(),
            4 => upright.FlipVer(),
            5 => upright.Rot90().FlipHor(),
            6 => upright.Rot270(),
            7 => upright.Rot270().FlipHor(),
            8 => upright.Rot90(),
            _ => throw new ArgumentOutOfRangeException(nameof(orientation)),
        };
        return stored.CopyMemory().Mutate(mutable => mutable.Set(GValue.GIntType, "orientation", orientation));
    }

    /// <summary>Attaches one of libvips' own color profiles without changing a pixel.</summary>
    public static VipsImage WithProfile(this VipsImage image, string profile)
    {
        using VipsImage pixel = Flat(1, 1, [0, 0, 0]).IccTransform(profile, inputProfile: "srgb");
        var bytes = (byte[])pixel.Get("icc-profile-data");
        return image.Mutate(mutable => mutable.Set(GValue.BlobType, "icc-profile-data", bytes));
    }

    public static byte[] ToJpeg(this VipsImage image, bool progressive = false) => image.JpegsaveBuffer(q: 92, interlace: progressive);

    public static byte[] ToPng(this VipsImage image) => image.PngsaveBuffer();

    public static byte[] ToWebP(this VipsImage image, bool lossless = false) => image.WebpsaveBuffer(q: 90, lossless: lossless);

    public static byte[] ToGif(this VipsImage image) => image.GifsaveBuffer();

    public static byte[] ToAvif(this VipsImage image, int bitDepth = 8)
        => image.HeifsaveBuffer(q: 90, bitdepth: bitDepth, compression: Enums.ForeignHeifCompression.Av1, effort: 0);

    /// <summary>Encodes a picture in one of the accepted formats.</summary>
    public static byte[] Encode(this VipsImage image, string format) => format switch
    {
        "jpeg" => image.ToJpeg(),
        "progressive jpeg" => image.ToJpeg(progressive: true),
        "png" => image.ToPng(),
        "webp" => image.ToWebP(),
        "lossless webp" => image.ToWebP(lossless: true),
        "gif" => image.ToGif(),
        "avif" => image.ToAvif(),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };
}
