namespace TrackStore.Tracks.Import;

internal enum ImportChange
{
    Added,
    Updated,
    Unchanged,
}
