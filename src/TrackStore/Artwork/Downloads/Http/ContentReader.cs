using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using TrackStore.Artwork.Validation;

namespace TrackStore.Artwork.Downloads.Http;

/// <summary>Reads the picture that an answer brings, never more of it than is allowed.</summary>
internal sealed class ContentReader(ArtworkOptions limits)
{
    private const int ChunkLength = 64 * 1024;
    private const int SniffedLength = 512;

    /// <summary>Reads the body of a successful answer.</summary>
    /// <param name="response">The answer, whose body was not read yet.</param>
    /// <param name="validators">What the answer tells its version by.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The picture, or why it is not taken.</returns>
    public async Task<FetchResult> ReadAsync(HttpResponseMessage response, CacheValidators validators, CancellationToken cancellationToken)
    {
        string[] encodings = [.. response.Content.Headers.ContentEncoding.Where(e => !e.Equals("identity", StringComparison.OrdinalIgnoreCase))];
        bool isGzip = encodings is [var encoding] && (encoding.Equals("gzip", StringComparison.OrdinalIgnoreCase) || encoding.Equals("x-gzip", StringComparison.OrdinalIgnoreCase));
        if (encodings.Length > 0 && !isGzip)
            return new FetchResult.Failed(FetchFailure.InvalidAnswer, "The server compressed the picture in a way that it was not asked for and that is not understood.");
        if (response.Content.Headers.ContentLength > limits.MaxBytes)
            return TooManyBytes();

        Stream body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (body.ConfigureAwait(false))
        {
            return isGzip
                ? await ReadCompressedAsync(body, validators, cancellationToken).ConfigureAwait(false)
                : Judge(await ReadAsync(body, cancellationToken).ConfigureAwait(false), validators);
        }
    }

    private async Task<FetchResult> ReadCompressedAsync(Stream body, CacheValidators validators, CancellationToken cancellationToken)
    {
        var tail = new TailStream(body);
        var unpacked = new GZipStream(tail, CompressionMode.Decompress);
        await using (unpacked.ConfigureAwait(false))
        {
            Reading reading = await ReadAsync(unpacked, cancellationToken).ConfigureAwait(false);

            // GZipStream takes data that is cut off for data that ends.
            bool isCutOff = reading.IsWhole && tail.Tail != (uint)reading.Data.Length;
            return isCutOff
                ? new FetchResult.Failed(FetchFailure.CutOff, "The compressed picture ended before it was complete.")
                : Judge(reading, validators);
        }
    }

    private async Task<Reading> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        var data = new MemoryStream();
        byte[] chunk = ArrayPool<byte>.Shared.Rent(ChunkLength);
        try
        {
            while (true)
            {
                int count = await body.ReadAsync(chunk, cancellationToken).ConfigureAwait(false);
                if (count == 0)
                    return new Reading(Written(data), IsWhole: true);
                if (data.Length + count > limits.MaxBytes)
                    return new Reading(Written(data), IsWhole: false, IsTooLong: true);
                data.Write(chunk, 0, count);

                // The rest of a web page need not be waited for.
                if (data.Length >= SniffedLength && ImageHeader.FindFormat(Written(data).Span) is null)
                    return new Reading(Written(data), IsWhole: false);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    private FetchResult Judge(Reading reading, CacheValidators validators)
    {
        if (reading.IsTooLong)
            return TooManyBytes();
        if (reading.Data.IsEmpty)
            return new FetchResult.Failed(FetchFailure.Empty, "The server's answer has no bytes.");
        try
        {
            _ = ImageValidator.ValidateHeader(reading.Data, limits);
            return new FetchResult.Content(reading.Data, validators);
        }
        catch (ImageRejectedException error)
        {
            FetchRefusal reason = error.Rejection switch
            {
                ImageRejection.TooManyPixels => FetchRefusal.TooManyPixels,
                ImageRejection.Damaged => FetchRefusal.Damaged,
                _ => FetchRefusal.NotAPicture,
            };
            return new FetchResult.Refused(reason, error.Message);
        }
    }

    private FetchResult.Refused TooManyBytes() => new(
        FetchRefusal.TooManyBytes,
        string.Create(
            CultureInfo.InvariantCulture,
            $"The picture has more than the {limits.MaxBytes:N0} bytes of {nameof(ArtworkOptions)}.{nameof(ArtworkOptions.MaxBytes)}."));

    private static ReadOnlyMemory<byte> Written(MemoryStream data) => data.GetBuffer().AsMemory(0, (int)data.Length);

    private readonly record struct Reading(ReadOnlyMemory<byte> Data, bool IsWhole, bool IsTooLong = false);
}
