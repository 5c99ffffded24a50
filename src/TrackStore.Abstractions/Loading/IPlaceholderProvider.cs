namespace TrackStore;

/// <summary>
/// Gives the host's placeholder pictures. Called from several thread-pool threads at once, when it turned out that there is no other
/// picture.
/// </summary>
public interface IPlaceholderProvider
{
    /// <summary>Gives the placeholder for a request.</summary>
    /// <param name="request">The request, by whose kind and target the placeholder may be chosen.</param>
    /// <returns>The placeholder, or null when the request is to end as <see cref="ImageLoadResult.Absent"/>.</returns>
    PlaceholderImage? GetPlaceholder(ImageRequest request);
}
