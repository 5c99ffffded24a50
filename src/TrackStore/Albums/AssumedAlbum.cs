namespace TrackStore.Albums;

/// <summary>An album whose artist no source named, as a plan came across it.</summary>
/// <param name="TitleKey">The normalized title.</param>
/// <param name="AlbumId">The album.</param>
internal readonly record struct AssumedAlbum(string TitleKey, long AlbumId);
