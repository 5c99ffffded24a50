using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace TrackStore;

/// <summary>
/// Options for the sizes, the shape and the encoding of renditions. Pictures that are already stored keep their renditions until they are
/// rerendered from their originals: see <see cref="ArtworkOptions.KeepOriginals"/> and <see cref="IArtworkMaintenance"/>.
/// </summary>
public sealed class RenditionOptions : IValidatableObject
{
    /// <summary>The maximum of the longest side, in pixels.</summary>
    internal const int MaxSide = 4096;

    /// <summary>
    /// Gets or sets the longest side of <see cref="ImageSize.Thumbnail"/> in pixels: 1 to 4,096, and below <see cref="Small"/>.
    /// </summary>
    /// <value>The default is 60.</value>
    [Range(1, MaxSide)]
    public int Thumbnail { get; set; } = 60;

    /// <summary>
    /// Gets or sets the longest side of <see cref="ImageSize.Small"/> in pixels: up to 4,096, and below <see cref="Medium"/>.
    /// </summary>
    /// <value>The default is 120.</value>
    [Range(1, MaxSide)]
    public int Small { get; set; } = 120;

    /// <summary>
    /// Gets or sets the longest side of <see cref="ImageSize.Medium"/> in pixels: up to 4,096, and below <see cref="Large"/>.
    /// </summary>
    /// <value>The default is 300.</value>
    [Range(1, MaxSide)]
    public int Medium { get; set; } = 300;

    /// <summary>Gets or sets the longest side of <see cref="ImageSize.Large"/> in pixels: up to 4,096.</summary>
    /// <value>The default is 640.</value>
    [Range(1, MaxSide)]
    public int Large { get; set; } = 640;

    /// <summary>Gets or sets the quality of JPEG and WebP: 1 to 100.</summary>
    /// <value>The default is 85.</value>
    [Range(1, 100)]
    public int Quality { get; set; } = 85;

    /// <summary>Gets or sets the format. Transparency is kept in either: with JPEG, a transparent picture is stored as PNG.</summary>
    /// <value>The default is JPEG.</value>
    [EnumDataType(typeof(RenditionFormat))]
    public RenditionFormat Format { get; set; }

    /// <summary>Gets or sets the shape of renditions whose original is not square.</summary>
    /// <value>The default keeps the original's aspect ratio.</value>
    [EnumDataType(typeof(RenditionShape))]
    public RenditionShape Shape { get; set; }

    /// <summary>
    /// Gets or sets the color, as 0xRRGGBB, that pads an opaque picture to a square. A transparent picture is padded with transparency.
    /// </summary>
    /// <value>The default is white.</value>
    [Range(0, 0xFFFFFF)]
    public int PaddingColor { get; set; } = 0xFFFFFF;

    /// <summary>Gets the longest side of a size.</summary>
    /// <param name="size">The size.</param>
    /// <returns>The longest side in pixels.</returns>
    internal int LongestSideOf(ImageSize size) => size switch
    {
        ImageSize.Thumbnail => Thumbnail,
        ImageSize.Small => Small,
        ImageSize.Medium => Medium,
        ImageSize.Large => Large,
        _ => throw new ArgumentOutOfRangeException(nameof(size), size, "The value is not an image size."),
    };

    /// <summary>Converts the options to the profile that an image processor gets.</summary>
    /// <returns>The profile, the largest size first.</returns>
    internal RenditionProfile ToProfile() => new()
    {
        Renditions =
        [
            .. Enum.GetValues<ImageSize>()
                .OrderDescending()
                .Select(size => new RenditionSpec { Size = size, LongestSide = LongestSideOf(size) }),
        ],
        Quality = Quality,
        Format = Format,
        Shape = Shape,
        PaddingColor = PaddingColor,
    };

    /// <inheritdoc/>
    IEnumerable<ValidationResult> IValidatableObject.Validate(ValidationContext validationContext)
    {
        if (Thumbnail >= Small || Small >= Medium || Medium >= Large)
        {
            yield return new ValidationResult(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The sizes must increase from Thumbnail to Large, but they are {Thumbnail}, {Small}, {Medium} and {Large} pixels."),
                [nameof(Thumbnail), nameof(Small), nameof(Medium), nameof(Large)]);
        }
    }
}
