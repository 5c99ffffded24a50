namespace TrackStore;

/// <summary>Whether a call changes the library or only tells what it would change.</summary>
public enum ChangeMode
{
    /// <summary>The library is changed.</summary>
    Apply,

    /// <summary>Nothing is written. The call returns what it would, and throws what it would.</summary>
    Preview,
}
