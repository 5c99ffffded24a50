using VipsImage = NetVips.Image;

namespace TrackStore.Artwork.Vips;

/// <summary>Chains steps over images that live outside the garbage collector.</summary>
internal static class VipsImageSteps
{
    /// <summary>Takes one step and disposes the image that it started from, whether or not the step succeeds.</summary>
    /// <param name="image">The image to start from; it belongs to this call.</param>
    /// <param name="step">The step; it must not return its own argument.</param>
    /// <returns>The step's image, which belongs to the caller.</returns>
    public static VipsImage Then(this VipsImage image, Func<VipsImage, VipsImage> step)
    {
        using (image)
            return step(image);
    }
}
