namespace TrackStore.Artwork.Rendering;

/// <summary>Describes how rerendering one stored picture ended.</summary>
internal enum RerenderOutcome
{
    /// <summary>Tracks and albums now show the new renditions.</summary>
    Rerendered,

    /// <summary>The picture already matches the current options, or was deleted meanwhile.</summary>
    AlreadyCurrent,

    /// <summary>The picture is unchanged, because its original was not kept.</summary>
    WithoutOriginal,
}
