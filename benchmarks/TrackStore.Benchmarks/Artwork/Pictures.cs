using NetVips;
using VipsImage = NetVips.Image;

namespace TrackStore.Benchmarks.Artwork;

/// <summary>
/// Creates the originals: mosaics of full-resolution crops of real photographs if available, otherwise of generated pictures with gradients, soft
/// structures and grain. The same on every call.
/// </summary>
internal static class Pictures
{
    private const string Variable = "TRACKSTORE_TESTDATA";
    private const int Quality = 90;
    private const int GeneratedSide = 1200;

    /// <summary>Describes the pictures.</summary>
    public static string Origin => FindPhotographs().Length > 0 ? "photographs" : "generated pictures";

    public static byte[] Jpeg(int side)
    {
        using VipsImage picture = Mosaic(side);
        return picture.JpegsaveBuffer(q: Quality, subsampleMode: Enums.ForeignSubsample.On, keep: Enums.ForeignKeep.None);
    }

    public static byte[] WebP(int side)
    {
        using VipsImage picture = Mosaic(side);
        return picture.WebpsaveBuffer(q: Quality, keep: Enums.ForeignKeep.None);
    }

    /// <summary>Makes a disc with a soft edge on a transparent ground.</summary>
    public static byte[] PngWithAlpha(int side)
    {
        using VipsImage picture = Mosaic(side);
        using VipsImage positions = VipsImage.Xyz(side, side);
        using VipsImage x = positions[0] - (side / 2.0);
        using VipsImage y = positions[1] - (side / 2.0);
        using VipsImage distance = ((x * x) + (y * y)).Pow(0.5);
        using VipsImage alpha = (((side * 0.48) - distance) * 16).Cast(Enums.BandFormat.Uchar);
        using VipsImage disc = picture.Bandjoin(alpha);
        return disc.PngsaveBuffer(compression: 6, keep: Enums.ForeignKeep.None);
    }

    private static VipsImage Mosaic(int side)
    {
        string[] photographs = FindPhotographs();
        int columns = (int)Math.Ceiling(side / 1000.0);
        int tile = side / columns;
        var tiles = new VipsImage[columns * columns];
        for (int i = 0; i < tiles.Length; i++)
        {
            using VipsImage whole = photographs.Length > 0 ? VipsImage.NewFromFile(photographs[i % photographs.Length]) : Generate(i);
            using VipsImage colors = whole.Bands > 3 ? whole.ExtractBand(0, 3) : whole.Copy();
            int column = i / columns;
            int left = columns == 1 ? 0 : (colors.Width - tile) * column / (columns - 1);
            using VipsImage crop = colors.Crop(left, (colors.Height - tile) / 2, tile, tile);
            tiles[i] = crop.CopyMemory();
        }

        using VipsImage joined = VipsImage.Arrayjoin(tiles, across: columns);
        using VipsImage square = joined.Resize((double)side / joined.Width);
        VipsImage picture = square.CopyMemory();
        foreach (VipsImage each in tiles)
            each.Dispose();
        return picture;
    }

    // Structures of falling size and strength, as photographs have them, and the grain of a sensor.
    private static VipsImage Generate(int seed)
    {
        var bands = new VipsImage[3];
        for (int band = 0; band < bands.Length; band++)
        {
            VipsImage light = VipsImage.Identity().Resize(GeneratedSide / 256.0, vscale: GeneratedSide).Crop(0, 0, GeneratedSide, GeneratedSide) * 0.4 + 60;
            foreach ((int cell, int strength) in new[] { (400, 60), (130, 40), (40, 25), (12, 12) })
                light += VipsImage.Perlin(GeneratedSide, GeneratedSide, cellSize: cell, seed: (seed * 100) + (band * 10) + cell) * strength;
            light += VipsImage.Gaussnoise(GeneratedSide, GeneratedSide, mean: 0, sigma: 4, seed: (seed * 10) + band);
            bands[band] = light.Cast(Enums.BandFormat.Uchar);
        }

        using VipsImage joined = bands[0].Bandjoin(bands[1], bands[2]);
        return joined.Copy(interpretation: Enums.Interpretation.Srgb).CopyMemory();
    }

    private static string[] FindPhotographs()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } root)
            return [];
        string folder = Path.Combine(root, "fixtures", "photos", "high-resolution");
        return Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.png").Order(StringComparer.Ordinal)] : [];
    }
}
