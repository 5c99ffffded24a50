namespace TrackStore.Discogs.Http;

/// <summary>Reads the whole body within the attempt, so that a slow or broken one is timed and tried again like any other failure.</summary>
internal sealed class BufferedBodyHandler : DelegatingHandler
{
    /// <summary>The largest releases have a few megabytes of credits.</summary>
    internal const int MaxBytes = 32 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            await response.Content.LoadIntoBufferAsync(MaxBytes, cancellationToken).ConfigureAwait(false);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
