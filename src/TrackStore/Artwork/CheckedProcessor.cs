namespace TrackStore.Artwork;

/// <summary>Calls an image processor, which may be a host's own, and holds it to its contract before anything is stored.</summary>
internal static class CheckedProcessor
{
    public static async Task<ProcessedArtwork> ProcessAsync(IImageProcessor processor, ImageSource source, RenditionProfile profile, CancellationToken cancellationToken)
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
            throw Failed("it gave an original without size");
        if (!artwork.Renditions.Select(rendition => rendition.Size).Order().SequenceEqual(profile.Renditions.Select(spec => spec.Size).Order()))
            throw Failed("it did not give exactly one rendition of each size");
        if (artwork.Renditions.Any(rendition => rendition.Data.IsEmpty || rendition.Width < 1 || rendition.Height < 1 || string.IsNullOrEmpty(rendition.MimeType)))
            throw Failed("it gave an empty rendition");
        return artwork;

        ImageRejectedException Failed(string how, Exception? cause = null) => new(
            ImageRejection.ProcessorFailed,
            $"The image processor {processor.Identity} failed on the picture: {how}. Nothing was stored; report it to the processor's author, or use another.",
            cause);
    }
}
