namespace TrackStore.Albums.Queries;

/// <summary>A row of a list, with the values from which a cursor is made.</summary>
internal sealed record AlbumListRow(AlbumItem Item, string SortTitle, string SortArtist, int? YearNumber);
