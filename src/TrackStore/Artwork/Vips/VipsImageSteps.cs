using VipsImage = NetVips.Image;

namespace TrackStore.Artwork.Vips;

/// <summary>Chains steps over images whose memory the garbage collector does not manage.</summary>
internal static class VipsImageSteps
{
    /// <summary>Takes one step and disposes the image it started from, even if the step fails.</summary>
    /// <param name="image">The image to start from. This call owns it.</param>
    /// <param name="step">The step. It must not return its argument.</param>
    /// <returns>The step's image. The caller owns it.</returns>
    public static VipsImage Then(this VipsImage image, Func<VipsImage, VipsImage> step)
    {
        using (image)
            return step(image);
    }
}
