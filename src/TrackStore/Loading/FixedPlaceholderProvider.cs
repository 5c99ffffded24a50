namespace TrackStore.Loading;

/// <summary>Supplies the same placeholder for every request.</summary>
/// <param name="image">The placeholder.</param>
internal sealed class FixedPlaceholderProvider(PlaceholderImage image) : IPlaceholderProvider
{
    /// <inheritdoc/>
    public PlaceholderImage? GetPlaceholder(ImageRequest request) => image;
}
