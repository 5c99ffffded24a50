using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace TrackStore;

/// <summary>Which pictures the store takes in, and what it makes of them.</summary>
public sealed class ArtworkOptions : IValidatableObject
{
    /// <summary>Gets or sets how many bytes an encoded original may have: 1 to 1,000,000,000.</summary>
    /// <value>The default is 20,000,000 (20 MB).</value>
    [Range(1, 1_000_000_000)]
    public int MaxBytes { get; set; } = 20_000_000;

    /// <summary>Gets or sets how many pixels, width times height, an original may have.</summary>
    /// <value>The default is 100,000,000 (100 megapixels).</value>
    [Range(typeof(long), "1", "9223372036854775807", ParseLimitsInInvariantCulture = true)]
    public long MaxPixels { get; set; } = 100_000_000;

    /// <summary>Gets or sets how many pictures are decoded at once. Each takes one processor core and some 20 to 60 MB while it lasts.</summary>
    /// <value>The default is the number of processors, at most 4.</value>
    [Range(1, 256)]
    public int MaxConcurrentDecodes { get; set; } = Math.Min(Environment.ProcessorCount, 4);

    /// <summary>
    /// Gets or sets the sources whose picture is shown where several have one, the best first. The user's choice comes before all and
    /// <see cref="Sources.Base"/> after all, listed or not; sources that are not listed come equally after the listed ones.
    /// A changed ranking is applied to the library in the background from its next opening on.
    /// </summary>
    /// <value>The default is spotify, discogs, rekordbox.</value>
    [Required]
    public IList<string> SourceRanking { get; set; } = ["spotify", "discogs", "rekordbox"];

    /// <summary>
    /// Gets or sets the SHA-256 hashes, as 64 hexadecimal digits in either case, of originals that only say "no cover": a platform's placeholder. They are refused as
    /// <see cref="ImageRejection.KnownPlaceholder"/>, so that what has no cover is not shown as if it had.
    /// </summary>
    /// <value>The default is empty.</value>
    [Required]
    public IList<string> PlaceholderHashes { get; set; } = [];

    /// <summary>Gets or sets the sizes, the shape and the encoding of what is made of a picture.</summary>
    /// <value>The default is 60, 120, 300 and 640 pixels in the original's shape, JPEG of quality 85.</value>
    [Required]
    [ValidateObjectMembers]
    public RenditionOptions Renditions { get; set; } = new();

    /// <summary>
    /// Gets or sets a value indicating whether the originals' bytes are kept in the database, each once, so that changed <see cref="Renditions"/> reach the
    /// pictures that are stored already. The database grows by them: an original usually has more bytes than its four renditions together.
    /// Originals that were kept before it is turned off stay for as long as their pictures do.
    /// </summary>
    /// <value>The default is false: only pictures that are stored anew get changed renditions.</value>
    public bool KeepOriginals { get; set; }

    /// <summary>Checks what the lists say.</summary>
    /// <param name="validationContext">What is checked.</param>
    /// <returns>What is wrong; empty when nothing is.</returns>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (string? source in SourceRanking ?? [])
        {
            if (string.IsNullOrEmpty(source) || source.Trim() != source)
                yield return new ValidationResult($"\"{source}\" is the name of no source: give it without blanks around it, or leave it out.", [nameof(SourceRanking)]);
        }

        foreach (string? hash in PlaceholderHashes ?? [])
        {
            if (hash is null || hash.Length != 2 * SHA256.HashSizeInBytes || !hash.All(char.IsAsciiHexDigit))
            {
                yield return new ValidationResult(
                    $"\"{hash}\" is no SHA-256 hash, and no picture would match it. Give its 64 hexadecimal digits, without blanks or a prefix.",
                    [nameof(PlaceholderHashes)]);
            }
        }
    }
}
