namespace TrackStore.Sample.StandIn;

/// <summary>
/// Draws the covers of the catalog, a gradient with a figure on it or a <see cref="CoverDesign"/>, so that the sample ships no image files
/// for them.
/// </summary>
internal static class CoverPainter
{
    /// <summary>Draws a square cover.</summary>
    /// <param name="album">The album.</param>
    /// <param name="side">The width and height in pixels.</param>
    /// <param name="framed">Whether to draw a frame, which distinguishes one platform's cover from the other's.</param>
    public static byte[] Paint(CatalogAlbum album, int side, bool framed)
        => album.Design is { } design ? PaintDesign(design, album, side, framed) : PaintFigure(album, side, framed);

    private static byte[] PaintDesign(CoverDesign design, CatalogAlbum album, int side, bool framed)
        => PngWriter.Write(side, (x, y) =>
        {
            double across = (x + 0.5) / side;
            double down = (y + 0.5) / side;
            double edge = Math.Min(Math.Min(across, 1 - across), Math.Min(down, 1 - down));
            return framed && edge < 0.035 ? album.Colors.Figure : design.ColorAt(across, down, 1.0 / side);
        });

    private static byte[] PaintFigure(CatalogAlbum album, int side, bool framed) => PngWriter.Write(side, (x, y) =>
    {
        double across = (x + 0.5) / side;
        double down = (y + 0.5) / side;
        bool isFrame = framed && Math.Min(Math.Min(across, 1 - across), Math.Min(down, 1 - down)) < 0.04;
        return isFrame || IsFigure(album.Number, across - 0.5, down - 0.5)
            ? album.Colors.Figure
            : Between(album.Colors.From, album.Colors.To, (across + down) / 2);
    });

    // One figure per album: moon and sea, ring, stripes, wings, peaks.
    private static bool IsFigure(int album, double x, double y)
    {
        double distance = Math.Sqrt((x * x) + (y * y));
        return album switch
        {
            1 => Math.Sqrt((x * x) + ((y + 0.12) * (y + 0.12))) < 0.16
                || (y > 0.2 && Math.Abs(y - 0.28 - (0.03 * Math.Sin(x * 20))) < 0.012),
            2 => distance is > 0.24 and < 0.28 or < 0.08,
            3 => Math.Abs(x + (y * 0.4)) < 0.02
                || Math.Abs(x - 0.12 + (y * 0.2)) < 0.012
                || Math.Abs(x + 0.12 + (y * 0.6)) < 0.012,
            4 => Math.Abs(x) > 0.01 && distance < 0.34 * Math.Abs(Math.Sin(2 * Math.Atan2(y, x))),
            _ => y < 0.28 && y > Math.Min(Math.Abs(x + 0.1) - 0.2, Math.Abs(x - 0.16) - 0.06),
        };
    }

    private static int Between(int from, int to, double part)
        => Channel(from, to, part, 16) | Channel(from, to, part, 8) | Channel(from, to, part, 0);

    private static int Channel(int from, int to, double part, int shift)
    {
        int first = (from >> shift) & 0xff;
        int last = (to >> shift) & 0xff;
        return (int)Math.Round(first + ((last - first) * part)) << shift;
    }
}
