namespace TrackStore.Artwork;

/// <summary>Reads an original from a stream, no further than the limit and one byte: a stream may have no end.</summary>
internal static class OriginalReader
{
    private const int FirstBuffer = 64 * 1024;

    public static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream stream, int maxBytes, CancellationToken cancellationToken)
    {
        long limit = (long)maxBytes + 1;
        byte[] buffer = new byte[(int)Math.Min(limit, KnownLength(stream) + 1 ?? FirstBuffer)];
        int length = 0;
        while (true)
        {
            if (length == buffer.Length)
            {
                if (length == limit)
                    throw ImageGate.TooManyBytes(length, maxBytes);
                Array.Resize(ref buffer, (int)Math.Min(limit, buffer.Length * 2L));
            }

            int read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            if (read == 0)
                return buffer.AsMemory(0, length);
            length += read;
            if (length > maxBytes)
                throw ImageGate.TooManyBytes(length, maxBytes);
        }
    }

    private static long? KnownLength(Stream stream) => stream.CanSeek ? Math.Max(0, stream.Length - stream.Position) : null;
}
