namespace TrackStore.Identity.Titles;

/// <summary>What a word says in the part of a title that names a version.</summary>
/// <param name="Marks">The marks that it gives.</param>
/// <param name="Role">What it does.</param>
/// <param name="Detail">What tells versions with the same mark apart, such as the language; null if nothing does.</param>
internal readonly record struct VersionWord(VersionMarks Marks, VersionWordRole Role, string? Detail = null);
