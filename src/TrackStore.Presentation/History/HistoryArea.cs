namespace TrackStore;

/// <summary>What changes of the history are about, to list only some of them.</summary>
public enum HistoryArea
{
    /// <summary>Everything.</summary>
    All,

    /// <summary>Tracks that were edited, tagged, unlinked or deleted.</summary>
    Tracks,

    /// <summary>Albums that were edited or deleted.</summary>
    Albums,

    /// <summary>Tracks and albums that were merged or split.</summary>
    Merges,

    /// <summary>Pictures that were chosen, refused or deleted.</summary>
    Pictures,

    /// <summary>Tags that were defined, renamed, spelled, merged or deleted.</summary>
    Tags,

    /// <summary>Genres that were defined, renamed, spelled, merged, deleted or refused.</summary>
    Genres,

    /// <summary>Settings of the library, such as the rankings of platforms.</summary>
    Settings,
}
