namespace TrackStore.Artwork.WebP;

/// <summary>A lossy still WebP that this library decodes itself: in memory-safe code, and to the size that is asked for.</summary>
internal sealed class LossyWebP
{
    private readonly ReadOnlyMemory<byte> _frame;
    private readonly FrameTag _tag;

    private LossyWebP(ReadOnlyMemory<byte> frame, FrameTag tag) => (_frame, _tag) = (frame, tag);

    /// <summary>Gets the width in pixels.</summary>
    public int Width => _tag.Width;

    /// <summary>Gets the height in pixels.</summary>
    public int Height => _tag.Height;

    /// <summary>Opens a file by its headers; nothing is decoded.</summary>
    /// <param name="file">The file.</param>
    /// <returns>The picture, or null when it is of another kind: with alpha, a colour profile, an orientation, lossless, animated, or damaged.</returns>
    public static LossyWebP? Open(ReadOnlyMemory<byte> file) => WebPContainer.FindPlainFrame(file) is var (frame, tag) ? new LossyWebP(frame, tag) : null;

    /// <summary>Decodes the picture.</summary>
    /// <param name="width">The width to reduce it to, in pixels.</param>
    /// <param name="height">The height to reduce it to, in pixels.</param>
    /// <param name="rgb">Receives red, green and blue of each pixel.</param>
    /// <param name="cancellationToken">Stops the decoding.</param>
    /// <returns>False when the picture is damaged, or of a kind that isn't fully understood.</returns>
    /// <exception cref="OperationCanceledException">The decoding was stopped.</exception>
    public bool TryDecode(int width, int height, Span<byte> rgb, CancellationToken cancellationToken)
    {
        using LossyDecoder? decoder = LossyDecoder.Open(_frame, _tag);
        if (decoder is null)
            return false;

        using var reduction = new RgbReduction(Width, Height, width, height);
        if (!decoder.Decode(reduction.Luma, reduction.U, reduction.V, cancellationToken))
            return false;

        reduction.Convert(rgb);
        return true;
    }
}
