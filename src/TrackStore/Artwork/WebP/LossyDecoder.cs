using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace TrackStore.Artwork.WebP;

/// <summary>Decodes a key frame of VP8 (RFC 6386), a row of macroblocks at a time.</summary>
/// <remarks>
/// What loops over coefficients or pixels is compiled with full optimisation at once: in the usual steps each of the first dozen pictures took some ten
/// times as long as the others, and profiles of the loops didn't make those any faster.
/// </remarks>
internal sealed class LossyDecoder : IDisposable
{
    private readonly ReadOnlyMemory<byte> _frame;
    private readonly FrameTag _tag;
    private readonly FrameHeader _header;
    private readonly FramePartitions _partitions;
    private readonly int _rows;

    private readonly ModeReader _modeReader;
    private readonly MacroblockModes[] _modes;
    private readonly SubblockMode[] _subblocks;
    private readonly ResidualReader _residualReader;
    private readonly MacroblockResidual _residual = new();
    private readonly FramePlanes _planes;
    private readonly MacroblockRenderer _renderer;

    // Of the macroblocks that are being predicted, and of the row above, which is smoothed.
    private MacroblockEdges[] _edges;
    private MacroblockEdges[] _edgesAbove;

    private LossyDecoder(ReadOnlyMemory<byte> frame, FrameTag tag, FrameHeader header, FramePartitions partitions)
    {
        (_frame, _tag, _header, _partitions) = (frame, tag, header, partitions);
        int columns = CountMacroblocks(tag.Width);
        _rows = CountMacroblocks(tag.Height);
        _modeReader = new ModeReader(header, columns);
        _modes = new MacroblockModes[columns];
        _subblocks = new SubblockMode[columns * ModeReader.Subblocks];
        _residualReader = new ResidualReader(header, columns);
        _planes = new FramePlanes(columns);
        _renderer = new MacroblockRenderer(_planes, columns);
        _edges = new MacroblockEdges[columns];
        _edgesAbove = new MacroblockEdges[columns];
    }

    /// <summary>Opens a frame.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="tag">Its tag.</param>
    /// <returns>The decoder, or null when the frame is damaged, or of a kind that isn't fully understood.</returns>
    public static LossyDecoder? Open(ReadOnlyMemory<byte> frame, FrameTag tag)
    {
        ReadOnlySpan<byte> data = frame.Span;
        int firstEnd = FrameTag.Length + tag.FirstPartition;
        if (!BoolReader.IsPossible(data, FrameTag.Length))
            return null;

        var reader = new BoolReader(FrameTag.Length);
        if (FrameHeader.Read(ref reader, data) is not { } header || reader.IsPast(firstEnd))
            return null;

        return FramePartitions.Find(data, reader, firstEnd, header.Partitions) is { } partitions ? new LossyDecoder(frame, tag, header, partitions) : null;
    }

    /// <summary>Decodes all rows.</summary>
    /// <param name="luma">Takes the brightness.</param>
    /// <param name="u">Takes the colour from yellow to blue, of half the width and height.</param>
    /// <param name="v">Takes the colour from cyan to red, of half the width and height.</param>
    /// <param name="cancellationToken">Stops the decoding between two rows of macroblocks.</param>
    /// <returns>False when the data ends early.</returns>
    /// <exception cref="OperationCanceledException">The decoding was stopped.</exception>
    public bool Decode(IPlaneSink luma, IPlaneSink u, IPlaneSink v, CancellationToken cancellationToken)
    {
        // Smoothing follows a row behind, and ends behind the last one.
        for (int row = 0; row <= _rows; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (row < _rows && !RenderRow(row))
                return false;

            if (row > 0)
            {
                Smooth(isTopmost: row == 1);
                Emit(_planes.Luma, row, FramePlanes.LumaSide, _tag.Width, _tag.Height, luma);
                Emit(_planes.U, row, FramePlanes.ChromaSide, (_tag.Width + 1) / 2, (_tag.Height + 1) / 2, u);
                Emit(_planes.V, row, FramePlanes.ChromaSide, (_tag.Width + 1) / 2, (_tag.Height + 1) / 2, v);
            }

            _planes.MoveUp();
            (_edges, _edgesAbove) = (_edgesAbove, _edges);
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _planes.Dispose();

    private static int CountMacroblocks(int pixels) => (pixels + FramePlanes.LumaSide - 1) / FramePlanes.LumaSide;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool RenderRow(int row)
    {
        ReadOnlySpan<byte> data = _frame.Span;
        _modeReader.ReadRow(ref _partitions.Modes, data, _modes, _subblocks);
        if (_partitions.AreModesPast)
            return false;

        ref BoolReader reader = ref _partitions.CoefficientsOf(row);
        _residualReader.BeginRow();
        for (int column = 0; column < _modes.Length; column++)
        {
            MacroblockModes modes = _modes[column];
            bool hasSubblocks = modes.Luma == BlockMode.Subblocks;
            bool isEmpty = modes.IsEmpty;
            if (isEmpty)
            {
                _residualReader.Skip(column, hasMeans: !hasSubblocks);
            }
            else
            {
                _residualReader.Read(ref reader, data, column, modes, _residual);
                isEmpty = _residual.IsEmpty;
            }

            ReadOnlySpan<SubblockMode> subblocks = _subblocks.AsSpan(column * ModeReader.Subblocks, ModeReader.Subblocks);
            _renderer.Render(column, isTopmost: row == 0, modes, subblocks, isEmpty ? null : _residual);
            _edges[column] = new MacroblockEdges(_header.StrengthOf(modes), HasInner: hasSubblocks || !isEmpty);
        }

        return !_partitions.AreCoefficientsPast(row);
    }

    private void Smooth(bool isTopmost)
    {
        if (!_header.IsFiltered)
            return;

        if (_header.IsFilteredSimply)
            SimpleLoopFilter.Smooth(_planes.Luma, _edgesAbove, isTopmost);
        else
            LoopFilter.Smooth(_planes, _edgesAbove, isTopmost);
    }

    // The last rows of macroblocks may still change when the ones below are smoothed.
    private void Emit(PlaneStrip strip, int row, int side, int width, int height, IPlaneSink sink)
    {
        const int late = PlaneStrip.Kept - 1;
        int first = Math.Max(0, ((row - 1) * side) - late);
        int end = row == _rows ? height : (row * side) - late;
        Debug.Assert(end <= height);
        for (int y = first; y < end; y++)
            sink.Push(strip.Pixels.Slice(strip.PlaceOf(y - (row * side), column: 0), width));
    }
}
