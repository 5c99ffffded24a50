using System.Buffers;
using TrackStore.Artwork.Acquisition;
using TrackStore.Artwork.Validation;

namespace TrackStore.Artwork.Downloads.Http;

/// <summary>Reads pictures from responses, never more bytes than the limit.</summary>
internal sealed class ContentReader(ArtworkOptions limits)
{
    private const int ChunkLength = 64 * 1024;
    private const int SniffedLength = 512;

    /// <summary>Reads the content of a successful response.</summary>
    /// <param name="response">The response, whose content has not been read yet.</param>
    /// <param name="validators">The validators of the response.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The picture, or the reason why it is not accepted.</returns>
    public async Task<FetchResult> ReadAsync(HttpResponseMessage response, CacheValidators validators, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentEncoding.FirstOrDefault(IsCompressed) is { } encoding)
        {
            return new FetchResult.Failed(
                FetchError.InvalidResponse,
                $"The server compressed the picture ({UrlRedactor.Shorten(encoding)}), although the request asked for it uncompressed.");
        }

        if (response.Content.Headers.ContentLength is { } length && length > limits.MaxBytes)
            return FetchResult.Of(ImageRejections.TooManyBytes(length, limits.MaxBytes));

        Stream content = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            try
            {
                ReadOnlyMemory<byte> data = await ReadAsync(content, cancellationToken).ConfigureAwait(false);
                if (data.IsEmpty)
                    return new FetchResult.Failed(FetchError.Empty, "The server's response is empty.");
                _ = ImageValidator.ValidateHeader(data, limits);
                return new FetchResult.Content(data, validators);
            }
            catch (ImageRejectedException rejected)
            {
                return FetchResult.Of(rejected);
            }
        }
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync(Stream content, CancellationToken cancellationToken)
    {
        var data = new MemoryStream();
        byte[] chunk = ArrayPool<byte>.Shared.Rent(ChunkLength);
        try
        {
            while (true)
            {
                int count = await content.ReadAsync(chunk, cancellationToken).ConfigureAwait(false);
                if (count == 0)
                    return Written(data);
                if (data.Length + count > limits.MaxBytes)
                    throw ImageRejections.TooManyBytes(data.Length + count, limits.MaxBytes);
                data.Write(chunk, 0, count);

                // The start shows that it is no picture: there is no need to read the rest of a web page.
                if (data.Length >= SniffedLength && ImageHeader.FindFormat(Written(data).Span) is null)
                    return Written(data);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    private static bool IsCompressed(string encoding) => !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase);

    private static ReadOnlyMemory<byte> Written(MemoryStream data) => data.GetBuffer().AsMemory(0, (int)data.Length);
}
