using TrackStore.Storage.Plans;

namespace TrackStore.Contracts;

/// <summary>Merges albums within a plan of another module.</summary>
internal interface IAlbumMerging
{
    /// <summary>Moves all that an album has to another one.</summary>
    /// <param name="rows">The rows of the write.</param>
    /// <param name="keptId">The album that stays.</param>
    /// <param name="otherId">The album that goes.</param>
    /// <param name="isAssumed">
    /// Whether no one has said that they are one, so that a source that names the other's artist parts them.
    /// </param>
    void Merge(LibraryRows rows, long keptId, long otherId, bool isAssumed);
}
