namespace TrackStore.Sample.StandIn;

/// <summary>An abstract cover: one of ten designs, in the colors of a palette.</summary>
/// <param name="Kind">The design's number.</param>
/// <param name="Seed">What makes covers of one design differ.</param>
/// <param name="Palette">Four colors, as 0xRRGGBB: background, two shades and an accent.</param>
internal sealed record CoverDesign(int Kind, int Seed, IReadOnlyList<int> Palette)
{
    /// <summary>The number of designs.</summary>
    public const int Kinds = 10;

    /// <summary>Returns the color at a point.</summary>
    /// <param name="x">From the left, 0 to 1.</param>
    /// <param name="y">From the top, 0 to 1.</param>
    /// <param name="pixel">The size of a pixel, over which edges are smoothed.</param>
    public int ColorAt(double x, double y, double pixel) => Kind switch
    {
        0 => Sunset(x, y, pixel),
        1 => Arcs(x, y, pixel),
        2 => Tiles(x, y, pixel),
        3 => Bars(x, y, pixel),
        4 => Mountains(x, y, pixel),
        5 => Dots(x, y, pixel),
        6 => Record(x, y, pixel),
        7 => Stripes(x, y, pixel),
        8 => Glow(x, y),
        _ => Ridges(x, y, pixel),
    };

    private int Sunset(double x, double y, double pixel)
    {
        double horizon = 0.62 + (0.1 * Random(1));
        double sunX = 0.3 + (0.4 * Random(2));
        int sky = Mix(Palette[0], Palette[1], Smooth(y / horizon));
        int color = Mix(sky, Palette[3], Inside(0.2 + (0.06 * Random(3)) - Distance(x, y, sunX, horizon - 0.06), pixel));
        if (y <= horizon)
            return color;
        double depth = (y - horizon) / (1 - horizon);
        double band = Math.Sin((1 / (depth + 0.12)) * 9) + (0.5 * Math.Sin((x * 8) + (depth * 14)));
        return Mix(Mix(Palette[2], Palette[0], depth), Palette[3], 0.55 * Smooth(band - 0.6) * (1 - depth));
    }

    private int Arcs(double x, double y, double pixel)
    {
        (double left, double top) = (Seed % 4) switch { 0 => (0.0, 1.0), 1 => (1.0, 1.0), 2 => (0.0, 0.0), _ => (1.0, 0.0) };
        double distance = Distance(x, y, left, top);
        double width = 0.085 + (0.03 * Random(1));
        int ring = (int)(distance / width);
        double edge = Math.Min(distance % width, width - (distance % width));
        int color = Palette[1 + (ring % 3)];
        int other = Palette[0];
        return distance > width * 13 ? other : Mix(other, color, ring % 2 == 0 ? Inside(edge, pixel) : 0);
    }

    private int Tiles(double x, double y, double pixel)
    {
        int count = 3 + (Seed % 3);
        (int column, int row) = ((int)(x * count), (int)(y * count));
        (double u, double v) = ((x * count) - column, (y * count) - row);
        int draw = (int)(Random((row * 17) + column + 3) * 8);
        int back = Palette[(draw + row + column) % 4];
        int front = Palette[(draw + row + column + 1 + (draw % 2)) % 4];
        (double cornerX, double cornerY) = (draw % 2, draw / 2 % 2);
        double inside = draw switch
        {
            < 4 => 1 - Distance(u, v, cornerX, cornerY),
            4 => 0.5 - Distance(u, v, 0.5, 0.5),
            5 => u - v,
            6 => 0.5 - Math.Abs(u - 0.5) - Math.Abs(v - 0.5),
            _ => 0.25 - Math.Abs(v - 0.5),
        };
        return Mix(back, front, Inside(inside, pixel * count));
    }

    private int Bars(double x, double y, double pixel)
    {
        const int Count = 13;
        double left = (x * (Count + 2)) - 1;
        int color = Mix(Palette[0], Palette[1], y * 0.5);
        if (left is < 0 or >= Count)
            return color;
        int bar = (int)left;
        double height = 0.12 + (0.62 * Random(bar + 5) * (0.4 + (0.6 * Math.Sin((bar + 0.5) / Count * Math.PI))));
        double inside = Math.Min(0.32 - Math.Abs(left - bar - 0.5), (height / 2 - Math.Abs(y - 0.52)) * (Count + 2));
        return Mix(color, Mix(Palette[3], Palette[2], (double)bar / Count), Inside(inside, pixel * (Count + 2)));
    }

    private int Mountains(double x, double y, double pixel)
    {
        int color = Mix(Palette[0], Palette[3], Smooth(y * 1.3));
        color = Mix(color, Palette[3], Inside(0.09 - Distance(x, y, 0.25 + (0.5 * Random(9)), 0.24), pixel));
        for (int layer = 0; layer < 4; layer++)
        {
            double phase = Random(layer + 1) * 20;
            double ridge = 0.42 + (layer * 0.14)
                + (0.08 * Math.Sin((x * (4 + layer)) + phase)) + (0.035 * Math.Sin((x * (13 + (layer * 4))) + (phase * 3)))
                - (0.03 * Math.Abs(Math.Sin((x * 27) + phase)));
            int shade = Mix(Palette[1], Palette[2], (layer + 1) / 4.0);
            color = Mix(color, Mix(shade, Palette[3], 0.3 - (layer * 0.1)), Inside(y - ridge, pixel));
        }

        return color;
    }

    private int Dots(double x, double y, double pixel)
    {
        int count = 16 + (Seed % 3 * 4);
        double angle = 0.35 + (0.3 * Random(4));
        double u = ((x * Math.Cos(angle)) - (y * Math.Sin(angle))) * count;
        double v = ((x * Math.Sin(angle)) + (y * Math.Cos(angle))) * count;
        double tone = Smooth(1.15 - (Distance(x, y, 0.2 + (0.6 * Random(2)), 0.2 + (0.6 * Random(3))) * 1.7));
        double radius = 0.08 + (0.5 * tone);
        double distance = Distance(u - Math.Floor(u), v - Math.Floor(v), 0.5, 0.5);
        return Mix(Mix(Palette[0], Palette[1], y), Mix(Palette[2], Palette[3], tone), Inside(radius - distance, pixel * count));
    }

    private int Record(double x, double y, double pixel)
    {
        double distance = Distance(x, y, 0.5 + (0.36 * (Random(1) - 0.5)), 0.5 + (0.36 * (Random(2) - 0.5)));
        int color = Mix(Palette[0], Palette[1], (x + y) / 2);
        double groove = 0.5 + (0.5 * Math.Sin(distance * 210));
        double light = Math.Pow(Math.Abs(Math.Cos(Math.Atan2(y - 0.5, x - 0.5) - 0.8)), 12);
        color = Mix(color, Mix(Mix(Palette[2], 0x0c0c0e, 0.7), Palette[1], (0.1 * groove) + (0.4 * light)), Inside(0.43 - distance, pixel));
        color = Mix(color, Palette[3], Inside(0.16 - distance, pixel));
        return Mix(color, Palette[0], Inside(0.02 - distance, pixel));
    }

    private int Stripes(double x, double y, double pixel)
    {
        double angle = Random(1) * Math.PI;
        double along = ((x * Math.Cos(angle)) + (y * Math.Sin(angle)) + 2) * (7 + (Seed % 5));
        bool isInside = Distance(x, y, 0.5, 0.5) < 0.31;
        double shift = isInside ? 0.5 : 0;
        double part = along + shift - Math.Floor(along + shift);
        double inside = 0.25 - Math.Abs(part - 0.5);
        (int back, int front) = isInside ? (Palette[3], Palette[2]) : (Palette[0], Palette[1]);
        return Mix(back, front, Inside(inside, pixel * 9));
    }

    private int Glow(double x, double y)
    {
        double wave = 0.09 * Math.Sin((y * 7) + (Random(7) * 6));
        double first = Math.Exp(-9 * Math.Pow(Distance(x + wave, y, 0.2 + (0.6 * Random(1)), 0.2 + (0.6 * Random(2))), 2));
        double second = Math.Exp(-7 * Math.Pow(Distance(x, y + wave, 0.2 + (0.6 * Random(3)), 0.2 + (0.6 * Random(4))), 2));
        double third = Math.Exp(-14 * Math.Pow(Distance(x - wave, y, 0.2 + (0.6 * Random(5)), 0.2 + (0.6 * Random(6))), 2));
        return Mix(Mix(Mix(Palette[0], Palette[1], first), Palette[2], second), Palette[3], third);
    }

    private int Ridges(double x, double y, double pixel)
    {
        const int Lines = 22;
        int color = Palette[0];
        double envelope = Math.Exp(-14 * Math.Pow(x - 0.5, 2));
        for (int line = 0; line < Lines; line++)
        {
            double phase = Random(line + 2) * 30;
            double bump = Math.Abs(Math.Sin((x * 19) + phase)) * Math.Abs(Math.Sin((x * 43) + (phase * 2)));
            double height = 0.14 + (line * 0.034) - (0.1 * envelope * bump) - (0.012 * envelope);
            if (y > height + 0.0055)
                color = Palette[0];
            color = Mix(color, Mix(Palette[3], Palette[1], line / (double)Lines), Inside(0.0045 - Math.Abs(y - height), pixel));
        }

        return x is < 0.12 or > 0.88 ? Palette[0] : color;
    }

    // Between 0 and 1, always the same for a seed and a number.
    private double Random(int number)
    {
        uint hash = unchecked(((uint)Seed * 2654435761u) ^ ((uint)number * 2246822519u));
        hash ^= hash >> 15;
        hash = unchecked(hash * 2654435761u);
        hash ^= hash >> 13;
        return hash % 10_007 / 10_006.0;
    }

    private static double Distance(double x, double y, double toX, double toY)
        => Math.Sqrt(((x - toX) * (x - toX)) + ((y - toY) * (y - toY)));

    private static double Inside(double distance, double pixel) => Math.Clamp((distance / pixel) + 0.5, 0, 1);

    private static double Smooth(double part)
    {
        double bounded = Math.Clamp(part, 0, 1);
        return bounded * bounded * (3 - (2 * bounded));
    }

    private static int Mix(int from, int to, double part)
    {
        if (part <= 0)
            return from;
        double bounded = Math.Min(part, 1);
        return Channel(from, to, bounded, 16) | Channel(from, to, bounded, 8) | Channel(from, to, bounded, 0);
    }

    private static int Channel(int from, int to, double part, int shift)
    {
        int first = (from >> shift) & 0xff;
        int last = (to >> shift) & 0xff;
        return (int)Math.Round(first + ((last - first) * part)) << shift;
    }
}
