namespace TrackStore;

/// <summary>Says what a synchronisation did with one track.</summary>
public enum SyncAction
{
    /// <summary>It said what was known already; only the time of the last sync was noted.</summary>
    Unchanged,

    /// <summary>A track was added to the library.</summary>
    Added,

    /// <summary>A track of the library got other values, or a link.</summary>
    Changed,

    /// <summary>It could not be taken in; the others were.</summary>
    Failed,
}
