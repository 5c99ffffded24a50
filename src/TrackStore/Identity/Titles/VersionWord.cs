namespace TrackStore.Identity.Titles;

/// <summary>What a word says in the part of a title that names a version.</summary>
internal readonly record struct VersionWord(VersionMarks Marks, VersionWordRole Role);
