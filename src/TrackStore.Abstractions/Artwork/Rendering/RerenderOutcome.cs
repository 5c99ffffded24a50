namespace TrackStore;

/// <summary>Describes how rerendering one stored picture ended.</summary>
public enum RerenderOutcome
{
    /// <summary>Tracks and albums now show the new renditions.</summary>
    Rerendered,

    /// <summary>The picture already matches the current options and has all renditions, or was deleted meanwhile.</summary>
    AlreadyCurrent,

    /// <summary>The picture is unchanged, because its original was not kept. Store its original again to rerender it.</summary>
    WithoutOriginal,
}
