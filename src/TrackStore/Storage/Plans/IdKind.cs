namespace TrackStore.Storage.Plans;

/// <summary>The tables whose ids the engine assigns.</summary>
internal enum IdKind
{
    Track,
    Album,
    Genre,
    Tag,
    Link,
    Artwork,
    Image,
    Download,
    Change,
    History,
}
