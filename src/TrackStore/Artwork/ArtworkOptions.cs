using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace TrackStore;

/// <summary>Options for the pictures that the store accepts and the renditions that it makes of them.</summary>
public sealed class ArtworkOptions : IValidatableObject
{
    /// <summary>Gets or sets the maximum size of an encoded original in bytes: 1 to 1,000,000,000.</summary>
    /// <value>The default is 20,000,000 (20 MB).</value>
    [Range(1, 1_000_000_000)]
    public int MaxBytes { get; set; } = 20_000_000;

    /// <summary>Gets or sets the maximum size of an original in pixels, width times height.</summary>
    /// <value>The default is 100,000,000 (100 megapixels).</value>
    [Range(typeof(long), "1", "9223372036854775807", ParseLimitsInInvariantCulture = true)]
    public long MaxPixels { get; set; } = 100_000_000;

    /// <summary>
    /// Gets or sets the maximum size of an AVIF original in pixels, width times height, where <see cref="MaxPixels"/> is not lower. AVIF
    /// can only be decoded at full size, which takes about 15 MB for each megapixel.
    /// </summary>
    /// <value>The default is 16,000,000 (16 megapixels).</value>
    [Range(typeof(long), "1", "9223372036854775807", ParseLimitsInInvariantCulture = true)]
    public long MaxAvifPixels { get; set; } = 16_000_000;

    /// <summary>
    /// Gets or sets how many pictures are decoded at the same time. Each uses one processor core and about 20 to 60 MB; a large AVIF uses
    /// more.
    /// </summary>
    /// <value>The default is the number of processors, at most 4.</value>
    [Range(1, 256)]
    public int MaxConcurrentDecodes { get; set; } = Math.Min(Environment.ProcessorCount, 4);

    /// <summary>
    /// Gets or sets the sources in the order in which their pictures are preferred, the best first. The user's choice always comes first.
    /// The host's own picture (<see cref="Sources.Base"/>), such as the cover embedded in the file, comes right behind the listed sources
    /// unless it is listed itself. Sources that are not listed share the last place. A changed ranking is applied to the library in the
    /// background the next time it is opened.
    /// </summary>
    /// <value>The default is spotify, discogs, rekordbox.</value>
    [Required]
    public IList<string> SourceRanking { get; set; } = ["spotify", "discogs", "rekordbox"];

    /// <summary>
    /// Gets or sets the SHA-256 hashes, as 64 hexadecimal digits in either case, of originals that only stand for a missing cover, such as
    /// a platform's placeholder. They are rejected as <see cref="ImageRejection.KnownPlaceholder"/>, so that a missing cover stays missing.
    /// </summary>
    /// <value>The default is empty.</value>
    [Required]
    public IList<string> PlaceholderHashes { get; set; } = [];

    /// <summary>Gets or sets the sizes, the shape and the encoding of the renditions.</summary>
    /// <value>The default is 60, 120, 300 and 640 pixels in the original's shape, JPEG of quality 85.</value>
    [Required]
    [ValidateObjectMembers]
    public RenditionOptions Renditions { get; set; } = new();

    /// <summary>
    /// Gets or sets a value indicating whether the originals are kept in the database, each once, so that changed <see cref="Renditions"/>
    /// can be applied to pictures that are already stored. An original usually has more bytes than its four renditions together. Originals
    /// that were kept before this is turned off stay as long as their pictures do.
    /// </summary>
    /// <value>The default is false: changed renditions apply only to pictures that are stored from then on.</value>
    public bool KeepOriginals { get; set; }

    /// <summary>
    /// Gets or sets how long a picture is kept that no track or album uses, zero to 10 years. The download queue deletes up to 1,000 such
    /// pictures a day while it works; <see cref="IArtworkMaintenance.SweepAsync"/> deletes them all. Pictures that the history of changes
    /// refers to stay longer.
    /// </summary>
    /// <value>The default is 7 days.</value>
    [Range(typeof(TimeSpan), "00:00:00", "3650.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan KeepUnusedFor { get; set; } = TimeSpan.FromDays(7);

    /// <inheritdoc/>
    IEnumerable<ValidationResult> IValidatableObject.Validate(ValidationContext validationContext)
    {
        foreach (string? source in SourceRanking ?? [])
        {
            if (string.IsNullOrEmpty(source) || source.Trim() != source)
            {
                yield return new ValidationResult(
                    $"\"{source}\" is not a valid source name. Remove blanks around it, or leave it out.",
                    [nameof(SourceRanking)]);
            }
        }

        foreach (string? hash in PlaceholderHashes ?? [])
        {
            if (hash is null || hash.Length != 2 * SHA256.HashSizeInBytes || !hash.All(char.IsAsciiHexDigit))
            {
                yield return new ValidationResult(
                    $"\"{hash}\" is not a SHA-256 hash. Give its 64 hexadecimal digits, without blanks or a prefix.",
                    [nameof(PlaceholderHashes)]);
            }
        }
    }
}
