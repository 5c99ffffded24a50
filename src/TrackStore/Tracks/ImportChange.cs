namespace TrackStore.Tracks;

internal enum ImportChange
{
    Added,
    Updated,
    Unchanged,
}
