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
/// It shrinks a JPEG while it decodes, goes down the ladder of sizes from one rendition to the next, and works on one thread a picture: covers are
/// processed side by side. Its work is synchronous.
/// </remarks>
internal sealed partial class ImageSharpImageProcessor : IImageProcessor
{
    /// <summary>The pipeline's own revision. It changes whenever the same original would come out as other bytes.</summary>
    internal const int PipelineRevision = 1;

    // 268 million pixels with alpha. The pool keeps what a cover or two need and gives the rest back.
    private const int MaxAllocationMegabytes = 1024;
    private const int MaxPoolMegabytes = 64;

    private static readonly Configuration Settings = CreateSettings();

    /// <inheritdoc/>
    public string Identity { get; } = $"imagesharp {ReadVersion()} pipeline {PipelineRevision}";

    /// <inheritdoc/>
    public async Task<ProcessedArtwork> ProcessAsync(ImageSource source, RenditionProfile profile, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentOutOfRangeException.ThrowIfZero(profile.Renditions.Count, nameof(profile));

        cancellationToken.ThrowIfCancellationRequested();
        int[] largestFirst = [.. Enumerable.Range(0, profile.Renditions.Count).OrderByDescending(index => profile.Renditions[index].LongestSide)];
        int longestSide = profile.Renditions[largestFirst[0]].LongestSide;

        (SharpImage largest, Size original) = await DecodeLargestAsync(source, profile.Shape, longestSide, cancellationToken).ConfigureAwait(false);
        using (largest)
        {
            Rendition[] renditions = MakeRenditions(largest, original, profile, largestFirst, cancellationToken);
            return new ProcessedArtwork { Width = original.Width, Height = original.Height, Renditions = renditions, Preview = Preview(largest, profile) };
        }
    }

    private static Rendition[] MakeRenditions(
        SharpImage image,
        Size original,
        RenditionProfile profile,
        int[] largestFirst,
        CancellationToken cancellationToken)
    {
        var renditions = new Rendition[profile.Renditions.Count];
        Rendition? previous = null;
        Size shown = profile.Shape == RenditionShape.SquareByCropping ? InnerSquare(original) : original;
        foreach (int index in largestFirst)
        {
            cancellationToken.ThrowIfCancellationRequested();
            RenditionSpec spec = profile.Renditions[index];
            Size size = FitWithin(shown, spec.LongestSide);
            Resize(image, size);

            // A small original fills several steps of the ladder with the same picture.
            Size shaped = profile.Shape == RenditionShape.SquareByPadding ? OuterSquare(size) : size;
            previous = previous is { } same && same.Width == shaped.Width && same.Height == shaped.Height
                ? same with { Size = spec.Size }
                : Encode(image, spec.Size, profile);
            renditions[index] = previous;
        }

        return renditions;
    }

    /// <summary>Copies the pixels of the smallest rendition out, made smaller where they are too many for a preview.</summary>
    private static ArtworkPreview Preview(SharpImage image, RenditionProfile profile)
    {
        Resize(image, FitWithin(image.Size, ArtworkPreview.MaxSide));
        using SharpImage shaped = ToShape(image, profile);
        using Image<Rgba32> pixels = shaped.CloneAs<Rgba32>();
        byte[] rgba = new byte[pixels.Width * pixels.Height * 4];
        pixels.CopyPixelDataTo(rgba);
        return new ArtworkPreview(pixels.Width, pixels.Height, rgba);
    }

    private static void Resize(SharpImage image, Size size)
    {
        if (image.Size == size)
            return;

        var options = new ResizeOptions { Size = size, Mode = ResizeMode.Stretch, Sampler = KnownResamplers.Lanczos3, PremultiplyAlpha = true };
        image.Mutate(context => context.Resize(options));
    }

    /// <summary>Shrinks a size until its longest side fits, keeping the aspect ratio and at least one pixel a side; a size that fits stays.</summary>
    private static Size FitWithin(Size size, int longestSide)
    {
        int longest = Math.Max(size.Width, size.Height);
        if (longest <= longestSide)
            return size;

        double scale = (double)longestSide / longest;
        return new Size(Scale(size.Width, scale), Scale(size.Height, scale));
    }

    /// <summary>Shrinks a size until its shortest side fits, keeping the aspect ratio; a size that fits stays.</summary>
    private static Size Cover(Size size, int shortestSide)
    {
        int shortest = Math.Min(size.Width, size.Height);
        if (shortest <= shortestSide)
            return size;

        double scale = (double)shortestSide / shortest;
        return new Size(Scale(size.Width, scale), Scale(size.Height, scale));
    }

    private static Size InnerSquare(Size size) => new(Math.Min(size.Width, size.Height));

    private static Size OuterSquare(Size size) => new(Math.Max(size.Width, size.Height));

    private static int Scale(int side, double scale) => Math.Max(1, (int)Math.Round(side * scale, MidpointRounding.AwayFromZero));

    // A configuration of its own: the default one belongs to the host.
    private static Configuration CreateSettings()
    {
        Configuration settings = Configuration.Default.Clone();
        settings.MaxDegreeOfParallelism = 1;
        settings.MemoryAllocator = MemoryAllocator.Create(new MemoryAllocatorOptions
        {
            AllocationLimitMegabytes = MaxAllocationMegabytes,
            MaximumPoolSizeMegabytes = MaxPoolMegabytes,
        });
        return settings;
    }

    // The assembly's own version names only the major one.
    private static string ReadVersion()
    {
        Assembly library = typeof(SharpImage).Assembly;
        string? version = library.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        return version?.Split('+')[0] ?? string.Create(CultureInfo.InvariantCulture, $"{library.GetName().Version}");
    }
}
