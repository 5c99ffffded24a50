namespace TrackStore.Artwork.Validation;

/// <summary>An original that passed validation.</summary>
/// <param name="Source">The original as an image processor gets it.</param>
/// <param name="Hash">The SHA-256 hash of its bytes, as lower-case hexadecimal digits.</param>
internal sealed record ValidatedImage(ImageSource Source, string Hash);
