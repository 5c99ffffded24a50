namespace TrackStore.Artwork;

/// <summary>Finds the colour that covers most of a picture.</summary>
/// <remarks>
/// The pixels, weighed by their alpha, are sorted into the cells of a grid over Oklab (Björn Ottosson, https://bottosson.github.io/posts/oklab/), where
/// equal distances look equally different. The densest place wins, which is the cell with the most pixels around it, nearer ones counting more; a bound
/// between two cells through the middle of a colour so makes no difference. The colour is the mean of what lies around that cell. Same pixels, same colour.
/// </remarks>
internal static class DominantColour
{
    private const double CellSide = 0.05;
    private const int StepsASide = 64;

    // About the distance at which two colours begin to have different names.
    private const double Radius = 0.12;

    /// <summary>Finds the colour, as 0xRRGGBB in sRGB; null when every pixel is transparent.</summary>
    public static int? Of(ArtworkPreview preview)
    {
        (Oklab Colour, double Weight)[] places = [.. SortIntoCells(preview.Rgba.Span).Select(cell => (cell.Mean, cell.Weight))];
        if (places.Length == 0)
            return null;

        // The first of equals wins; the places stand in the order of their colours.
        Oklab densest = default;
        double highest = 0;
        foreach ((Oklab colour, _) in places)
        {
            double density = 0;
            foreach ((Oklab other, double weight) in places)
                density += weight * Nearness(colour, other);
            if (density > highest)
                (densest, highest) = (colour, density);
        }

        var around = new Cell();
        foreach ((Oklab colour, double weight) in places)
            around.Add(colour, weight * Nearness(densest, colour));
        return around.Mean.ToSrgb();
    }

    private static List<Cell> SortIntoCells(ReadOnlySpan<byte> rgba)
    {
        var cells = new List<Cell>();
        var byPlace = new Dictionary<int, Cell>();
        foreach ((Oklab colour, int weight) in MergeAlike(rgba))
        {
            int place = (Step(colour.Lightness) * StepsASide * StepsASide) + (Step(colour.GreenRed) * StepsASide) + Step(colour.BlueYellow);
            if (!byPlace.TryGetValue(place, out Cell? cell))
            {
                byPlace.Add(place, cell = new Cell());
                cells.Add(cell);
            }

            cell.Add(colour, weight);
        }

        return cells;
    }

    /// <summary>Merges pixels whose bands agree in the upper four bits, because a conversion to Oklab takes three cube roots.</summary>
    private static List<(Oklab Colour, int Weight)> MergeAlike(ReadOnlySpan<byte> rgba)
    {
        // Four sums for each of 16 x 16 x 16 groups: red, green and blue, each times alpha, and alpha. A preview's largest sum fits.
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

        var merged = new List<(Oklab, int)>();
        for (int i = 0; i < sums.Length; i += 4)
        {
            int weight = sums[i + 3];
            if (weight > 0)
                merged.Add((Oklab.FromSrgb(Rounded(sums[i], weight), Rounded(sums[i + 1], weight), Rounded(sums[i + 2], weight)), weight));
        }

        return merged;

        static int Rounded(int sum, int weight) => (sum + (weight / 2)) / weight;
    }

    private static int Step(double part) => (int)Math.Floor(part / CellSide) + (StepsASide / 2);

    /// <summary>Gives 1 for the same colour, falling to 0 at the radius.</summary>
    private static double Nearness(Oklab colour, Oklab other) => Math.Max(0, 1 - (colour.SquaredDistanceTo(other) / (Radius * Radius)));

    private sealed class Cell
    {
        private double _lightness;
        private double _greenRed;
        private double _blueYellow;

        public double Weight { get; private set; }

        public Oklab Mean => new(_lightness / Weight, _greenRed / Weight, _blueYellow / Weight);

        public void Add(Oklab colour, double weight)
        {
            Weight += weight;
            _lightness += colour.Lightness * weight;
            _greenRed += colour.GreenRed * weight;
            _blueYellow += colour.BlueYellow * weight;
        }
    }
}
