using TrackStore.Storage.Entities;

namespace TrackStore.Tracks.Matching;

/// <summary>What the running sync of a source knows about the stored links of its platform.</summary>
internal interface ILinkHistory
{
    /// <summary>Tells without reading anything whether the source may have stopped listing a link.</summary>
    bool MayBeUnseen(PlatformInfoEntity link);

    /// <summary>Tells whether the sync has not brought a link so far.</summary>
    bool IsUnseen(PlatformInfoEntity link);
}
