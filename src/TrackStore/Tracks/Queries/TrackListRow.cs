namespace TrackStore.Tracks.Queries;

/// <summary>A row of a list, with the values from which a cursor is made.</summary>
internal sealed record TrackListRow(TrackItem Item, TrackSortKeys Keys);
