namespace TrackStore.Artwork;

/// <summary>Says what became of a picture that was to be made anew.</summary>
internal enum RerenderOutcome
{
    /// <summary>What showed it shows the new renditions.</summary>
    Rerendered,

    /// <summary>It is made by the options of today, or is gone.</summary>
    AlreadyCurrent,

    /// <summary>It stays as it is, because its original is not kept.</summary>
    WithoutOriginal,
}
