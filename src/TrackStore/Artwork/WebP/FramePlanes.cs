namespace TrackStore.Artwork.WebP;

/// <summary>The three planes of a frame: brightness, and two colours of half the width and height.</summary>
/// <param name="columns">How many macroblocks a row has.</param>
internal sealed class FramePlanes(int columns) : IDisposable
{
    /// <summary>How many pixels of brightness a macroblock has on a side.</summary>
    public const int LumaSide = 16;

    /// <summary>How many pixels of each colour a macroblock has on a side.</summary>
    public const int ChromaSide = 8;

    /// <summary>Gets the brightness.</summary>
    public PlaneStrip Luma { get; } = new(columns, LumaSide);

    /// <summary>Gets the colour from yellow to blue.</summary>
    public PlaneStrip U { get; } = new(columns, ChromaSide);

    /// <summary>Gets the colour from cyan to red.</summary>
    public PlaneStrip V { get; } = new(columns, ChromaSide);

    /// <summary>Moves the rows up by one of macroblocks.</summary>
    public void MoveUp()
    {
        Luma.MoveUp();
        U.MoveUp();
        V.MoveUp();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Luma.Dispose();
        U.Dispose();
        V.Dispose();
    }
}
