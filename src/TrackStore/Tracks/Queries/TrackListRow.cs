namespace TrackStore.Tracks.Queries;

/// <summary>A row of a list with the keys that a cursor may need.</summary>
internal sealed record TrackListRow(TrackItem Item, string SortTitle, string SortArtist, int? YearNumber);
