using Microsoft.AspNetCore.Components.Forms;

namespace TrackStore.Sample.Web.Components.Details;

/// <summary>Takes a picture from the user's browser.</summary>
internal static class CoverUpload
{
    /// <summary>The most bytes of a picture. The browser says the size, and what it sends is counted as well.</summary>
    public const long MaxBytes = 10_000_000;

    /// <summary>Stores a picture as the user's own.</summary>
    /// <exception cref="IOException">
    /// It is larger than allowed. Nothing of it is stored, and nothing read if the browser says so.
    /// </exception>
    /// <exception cref="ImageRejectedException">It is not an accepted picture.</exception>
    public static async Task StoreAsync(
        IImageRepository images, IBrowserFile file, long trackId, CancellationToken cancellationToken = default)
    {
        if (file.Size > MaxBytes)
            throw new IOException($"This file is larger than {MaxBytes / 1_000_000} MB. Choose a smaller picture.");
        await using Stream stream = file.OpenReadStream(MaxBytes, cancellationToken);
        await images.ResizeAndStoreImageAsync(stream, trackId, source: Sources.User, cancellationToken: cancellationToken);
    }
}
