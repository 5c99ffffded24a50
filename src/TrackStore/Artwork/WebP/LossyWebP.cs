namespace TrackStore.Artwork.WebP;

/// <summary>A lossy still WebP that this library decodes itself: in memory-safe code, and to the size that is asked for.</summary>
internal sealed class LossyWebP
{
    private const int Channels = 3;

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

        double horizontal = (double)Width / width;
        double vertical = (double)Height / height;
        (int chromaWidth, int chromaHeight) = ((Width + 1) / 2, (Height + 1) / 2);
        var lumaColumns = new ReductionTaps(Width, width, horizontal);
        var lumaRows = new ReductionTaps(Height, height, vertical);
        var chromaColumns = new ReductionTaps(chromaWidth, width, horizontal / 2);
        var chromaRows = new ReductionTaps(chromaHeight, height, vertical / 2);
        using var luma = new PlaneReducer(lumaColumns, lumaRows);
        using var u = new PlaneReducer(chromaColumns, chromaRows);
        using var v = new PlaneReducer(chromaColumns, chromaRows);
        if (!decoder.Decode(luma, u, v, cancellationToken))
            return false;

        for (int row = 0; row < height; row++)
            YuvConverter.Convert(luma.RowAt(row), u.RowAt(row), v.RowAt(row), rgb.Slice(row * width * Channels, width * Channels));
        return true;
    }
}
