using TrackStore.Fields;
using TrackStore.Storage.Plans;

namespace TrackStore.Contracts;

/// <summary>Plans what a track shows after the layer of one of its platforms was written or removed in the same plan.</summary>
internal interface IPlatformLayerProjector
{
    /// <summary>Updates the track after a platform's layer was written.</summary>
    /// <param name="rows">The rows of the plan that wrote the layer.</param>
    /// <param name="trackId">The track.</param>
    /// <param name="before">The values that the layer had before.</param>
    void OnWritten(LibraryRows rows, long trackId, FieldValues before);

    /// <summary>Updates the albums that the track appears on after an item was written that is not its platform's primary one.</summary>
    /// <param name="rows">The rows of the plan that wrote the link.</param>
    /// <param name="trackId">The track.</param>
    void OnSecondaryWritten(LibraryRows rows, long trackId);

    /// <summary>
    /// Updates the track after another item of a platform became its primary one. Pins stay.
    /// </summary>
    /// <param name="rows">The rows of the plan that changed the link.</param>
    /// <param name="trackId">The track.</param>
    /// <param name="platform">The platform.</param>
    /// <param name="before">The values that the layer had before.</param>
    /// <param name="genres">The platform's genres from now on, or null to keep those that are stored.</param>
    void OnPrimaryChanged(LibraryRows rows, long trackId, string platform, FieldValues before, IReadOnlyList<string>? genres);

    /// <summary>
    /// Updates the track after a platform's layer was removed: its pins and genres go with it, while a title or artist that no other source
    /// knows becomes the track's own.
    /// </summary>
    /// <param name="rows">The rows of the plan that removed the layer.</param>
    /// <param name="trackId">The track.</param>
    /// <param name="platform">The platform.</param>
    /// <param name="removed">The values of the removed layer.</param>
    void OnRemoved(LibraryRows rows, long trackId, string platform, FieldValues removed);
}
