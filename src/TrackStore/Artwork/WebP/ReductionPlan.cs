namespace TrackStore.Artwork.WebP;

/// <summary>How a plane is brought to another size: how often it is halved, and the taps that do the rest.</summary>
internal sealed class ReductionPlan
{
    // Kernels get long, and what they round adds up, where a sample is made of many. This far they do the whole reduction; and that of a picture that is but
    // a line, which can't be halved in both directions, and whose samples may be off by a step or two.
    private const double LargestScale = 4;

    private readonly int _width;
    private readonly int _height;
    private readonly int _halvings;
    private readonly ReductionTaps _columns;
    private readonly ReductionTaps _rows;

    /// <summary>Makes the plan.</summary>
    /// <param name="width">How many columns the plane has.</param>
    /// <param name="height">How many rows it has.</param>
    /// <param name="targetWidth">How many columns are made.</param>
    /// <param name="targetHeight">How many rows are made.</param>
    /// <param name="horizontal">How many columns make one. The last one may stand for less than the others.</param>
    /// <param name="vertical">How many rows make one.</param>
    public ReductionPlan(int width, int height, int targetWidth, int targetHeight, double horizontal, double vertical)
    {
        (_width, _height) = (width, height);
        for (; Math.Min(horizontal, vertical) >= LargestScale; _halvings++)
        {
            (width, height) = ((width + 1) / 2, (height + 1) / 2);
            (horizontal, vertical) = (horizontal / 2, vertical / 2);
        }

        _columns = new ReductionTaps(width, targetWidth, horizontal);
        _rows = new ReductionTaps(height, targetHeight, vertical);
    }

    /// <summary>Creates what reduces a plane.</summary>
    public PlaneReducer CreateReducer() => new(_columns, _rows);

    /// <summary>Puts what halves a plane ahead of what reduces it.</summary>
    /// <param name="reducer">What reduces it.</param>
    /// <returns>What takes the plane.</returns>
    public IPlaneSink LeadTo(PlaneReducer reducer) => LeadTo(reducer, _width, _height, _halvings);

    private static IPlaneSink LeadTo(IPlaneSink last, int width, int height, int halvings)
        => halvings == 0 ? last : new PlaneHalver(width, height, LeadTo(last, (width + 1) / 2, (height + 1) / 2, halvings - 1));
}
