using System.Globalization;
using System.Reflection;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;
using SharpImage = SixLabors.ImageSharp.Image;

namespace TrackStore.Artwork.ImageSharp;

/// <summary>An image processor on SixLabors.ImageSharp.</summary>
/// <remarks>
/// It decodes the whole picture and goes down the ladder of sizes from one rendition to the next, synchronously and on one thread. It
/// doesn't convert colors: a color profile is dropped, and CMYK is converted by multiplication.
/// </remarks>
internal sealed partial class ImageSharpImageProcessor : IImageProcessor
{
    /// <summary>The pipeline's own revision. It changes whenever the same original would come out as other bytes.</summary>
    internal const int PipelineRevision = 1;

    // For one buffer: 268 million pixels with alpha. The pool keeps what a cover or two need and gives the rest back.
    private const int MaxAllocationMegabytes = 1024;
    private const int MaxPoolMegabytes = 64;

    // The default configuration belongs to the host. This one has no formats: each decoder and encoder is called by name.
    private static readonly Configuration Settings = new()
    {
        MaxDegreeOfParallelism = 1,
        MemoryAllocator = MemoryAllocator.Create(new MemoryAllocatorOptions
        {
            AllocationLimitMegabytes = MaxAllocationMegabytes,
            MaximumPoolSizeMegabytes = MaxPoolMegabytes,
        }),
    };

    /// <inheritdoc/>
    public string Identity { get; } = $"imagesharp {ReadVersion()} pipeline {PipelineRevision}";

    /// <inheritdoc/>
    public Task<ProcessedArtwork> ProcessAsync(ImageSource source, RenditionProfile profile, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentOutOfRangeException.ThrowIfZero(profile.Renditions.Count, nameof(profile));

        try
        {
            return Task.FromResult(Process(source, profile, cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<ProcessedArtwork>(cancellationToken);
        }
        catch (ImageRejectedException exception)
        {
            return Task.FromException<ProcessedArtwork>(exception);
        }
    }

    private static ProcessedArtwork Process(ImageSource source, RenditionProfile profile, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        IReadOnlyList<RenditionSpec> specs = profile.Renditions;
        int[] largestFirst = [.. Enumerable.Range(0, specs.Count).OrderByDescending(index => specs[index].LongestSide)];

        (SharpImage image, Size original) = DecodeLargest(source, profile.Shape, specs[largestFirst[0]].LongestSide, cancellationToken);
        using (image)
        {
            var renditions = new Rendition[specs.Count];
            Rendition? previous = null;
            Size shown = profile.Shape == RenditionShape.SquareByCropping ? new Size(Math.Min(original.Width, original.Height)) : original;
            foreach (int index in largestFirst)
            {
                cancellationToken.ThrowIfCancellationRequested();
                RenditionSpec spec = specs[index];
                Size size = FitWithin(shown, spec.LongestSide);
                Resize(image, size, ResizeMode.Stretch);

                // A small original fills several steps of the ladder with the same picture.
                Size shaped = profile.Shape == RenditionShape.SquareByPadding ? new Size(Math.Max(size.Width, size.Height)) : size;
                previous = previous is { } same && same.Width == shaped.Width && same.Height == shaped.Height
                    ? same with { Size = spec.Size }
                    : Encode(image, spec.Size, profile);
                renditions[index] = previous;
            }

            return new ProcessedArtwork
            {
                Width = original.Width,
                Height = original.Height,
                Renditions = renditions,
                Preview = Preview(image, profile),
            };
        }
    }

    /// <summary>Copies the pixels of the smallest rendition, scaled down where they are too many for a preview.</summary>
    private static ArtworkPreview Preview(SharpImage image, RenditionProfile profile)
    {
        Resize(image, FitWithin(image.Size(), ArtworkPreview.MaxSide), ResizeMode.Stretch);
        using SharpImage shaped = ToShape(image, profile);
        using Image<Rgba32> pixels = shaped.CloneAs<Rgba32>();
        byte[] rgba = new byte[pixels.Width * pixels.Height * 4];
        pixels.CopyPixelDataTo(rgba);
        return new ArtworkPreview(pixels.Width, pixels.Height, rgba);
    }

    private static void Resize(SharpImage image, Size size, ResizeMode mode)
    {
        if (image.Size() == size)
            return;

        var options = new ResizeOptions { Size = size, Mode = mode, Sampler = KnownResamplers.Lanczos3, PremultiplyAlpha = true };
        image.Mutate(context => context.Resize(options));
    }

    /// <summary>Shrinks a size until its longest side fits, keeping the aspect ratio and at least one pixel a side.</summary>
    private static Size FitWithin(Size size, int longestSide)
    {
        double scale = Math.Min(1, (double)longestSide / Math.Max(size.Width, size.Height));
        return new Size(Scale(size.Width), Scale(size.Height));

        int Scale(int side) => Math.Max(1, (int)Math.Round(side * scale, MidpointRounding.AwayFromZero));
    }

    // The assembly's own version names only the major one.
    private static string ReadVersion()
    {
        Assembly library = typeof(SharpImage).Assembly;
        string? version = library.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        return version?.Split('+')[0] ?? string.Create(CultureInfo.InvariantCulture, $"{library.GetName().Version}");
    }
}
