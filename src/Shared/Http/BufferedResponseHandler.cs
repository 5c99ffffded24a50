namespace TrackStore.Shared.Http;

/// <summary>
/// Reads the whole response body within the attempt that asked for it, so that a slow or truncated body times out and is retried like any
/// other failure.
/// </summary>
/// <param name="maxBytes">The largest body to accept, in bytes; a larger one fails with
/// <see cref="HttpRequestError.ConfigurationLimitExceeded"/>.</param>
internal sealed class BufferedResponseHandler(long maxBytes) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            await response.Content.LoadIntoBufferAsync(maxBytes, cancellationToken).ConfigureAwait(false);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
