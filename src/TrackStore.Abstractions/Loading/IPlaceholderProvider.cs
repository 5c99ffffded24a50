namespace TrackStore;

/// <summary>Provides the host's placeholders for missing images. Called from several thread-pool threads at once.</summary>
public interface IPlaceholderProvider
{
    /// <summary>Gets the placeholder for a request that found no image.</summary>
    /// <param name="request">The request; its kind and target may determine the placeholder.</param>
    /// <returns>The placeholder, or null to end the request as <see cref="ImageLoadResult.Absent"/>.</returns>
    PlaceholderImage? GetPlaceholder(ImageRequest request);
}
