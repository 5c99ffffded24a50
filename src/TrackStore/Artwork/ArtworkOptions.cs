using System.ComponentModel.DataAnnotations;

namespace TrackStore;

/// <summary>Limits of the pictures that the store takes in.</summary>
public sealed class ArtworkOptions
{
    /// <summary>Gets or sets how many bytes an encoded original may have: 1 to 1,000,000,000.</summary>
    /// <value>The default is 20,000,000 (20 MB).</value>
    [Range(1, 1_000_000_000)]
    public int MaxBytes { get; set; } = 20_000_000;

    /// <summary>Gets or sets how many pixels, width times height, an original may have.</summary>
    /// <value>The default is 100,000,000 (100 megapixels).</value>
    [Range(1L, long.MaxValue)]
    public long MaxPixels { get; set; } = 100_000_000;

    /// <summary>Gets or sets how many pictures are decoded at once. Each takes one processor core and some 20 to 60 MB while it lasts.</summary>
    /// <value>The default is the number of processors, at most 4.</value>
    [Range(1, 256)]
    public int MaxConcurrentDecodes { get; set; } = Math.Min(Environment.ProcessorCount, 4);
}
