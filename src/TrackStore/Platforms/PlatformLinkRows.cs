using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;

namespace TrackStore.Platforms;

/// <summary>Plans the rows of links, which edits and syncs share.</summary>
internal static class PlatformLinkRows
{
    /// <summary>
    /// Returns the stored links of a platform's item. Usually there is at most one, because few items are linked to several tracks.
    /// </summary>
    public static IReadOnlyList<PlatformInfoEntity> LinksOf(this LibraryRows rows, PlatformLink link)
    {
        // Another platform may use the same id for something else.
        IReadOnlyList<PlatformInfoEntity> links = rows.Links.ByPlatformId.Find(link.PlatformId);
        return links.Count == 0 || (links.Count == 1 && links[0].Platform == link.Platform)
            ? links
            : [.. links.Where(other => other.Platform == link.Platform).OrderBy(other => other.TrackId)];
    }

    /// <summary>Adds a link with its sync time.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="trackId">The track.</param>
    /// <param name="link">The link.</param>
    /// <param name="isPrimary">Whether the link's values are the platform's layer.</param>
    /// <param name="source">The source whose run brings it, or null.</param>
    /// <param name="lastSynced">The time of its last sync, or null for never.</param>
    /// <returns>The id of the link.</returns>
    public static long AddLink(
        this LibraryRows rows, long trackId, PlatformLink link, bool isPrimary, string? source, DateTime? lastSynced)
    {
        long id = rows.NewId(IdKind.Link);
        rows.Links.Put(new PlatformInfoEntity
        {
            Id = id,
            TrackId = trackId,
            Platform = link.Platform,
            PlatformId = link.PlatformId,
            Position = isPrimary ? 0 : id,
            Source = source,
            PlatformUri = link.Uri,
            PlatformData = link.Data,
            Fields = link.Fields,
        });
        rows.Syncs.Put(new PlatformSyncEntity { LinkId = id, LastSynced = lastSynced });
        return id;
    }
}
