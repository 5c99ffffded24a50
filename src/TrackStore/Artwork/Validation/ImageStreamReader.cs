namespace TrackStore.Artwork.Validation;

/// <summary>Reads an original from a stream, one byte past the limit at most, because a stream may never end.</summary>
internal static class ImageStreamReader
{
    private const int InitialCapacity = 64 * 1024;

    /// <summary>Reads from the stream's position to its end.</summary>
    /// <exception cref="ImageRejectedException">The stream has more bytes than the limit.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream stream, int maxBytes, CancellationToken cancellationToken)
    {
        long limit = (long)maxBytes + 1;
        byte[] buffer = new byte[(int)Math.Min(limit, RemainingLength(stream) + 1 ?? InitialCapacity)];
        int length = 0;
        while (true)
        {
            if (length == buffer.Length)
            {
                if (length == limit)
                    throw ImageRejections.TooManyBytes(length, maxBytes);
                Array.Resize(ref buffer, (int)Math.Min(limit, buffer.Length * 2L));
            }

            int read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            if (read == 0)
                return buffer.AsMemory(0, length);
            length += read;
            if (length > maxBytes)
                throw ImageRejections.TooManyBytes(length, maxBytes);
        }
    }

    private static long? RemainingLength(Stream stream) => stream.CanSeek ? Math.Max(0, stream.Length - stream.Position) : null;
}
