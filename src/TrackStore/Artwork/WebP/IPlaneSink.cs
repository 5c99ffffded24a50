namespace TrackStore.Artwork.WebP;

/// <summary>Takes the rows of a plane, from the top on.</summary>
internal interface IPlaneSink
{
    /// <summary>Takes the next row. It may change after the call.</summary>
    void Push(ReadOnlySpan<byte> row);
}
