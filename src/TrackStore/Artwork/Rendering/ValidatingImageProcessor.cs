namespace TrackStore.Artwork.Rendering;

/// <summary>
/// Calls an image processor, which may be the host's own, and checks its output against the contract before anything is stored.
/// </summary>
internal static class ValidatingImageProcessor
{
    public static async Task<ProcessedArtwork> ProcessAsync(
        IImageProcessor processor,
        ImageSource source,
        RenditionProfile profile,
        CancellationToken cancellationToken)
    {
        ProcessedArtwork artwork;
        try
        {
            artwork = await processor.ProcessAsync(source, profile, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or TrackStoreException))
        {
            throw Failed($"it threw {exception.GetType().Name}: {exception.Message}", exception);
        }

        if (artwork.Width < 1 || artwork.Height < 1)
            throw Failed("it returned an original without a size");
        IEnumerable<ImageSize> expected = profile.Renditions.Select(spec => spec.Size).Order();
        if (!artwork.Renditions.Select(rendition => rendition.Size).Order().SequenceEqual(expected))
            throw Failed("it did not return exactly one rendition of each size");
        if (artwork.Renditions.Any(IsEmpty))
            throw Failed("it returned an empty rendition");
        return artwork;

        ImageRejectedException Failed(string reason, Exception? cause = null) => new(
            ImageRejection.ProcessorFailed,
            $"The image processor {processor.Identity} failed: {reason}. Nothing was stored. "
                + "Report this to the processor's author, or use another processor.",
            cause);
    }

    private static bool IsEmpty(Rendition rendition)
        => rendition.Data.IsEmpty || rendition.Width < 1 || rendition.Height < 1 || string.IsNullOrEmpty(rendition.MimeType);
}
