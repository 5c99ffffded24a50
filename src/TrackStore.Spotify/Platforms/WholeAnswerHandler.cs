namespace TrackStore.Platforms.Spotify;

/// <summary>
/// Reads an answer to its end, within the attempt that asked for it: a body that is slow or breaks off is then tried again like a request that never arrived.
/// </summary>
internal sealed class WholeAnswerHandler : DelegatingHandler
{
    // The largest page, 50 tracks with the lists of all countries, is below 1 MB.
    private const long LargestAnswer = 16 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            await response.Content.LoadIntoBufferAsync(LargestAnswer, cancellationToken).ConfigureAwait(false);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
