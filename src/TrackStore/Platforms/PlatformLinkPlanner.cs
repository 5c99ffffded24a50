using TrackStore.Fields;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;

namespace TrackStore.Platforms;

/// <summary>Plans the links of one track to one platform, and keeps one of them primary.</summary>
internal sealed class PlatformLinkPlanner
{
    private readonly LibraryRows _rows;
    private readonly long _trackId;
    private readonly string _platform;

    public PlatformLinkPlanner(LibraryRows rows, long trackId, string platform)
    {
        _rows = rows;
        _trackId = trackId;
        _platform = platform;
        Before = Primary;
    }

    public bool HasLinks => Links.Any();

    /// <summary>Gets the primary link, or null when there is no link.</summary>
    public PlatformInfoEntity? Primary => Links.FirstOrDefault(link => link.Position == 0);

    /// <summary>Gets the link that was primary before, or null.</summary>
    public PlatformInfoEntity? Before { get; }

    private IEnumerable<PlatformInfoEntity> Links
        => _rows.Links.ByTrack.Find(_trackId).Where(link => link.Platform == _platform).OrderBy(link => link.Id);

    public PlatformInfoEntity? Find(string platformId) => Links.FirstOrDefault(link => link.PlatformId == platformId);

    /// <summary>Gets the time of a link's last sync, or null for never.</summary>
    public DateTime? LastSynced(PlatformInfoEntity link) => _rows.Syncs.ByLink.FindOne(link.Id)?.LastSynced;

    /// <summary>Adds a link, or updates the one with the same id. What the link doesn't provide stays as it is for the same id.</summary>
    public void Put(PlatformLink link, PlatformLinkOptions options)
    {
        PlatformInfoEntity? known = Find(link.PlatformId);
        PlatformInfoEntity? replaced = known is null && options.Role == PlatformIdRole.Replacement ? Primary : null;
        if (known is not null)
        {
            link = link with
            {
                Uri = link.Uri ?? known.PlatformUri,
                Data = link.Data ?? known.PlatformData,
                Fields = link.Fields is { } fields ? FieldJson.ReplaceTyped(known.Fields, fields) : known.Fields,
            };
            if (options.Role == PlatformIdRole.Primary)
                known = MakePrimary(known);
        }

        bool isSync = !options.LastSynced.HasValue;
        DateTime? lastSynced = isSync ? _rows.Now : options.LastSynced.Value?.UtcDateTime;
        if ((known ?? replaced) is { } stored)
            Update(stored, link, isSync, lastSynced);
        else
            Add(link, options.Role, lastSynced);
    }

    /// <summary>Makes one of the links the primary one.</summary>
    /// <returns>The link as it is then.</returns>
    public PlatformInfoEntity MakePrimary(PlatformInfoEntity link)
    {
        if (link.Position == 0)
            return link;
        if (Primary is { } primary)
            SetPosition(primary, primary.Id);
        return SetPosition(link, 0);
    }

    /// <summary>Removes a link. If it was the primary one, the oldest remaining one becomes primary.</summary>
    public void Remove(PlatformInfoEntity link)
    {
        if (_rows.Syncs.ByLink.FindOne(link.Id) is { } sync)
            _rows.Syncs.Remove(sync);
        _rows.Links.Remove(link);
        _rows.Changes.ChangedTrack(_trackId);
        if (Primary is null && Links.FirstOrDefault() is { } oldest)
            SetPosition(oldest, 0);
    }

    private void Add(PlatformLink link, PlatformIdRole role, DateTime? lastSynced)
    {
        PlatformInfoEntity? primary = Primary;
        if (primary is not null && role == PlatformIdRole.Primary)
            SetPosition(primary, primary.Id);
        bool isPrimary = primary is null || role != PlatformIdRole.Secondary;
        _rows.AddLink(_trackId, link, isPrimary, source: null, lastSynced);
        _rows.Changes.ChangedTrack(_trackId);
    }

    private void Update(PlatformInfoEntity stored, PlatformLink link, bool isSync, DateTime? lastSynced)
    {
        // No source has brought an id that a call stores.
        bool isOther = link.PlatformId != stored.PlatformId;

        // The sync time is not compared: asking a platform again does not change the track.
        PlatformInfoEntity updated = stored with
        {
            PlatformId = link.PlatformId,
            PlatformUri = link.Uri,
            PlatformData = link.Data,
            Fields = link.Fields,
            NeedsUpdate = !isSync && stored.NeedsUpdate,
            Source = isOther ? null : stored.Source,
            MissingSince = isOther || isSync ? null : stored.MissingSince,
        };
        if (_rows.Links.Table.Differences(stored, updated) != 0)
        {
            _rows.Links.Put(updated);
            _rows.Changes.ChangedTrack(_trackId);
        }

        _rows.Syncs.ByLink.Want(stored.Id);
        _rows.Syncs.Put(new PlatformSyncEntity { LinkId = stored.Id, LastSynced = lastSynced });
    }

    private PlatformInfoEntity SetPosition(PlatformInfoEntity link, long position)
    {
        PlatformInfoEntity moved = link with { Position = position };
        _rows.Links.Put(moved);
        _rows.Changes.ChangedTrack(_trackId);
        return moved;
    }
}
