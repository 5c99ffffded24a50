using Microsoft.AspNetCore.Components.Forms;

namespace TrackStore.Sample.Web.Components.Details;

/// <summary>Takes a picture from the user's browser.</summary>
internal static class CoverUpload
{
    /// <summary>The most bytes of a picture. The browser says the size, and what it sends is counted as well.</summary>
    public const long MaxBytes = 10_000_000;

    /// <summary>The types that a browser's dialog offers.</summary>
    public const string Types = "image/jpeg,image/png,image/webp,image/gif,image/avif";

    /// <summary>What may be brought, for people.</summary>
    public static readonly string Hint = $"JPEG, PNG, WebP, GIF or AVIF, up to {MaxBytes / 1_000_000} MB";

    /// <summary>Creates a panel that takes pictures from a browser.</summary>
    public static ImageSubjectViewModel Create(ViewModelFactory models)
    {
        ImageSubjectViewModel subject = models.CreateImageSubject();
        subject.MaxUploadBytes = MaxBytes;
        return subject;
    }

    /// <summary>Stores a picture as the user's own.</summary>
    /// <returns>True when it is stored; the panel's <see cref="ImageSubjectViewModel.UploadError"/> says why not.</returns>
    public static Task<bool> StoreAsync(ImageSubjectViewModel subject, IBrowserFile file)
        => subject.UploadAsync(file.Size, () => file.OpenReadStream(MaxBytes));
}
