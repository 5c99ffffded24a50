namespace TrackStore.Artwork.WebP;

/// <summary>How up to four segments of a picture differ from the rest of it (RFC 6386, 9.3 and 19.2).</summary>
internal sealed class Segmentation
{
    /// <summary>How many segments there are.</summary>
    public const int Count = 4;

    private readonly int[] _quantisers = new int[Count];
    private readonly int[] _levels = new int[Count];
    private bool _isAbsolute;

    private Segmentation()
    {
    }

    /// <summary>Gets the probabilities by which macroblocks name their segment, or null when they don't and all are in the first one.</summary>
    public byte[]? Probabilities { get; private set; }

    /// <summary>Reads the segments.</summary>
    /// <returns>The segments, or null when it isn't said how they differ: the first frame has no earlier one to take that from.</returns>
    public static Segmentation? Read(ref BoolReader reader, ReadOnlySpan<byte> data)
    {
        var segmentation = new Segmentation();
        if (!reader.ReadFlag(data))
            return segmentation;

        bool hasMap = reader.ReadFlag(data);
        if (!reader.ReadFlag(data))
            return null;

        segmentation._isAbsolute = reader.ReadFlag(data);
        for (int index = 0; index < Count; index++)
            segmentation._quantisers[index] = reader.ReadOptional(data, 7);
        for (int index = 0; index < Count; index++)
            segmentation._levels[index] = reader.ReadOptional(data, 6);
        if (hasMap)
        {
            segmentation.Probabilities = new byte[Count - 1];
            foreach (ref byte probability in segmentation.Probabilities.AsSpan())
                probability = reader.ReadFlag(data) ? (byte)reader.ReadLiteral(data, 8) : byte.MaxValue;
        }

        return segmentation;
    }

    /// <summary>Finds the quantiser index of a segment.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="index">The picture's index.</param>
    public int QuantiserOf(int segment, int index) => _isAbsolute ? _quantisers[segment] : index + _quantisers[segment];

    /// <summary>Finds the filter level of a segment.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="level">The picture's level.</param>
    public int LevelOf(int segment, int level) => _isAbsolute ? _levels[segment] : level + _levels[segment];
}
