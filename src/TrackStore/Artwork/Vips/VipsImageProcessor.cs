using NetVips;
using TrackStore.Artwork.Validation;
using VipsImage = NetVips.Image;

namespace TrackStore.Artwork.Vips;

/// <summary>The default image processor, on libvips.</summary>
/// <remarks>
/// It shrinks while it decodes, goes down the ladder of sizes from one rendition to the next, and never relies on libvips' process-wide settings:
/// they belong to the host. Its work is synchronous.
/// </remarks>
internal sealed partial class VipsImageProcessor : IImageProcessor
{
    /// <summary>The pipeline's own revision. It changes whenever the same original would come out as other bytes.</summary>
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
            return MakeRenditions(source, profile, cancellationToken);
        }
        catch (VipsException) when (cancellationToken.IsCancellationRequested)
        {
            // A killed decode ends in libvips' own exception.
            throw new OperationCanceledException(cancellationToken);
        }
        catch (VipsException exception)
        {
            throw new ImageRejectedException(
                ImageRejection.Damaged,
                $"The {source.Format.ToDisplayName()} data is damaged or cut off and can't be decoded."
                    + " Fetch the picture again, or save it anew with an image editor.",
                exception);
        }
    }

    private static ProcessedArtwork MakeRenditions(ImageSource source, RenditionProfile profile, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int[] largestFirst = [.. Enumerable.Range(0, profile.Renditions.Count).OrderByDescending(index => profile.Renditions[index].LongestSide)];
        int longestSide = profile.Renditions[largestFirst[0]].LongestSide;

        (VipsImage current, PixelSize original) = DecodeLargest(source, profile.Shape, longestSide, cancellationToken);
        try
        {
            var renditions = new Rendition[profile.Renditions.Count];
            Rendition? previous = null;
            PixelSize shown = profile.Shape == RenditionShape.SquareByCropping ? original.InnerSquare : original;
            foreach (int index in largestFirst)
            {
                cancellationToken.ThrowIfCancellationRequested();
                RenditionSpec spec = profile.Renditions[index];
                PixelSize size = shown.FitWithin(spec.LongestSide);
                if (current.Width != size.Width || current.Height != size.Height)
                    current = current.Then(image => Resize(image, size)).Then(image => image.CopyMemory());

                // A small original fills several steps of the ladder with the same picture.
                PixelSize shaped = profile.Shape == RenditionShape.SquareByPadding ? size.OuterSquare : size;
                previous = previous is { } same && same.Width == shaped.Width && same.Height == shaped.Height
                    ? same with { Size = spec.Size }
                    : Encode(current, spec.Size, profile);
                renditions[index] = previous;
            }

            using VipsImage smallest = ToShape(current, profile);
            return new ProcessedArtwork { Width = original.Width, Height = original.Height, Renditions = renditions, Preview = Preview(smallest) };
        }
        finally
        {
            current.Dispose();
        }
    }
}
