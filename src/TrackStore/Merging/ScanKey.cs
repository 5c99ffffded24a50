namespace TrackStore.Merging;

/// <summary>What tracks have in common that are compared.</summary>
internal enum ScanKey
{
    Title,
    Skeleton,
    OtherTitle,
    Isrc,
}
