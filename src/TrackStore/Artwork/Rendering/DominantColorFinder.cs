namespace TrackStore.Artwork.Rendering;

/// <summary>Finds the color that covers most of a picture.</summary>
/// <remarks>
/// The pixels, weighted by their alpha, are sorted into the cells of a grid over Oklab (Björn Ottosson,
/// https://bottosson.github.io/posts/oklab/), a color space in which equal distances look equally different. The cell with the highest
/// density of pixels around it wins, so a boundary that splits one color between two cells makes no difference. The result is the mean
/// color around that cell. The same pixels always give the same color.
/// </remarks>
internal static class DominantColorFinder
{
    private const double CellSide = 0.05;
    private const int StepsASide = 64;

    // About the distance at which two colors start to have different names.
    private const double Radius = 0.12;

    /// <summary>Finds the color, as 0xRRGGBB in sRGB; null when every pixel is transparent.</summary>
    public static int? Find(ArtworkPreview preview)
    {
        (OklabColor Color, double Weight)[] places = [.. SortIntoCells(preview.Rgba.Span).Select(cell => (cell.Mean, cell.Weight))];
        if (places.Length == 0)
            return null;

        // The first of equals wins, and the cells are ordered by color, so the result is deterministic.
        OklabColor densest = default;
        double highest = 0;
        foreach ((OklabColor color, _) in places)
        {
            double density = 0;
            foreach ((OklabColor other, double weight) in places)
                density += weight * Nearness(color, other);
            if (density > highest)
                (densest, highest) = (color, density);
        }

        var around = new Cell();
        foreach ((OklabColor color, double weight) in places)
            around.Add(color, weight * Nearness(densest, color));
        return around.Mean.ToSrgb();
    }

    private static List<Cell> SortIntoCells(ReadOnlySpan<byte> rgba)
    {
        var cells = new List<Cell>();
        var byPlace = new Dictionary<int, Cell>();
        foreach ((OklabColor color, int weight) in MergeAlike(rgba))
        {
            int place = (Step(color.Lightness) * StepsASide * StepsASide) + (Step(color.GreenRed) * StepsASide) + Step(color.BlueYellow);
            if (!byPlace.TryGetValue(place, out Cell? cell))
            {
                byPlace.Add(place, cell = new Cell());
                cells.Add(cell);
            }

            cell.Add(color, weight);
        }

        return cells;
    }

    /// <summary>
    /// Merges pixels whose channels agree in their upper four bits, because converting one to Oklab takes three cube roots.
    /// </summary>
    private static List<(OklabColor Color, int Weight)> MergeAlike(ReadOnlySpan<byte> rgba)
    {
        // Four sums for each of 16 x 16 x 16 groups: red, green and blue, each times alpha, and alpha. The largest sum of a preview fits an
        // int.
        int[] sums = new int[16 * 16 * 16 * 4];
        for (int i = 0; i < rgba.Length; i += 4)
        {
            ReadOnlySpan<byte> pixel = rgba.Slice(i, 4);
            Span<int> group = sums.AsSpan((((pixel[0] >> 4) << 8) | (pixel[1] & 0xF0) | (pixel[2] >> 4)) * 4, 4);
            int alpha = pixel[3];
            group[0] += pixel[0] * alpha;
            group[1] += pixel[1] * alpha;
            group[2] += pixel[2] * alpha;
            group[3] += alpha;
        }

        var merged = new List<(OklabColor, int)>();
        for (int i = 0; i < sums.Length; i += 4)
        {
            int weight = sums[i + 3];
            if (weight > 0)
            {
                (int red, int green, int blue) = (Mean(sums[i], weight), Mean(sums[i + 1], weight), Mean(sums[i + 2], weight));
                merged.Add((OklabColor.FromSrgb(red, green, blue), weight));
            }
        }

        return merged;

        static int Mean(int sum, int weight) => (sum + (weight / 2)) / weight;
    }

    private static int Step(double part) => (int)Math.Floor(part / CellSide) + (StepsASide / 2);

    /// <summary>Returns 1 for the same color, falling to 0 at the radius.</summary>
    private static double Nearness(OklabColor color, OklabColor other)
        => Math.Max(0, 1 - (color.SquaredDistanceTo(other) / (Radius * Radius)));

    private sealed class Cell
    {
        private double _lightness;
        private double _greenRed;
        private double _blueYellow;

        public double Weight { get; private set; }

        public OklabColor Mean => new(_lightness / Weight, _greenRed / Weight, _blueYellow / Weight);

        public void Add(OklabColor color, double weight)
        {
            Weight += weight;
            _lightness += color.Lightness * weight;
            _greenRed += color.GreenRed * weight;
            _blueYellow += color.BlueYellow * weight;
        }
    }
}
