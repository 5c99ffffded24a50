using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;
using TrackStore.Tracks.Matching;

namespace TrackStore.Sync;

/// <summary>Which stored links the run of a source has brought, as one plan sees it.</summary>
internal sealed class SourceLinks(LibraryRows rows, SyncSource source) : ILinkHistory
{
    private readonly HashSet<long> _seen = [];
    private int _room = source.Room;

    /// <summary>Notes a link that the plan updates.</summary>
    public void Seen(long linkId) => _seen.Add(linkId);

    /// <summary>Notes an item that is held back.</summary>
    public void Held() => _room--;

    public bool MayBeUnseen(PlatformInfoEntity link)
        => link.Source == source.Name
            && (source.IsAtEnd || _room > 0)
            && link.Id < source.FirstNewLinkId
            && !rows.IsNew(IdKind.Link, link.Id)
            && !_seen.Contains(link.Id)
            && !source.HasFailed(link.Platform, link.PlatformId);

    public bool IsUnseen(PlatformInfoEntity link)
        => MayBeUnseen(link) && !(rows.Syncs.ByLink.FindOne(link.Id)?.LastSynced >= source.Since);
}
