using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using TrackStore.Artwork.Acquisition;
using TrackStore.Artwork.Downloads.Http;
using TrackStore.Coalescing;

namespace TrackStore.Artwork.Previews;

/// <summary>
/// Gets previews from memory, from the folder, or from the platform's server: once for all callers with the same address.
/// </summary>
internal sealed class PreviewSource(
    PreviewMemory memory,
    PreviewFolder folder,
    PreviewDownloader downloader,
    PreviewRenderer renderer,
    ILogger<PreviewSource> logger)
{
    private readonly Coalescer<string, PreviewEntry> _runs = new();
    private readonly ConcurrentDictionary<string, bool> _forgotten = new(StringComparer.Ordinal);

    /// <summary>Gets a picture.</summary>
    /// <param name="url">The address, valid or not.</param>
    /// <param name="cancellationToken">Cancels the call. The download goes on while another caller waits for it.</param>
    /// <returns>The picture, or null when the server has none.</returns>
    /// <exception cref="ArtworkPreviewException">The picture can't be downloaded.</exception>
    /// <exception cref="ImageRejectedException">The picture is not accepted.</exception>
    public async Task<PreviewPicture?> GetAsync(string url, CancellationToken cancellationToken)
    {
        PreviewEntry entry = memory.Find(url)
            ?? await _runs.RunAsync(url, token => AcquireAsync(url, token), cancellationToken).ConfigureAwait(false);
        return entry.Result is null or FetchResult.Absent ? entry.Picture : throw PreviewFailures.Of(entry.Result, entry.RetryAt);
    }

    /// <summary>
    /// Forgets an address, so that it is requested again. Doesn't access the folder, because a user interface may call it.
    /// </summary>
    public void Forget(string url)
    {
        memory.Remove(url);
        if (folder.IsUsed)
            _forgotten[url] = true;
    }

    /// <summary>Drops the least recently used pictures from memory until the rest fits.</summary>
    public void Trim(long bytes) => memory.Trim(bytes);

    private async Task<PreviewEntry> AcquireAsync(string url, CancellationToken cancellationToken)
    {
        // Another run may have ended since the caller looked.
        if (memory.Find(url) is { } known)
            return known;
        if (!_forgotten.TryRemove(url, out _) && await ReadAsync(url, cancellationToken).ConfigureAwait(false) is { } kept)
            return memory.Add(url, kept);

        FetchResult result = await downloader.FetchAsync(url, cancellationToken).ConfigureAwait(false);
        if (result is FetchResult.Content content)
        {
            try
            {
                PreviewPicture picture = await renderer.RenderAsync(content.Data, cancellationToken).ConfigureAwait(false);
                PreviewEntry downloaded = memory.Add(url, picture);
                await folder.WriteAsync(url, content.Data).ConfigureAwait(false);
                return downloaded;
            }
            catch (ImageRejectedException rejected) when (rejected.Rejection != ImageRejection.ProcessorFailed)
            {
                Log.ArtworkUnusable(logger, rejected, UrlRedactor.ForLog(new Uri(url)));
                result = FetchResult.Of(rejected);
            }
        }

        PreviewEntry entry = memory.Add(url, result);
        downloader.Note(url, result, entry.RetryAt);
        return entry;
    }

    private async Task<PreviewPicture?> ReadAsync(string url, CancellationToken cancellationToken)
    {
        if (await folder.ReadAsync(url, cancellationToken).ConfigureAwait(false) is not { } data)
            return null;
        try
        {
            return await renderer.RenderAsync(data, cancellationToken).ConfigureAwait(false);
        }
        catch (ImageRejectedException)
        {
            // The file was altered, or the options accept less than before.
            folder.Delete(url);
            return null;
        }
    }
}
