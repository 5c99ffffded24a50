using TrackStore.Artwork.Rendering;
using TrackStore.Artwork.Validation;

namespace TrackStore.Artwork.Previews;

/// <summary>Renders previews as the library's own pictures are rendered, and stores nothing.</summary>
internal sealed class PreviewRenderer(ImageValidator validator, RenditionRenderer renderer, TimeProvider time)
{
    /// <summary>Validates and renders an original.</summary>
    /// <param name="original">The encoded picture. It is not copied.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The picture in all sizes.</returns>
    /// <exception cref="ImageRejectedException">The original is not accepted or can't be decoded.</exception>
    public async Task<PreviewPicture> RenderAsync(ReadOnlyMemory<byte> original, CancellationToken cancellationToken)
    {
        ValidatedImage image = validator.Validate(original);
        RenderingKey key = renderer.KeyOf(image.Hash);
        RenderedArtwork rendered = await renderer.RenderAsync(key, image.Source, cancellationToken).ConfigureAwait(false);
        return new PreviewPicture(key, rendered.Processed.Renditions, rendered.Placeholder, time.GetUtcNow());
    }
}
