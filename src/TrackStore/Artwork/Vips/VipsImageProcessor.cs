using NetVips;
using TrackStore.Artwork.Validation;
using VipsImage = NetVips.Image;

namespace TrackStore.Artwork.Vips;

/// <summary>The default image processor, on libvips.</summary>
/// <remarks>
/// It shrinks while decoding, makes each rendition from the next larger one, and never relies on libvips' process-wide settings, which
/// belong to the host. Its work is synchronous.
/// </remarks>
internal sealed partial class VipsImageProcessor : IImageProcessor
{
    /// <summary>The revision of the pipeline. It changes whenever the same original would give other bytes.</summary>
    internal const int PipelineRevision = 3;

    /// <inheritdoc/>
    /// <exception cref="ImageProcessorUnavailableException">The native library can't be loaded.</exception>
    public string Identity => $"{VipsLibrary.Identity} pipeline {PipelineRevision}";

    /// <inheritdoc/>
    public Task<ProcessedArtwork> ProcessAsync(ImageSource source, RenditionProfile profile, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentOutOfRangeException.ThrowIfZero(profile.Renditions.Count, nameof(profile));

        try
        {
            VipsLibrary.ThrowIfUnavailable();

            return Task.FromResult(Process(source, profile, cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<ProcessedArtwork>(cancellationToken);
        }
        catch (TrackStoreException exception)
        {
            return Task.FromException<ProcessedArtwork>(exception);
        }
    }

    private static ProcessedArtwork Process(ImageSource source, RenditionProfile profile, CancellationToken cancellationToken)
    {
        try
        {
            return RenderOrComplete(source, profile, cancellationToken);
        }
        catch (VipsException) when (cancellationToken.IsCancellationRequested)
        {
            // libvips reports a killed decode by an exception of its own.
            throw new OperationCanceledException(cancellationToken);
        }
        catch (VipsException exception)
        {
            throw ImageRejections.Damaged(source.Format, exception);
        }
    }

    private static ProcessedArtwork RenderOrComplete(ImageSource source, RenditionProfile profile, CancellationToken cancellationToken)
    {
        try
        {
            return Render(source, VipsOriginal.Of(source), profile, cancellationToken);
        }
        catch (VipsException) when (!cancellationToken.IsCancellationRequested && VipsOriginal.Complete(source) is { } completed)
        {
            return Render(source, completed, profile, cancellationToken);
        }
    }

    private static ProcessedArtwork Render(
        ImageSource source,
        VipsOriginal encoded,
        RenditionProfile profile,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int[] largestFirst =
        [
            .. Enumerable.Range(0, profile.Renditions.Count).OrderByDescending(index => profile.Renditions[index].LongestSide),
        ];
        int longestSide = profile.Renditions[largestFirst[0]].LongestSide;

        (VipsImage current, PixelSize original) = DecodeLargest(source, encoded, profile.Shape, longestSide, cancellationToken);
        try
        {
            var renditions = new Rendition[profile.Renditions.Count];
            Rendition? previous = null;
            PixelSize visible = profile.Shape == RenditionShape.SquareByCropping ? original.InnerSquare : original;
            foreach (int index in largestFirst)
            {
                cancellationToken.ThrowIfCancellationRequested();
                RenditionSpec spec = profile.Renditions[index];
                PixelSize size = visible.FitWithin(spec.LongestSide);
                if (current.Width != size.Width || current.Height != size.Height)
                    current = current.Then(image => Resize(image, size)).Then(image => image.CopyMemory());

                // A small original has the same pixels at several sizes.
                PixelSize shaped = profile.Shape == RenditionShape.SquareByPadding ? size.OuterSquare : size;
                previous = previous is { } same && same.Width == shaped.Width && same.Height == shaped.Height
                    ? same with { Size = spec.Size }
                    : Encode(current, spec.Size, profile);
                renditions[index] = previous;
            }

            using VipsImage smallest = ToShape(current, profile);
            return new ProcessedArtwork
            {
                Width = original.Width,
                Height = original.Height,
                Renditions = renditions,
                Preview = ToPreview(smallest),
            };
        }
        finally
        {
            current.Dispose();
        }
    }
}
