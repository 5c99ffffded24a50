namespace TrackStore.Storage.Portable;

/// <summary>A rendition read by its picture's key.</summary>
internal sealed record ImageContentRow(string MimeType, int Width, int Height, byte[] Data);
