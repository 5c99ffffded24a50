namespace TrackStore.Sample.Platforms.Folders;

/// <summary>A file of the library that lies elsewhere now.</summary>
/// <param name="Link">The track's link to the old path.</param>
/// <param name="File">The new path inside the folder.</param>
internal sealed record MovedFile(PlatformInfo Link, string File);
